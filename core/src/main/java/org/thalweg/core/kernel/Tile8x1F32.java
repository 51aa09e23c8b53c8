package org.thalweg.core.kernel;

import static org.thalweg.core.kernel.VectorTilesF32.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** A tile of eight rows by one vector, of which {@code cols} columns are used. */
final class Tile8x1F32 {

  private Tile8x1F32() {}

  /** The rows of A are anywhere. */
  static void strided(
      float[] a,
      int ai,
      int aRowStride,
      int aStep,
      float[] b,
      int bi,
      int bStep,
      float[] c,
      int ci,
      int cRowStride,
      float[] z,
      int zi,
      int zRowStride,
      int rows,
      int cols,
      int k) {
    int last = rows - 1;
    VectorMask<Float> mask = S.indexInRange(0, cols);
    int a1 = Math.min(1, last) * aRowStride;
    int a2 = Math.min(2, last) * aRowStride;
    int a3 = Math.min(3, last) * aRowStride;
    int a4 = Math.min(4, last) * aRowStride;
    int a5 = Math.min(5, last) * aRowStride;
    int a6 = Math.min(6, last) * aRowStride;
    int a7 = Math.min(7, last) * aRowStride;
    FloatVector x0 = FloatVector.fromArray(S, z, zi, mask);
    FloatVector x1 = FloatVector.fromArray(S, z, zi + Math.min(1, last) * zRowStride, mask);
    FloatVector x2 = FloatVector.fromArray(S, z, zi + Math.min(2, last) * zRowStride, mask);
    FloatVector x3 = FloatVector.fromArray(S, z, zi + Math.min(3, last) * zRowStride, mask);
    FloatVector x4 = FloatVector.fromArray(S, z, zi + Math.min(4, last) * zRowStride, mask);
    FloatVector x5 = FloatVector.fromArray(S, z, zi + Math.min(5, last) * zRowStride, mask);
    FloatVector x6 = FloatVector.fromArray(S, z, zi + Math.min(6, last) * zRowStride, mask);
    FloatVector x7 = FloatVector.fromArray(S, z, zi + Math.min(7, last) * zRowStride, mask);
    for (int p = 0; p < k; p++) {
      FloatVector bx = FloatVector.fromArray(S, b, bi, mask);
      FloatVector v0 = FloatVector.broadcast(S, a[ai]);
      x0 = v0.fma(bx, x0);
      FloatVector v1 = FloatVector.broadcast(S, a[ai + a1]);
      x1 = v1.fma(bx, x1);
      FloatVector v2 = FloatVector.broadcast(S, a[ai + a2]);
      x2 = v2.fma(bx, x2);
      FloatVector v3 = FloatVector.broadcast(S, a[ai + a3]);
      x3 = v3.fma(bx, x3);
      FloatVector v4 = FloatVector.broadcast(S, a[ai + a4]);
      x4 = v4.fma(bx, x4);
      FloatVector v5 = FloatVector.broadcast(S, a[ai + a5]);
      x5 = v5.fma(bx, x5);
      FloatVector v6 = FloatVector.broadcast(S, a[ai + a6]);
      x6 = v6.fma(bx, x6);
      FloatVector v7 = FloatVector.broadcast(S, a[ai + a7]);
      x7 = v7.fma(bx, x7);
      ai += aStep;
      bi += bStep;
    }
    x0.intoArray(c, ci, mask);
    x1.intoArray(c, ci + Math.min(1, last) * cRowStride, mask);
    x2.intoArray(c, ci + Math.min(2, last) * cRowStride, mask);
    x3.intoArray(c, ci + Math.min(3, last) * cRowStride, mask);
    x4.intoArray(c, ci + Math.min(4, last) * cRowStride, mask);
    x5.intoArray(c, ci + Math.min(5, last) * cRowStride, mask);
    x6.intoArray(c, ci + Math.min(6, last) * cRowStride, mask);
    x7.intoArray(c, ci + Math.min(7, last) * cRowStride, mask);
  }
}
