package org.thalweg.core.kernel;

import static org.thalweg.core.kernel.VectorTilesF32.S;

import jdk.incubator.vector.FloatVector;

/** A tile of eight rows by one vector. */
final class Tile8x1F32 {

  private Tile8x1F32() {}

  /** The rows of A are anywhere; whole vectors of B are read, and of C written. */
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
      int rows,
      int k,
      boolean add) {
    int last = rows - 1;
    int a1 = Math.min(1, last) * aRowStride;
    int a2 = Math.min(2, last) * aRowStride;
    int a3 = Math.min(3, last) * aRowStride;
    int a4 = Math.min(4, last) * aRowStride;
    int a5 = Math.min(5, last) * aRowStride;
    int a6 = Math.min(6, last) * aRowStride;
    int a7 = Math.min(7, last) * aRowStride;
    FloatVector x0;
    FloatVector x1;
    FloatVector x2;
    FloatVector x3;
    FloatVector x4;
    FloatVector x5;
    FloatVector x6;
    FloatVector x7;
    if (add) {
      x0 = FloatVector.fromArray(S, c, ci);
      x1 = FloatVector.fromArray(S, c, ci + Math.min(1, last) * cRowStride);
      x2 = FloatVector.fromArray(S, c, ci + Math.min(2, last) * cRowStride);
      x3 = FloatVector.fromArray(S, c, ci + Math.min(3, last) * cRowStride);
      x4 = FloatVector.fromArray(S, c, ci + Math.min(4, last) * cRowStride);
      x5 = FloatVector.fromArray(S, c, ci + Math.min(5, last) * cRowStride);
      x6 = FloatVector.fromArray(S, c, ci + Math.min(6, last) * cRowStride);
      x7 = FloatVector.fromArray(S, c, ci + Math.min(7, last) * cRowStride);
    } else {
      x0 = FloatVector.zero(S);
      x1 = FloatVector.zero(S);
      x2 = FloatVector.zero(S);
      x3 = FloatVector.zero(S);
      x4 = FloatVector.zero(S);
      x5 = FloatVector.zero(S);
      x6 = FloatVector.zero(S);
      x7 = FloatVector.zero(S);
    }
    for (int p = 0; p < k; p++) {
      FloatVector bx = FloatVector.fromArray(S, b, bi);
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
    x0.intoArray(c, ci);
    x1.intoArray(c, ci + Math.min(1, last) * cRowStride);
    x2.intoArray(c, ci + Math.min(2, last) * cRowStride);
    x3.intoArray(c, ci + Math.min(3, last) * cRowStride);
    x4.intoArray(c, ci + Math.min(4, last) * cRowStride);
    x5.intoArray(c, ci + Math.min(5, last) * cRowStride);
    x6.intoArray(c, ci + Math.min(6, last) * cRowStride);
    x7.intoArray(c, ci + Math.min(7, last) * cRowStride);
  }
}
