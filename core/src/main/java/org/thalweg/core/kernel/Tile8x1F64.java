package org.thalweg.core.kernel;

import static org.thalweg.core.kernel.VectorTilesF64.S;

import jdk.incubator.vector.DoubleVector;

/** A tile of eight rows by one vector. */
final class Tile8x1F64 {

  private Tile8x1F64() {}

  /** The rows of A are anywhere; whole vectors of B are read, and of C written. */
  static void strided(
      double[] a,
      int ai,
      int aRowStride,
      int aStep,
      double[] b,
      int bi,
      int bStep,
      double[] c,
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
    DoubleVector x0;
    DoubleVector x1;
    DoubleVector x2;
    DoubleVector x3;
    DoubleVector x4;
    DoubleVector x5;
    DoubleVector x6;
    DoubleVector x7;
    if (add) {
      x0 = DoubleVector.fromArray(S, c, ci);
      x1 = DoubleVector.fromArray(S, c, ci + Math.min(1, last) * cRowStride);
      x2 = DoubleVector.fromArray(S, c, ci + Math.min(2, last) * cRowStride);
      x3 = DoubleVector.fromArray(S, c, ci + Math.min(3, last) * cRowStride);
      x4 = DoubleVector.fromArray(S, c, ci + Math.min(4, last) * cRowStride);
      x5 = DoubleVector.fromArray(S, c, ci + Math.min(5, last) * cRowStride);
      x6 = DoubleVector.fromArray(S, c, ci + Math.min(6, last) * cRowStride);
      x7 = DoubleVector.fromArray(S, c, ci + Math.min(7, last) * cRowStride);
    } else {
      x0 = DoubleVector.zero(S);
      x1 = DoubleVector.zero(S);
      x2 = DoubleVector.zero(S);
      x3 = DoubleVector.zero(S);
      x4 = DoubleVector.zero(S);
      x5 = DoubleVector.zero(S);
      x6 = DoubleVector.zero(S);
      x7 = DoubleVector.zero(S);
    }
    for (int p = 0; p < k; p++) {
      DoubleVector bx = DoubleVector.fromArray(S, b, bi);
      DoubleVector v0 = DoubleVector.broadcast(S, a[ai]);
      x0 = v0.fma(bx, x0);
      DoubleVector v1 = DoubleVector.broadcast(S, a[ai + a1]);
      x1 = v1.fma(bx, x1);
      DoubleVector v2 = DoubleVector.broadcast(S, a[ai + a2]);
      x2 = v2.fma(bx, x2);
      DoubleVector v3 = DoubleVector.broadcast(S, a[ai + a3]);
      x3 = v3.fma(bx, x3);
      DoubleVector v4 = DoubleVector.broadcast(S, a[ai + a4]);
      x4 = v4.fma(bx, x4);
      DoubleVector v5 = DoubleVector.broadcast(S, a[ai + a5]);
      x5 = v5.fma(bx, x5);
      DoubleVector v6 = DoubleVector.broadcast(S, a[ai + a6]);
      x6 = v6.fma(bx, x6);
      DoubleVector v7 = DoubleVector.broadcast(S, a[ai + a7]);
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
