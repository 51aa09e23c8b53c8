package org.thalweg.core.kernel;

import static org.thalweg.core.kernel.VectorTilesF64.L;
import static org.thalweg.core.kernel.VectorTilesF64.S;

import jdk.incubator.vector.DoubleVector;

/** A tile of six rows by two vectors. */
final class Tile6x2F64 {

  private Tile6x2F64() {}

  /** The rows of A are anywhere. */
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
    DoubleVector x0;
    DoubleVector y0;
    DoubleVector x1;
    DoubleVector y1;
    DoubleVector x2;
    DoubleVector y2;
    DoubleVector x3;
    DoubleVector y3;
    DoubleVector x4;
    DoubleVector y4;
    DoubleVector x5;
    DoubleVector y5;
    if (add) {
      x0 = DoubleVector.fromArray(S, c, ci);
      y0 = DoubleVector.fromArray(S, c, ci + L);
      x1 = DoubleVector.fromArray(S, c, ci + Math.min(1, last) * cRowStride);
      y1 = DoubleVector.fromArray(S, c, ci + Math.min(1, last) * cRowStride + L);
      x2 = DoubleVector.fromArray(S, c, ci + Math.min(2, last) * cRowStride);
      y2 = DoubleVector.fromArray(S, c, ci + Math.min(2, last) * cRowStride + L);
      x3 = DoubleVector.fromArray(S, c, ci + Math.min(3, last) * cRowStride);
      y3 = DoubleVector.fromArray(S, c, ci + Math.min(3, last) * cRowStride + L);
      x4 = DoubleVector.fromArray(S, c, ci + Math.min(4, last) * cRowStride);
      y4 = DoubleVector.fromArray(S, c, ci + Math.min(4, last) * cRowStride + L);
      x5 = DoubleVector.fromArray(S, c, ci + Math.min(5, last) * cRowStride);
      y5 = DoubleVector.fromArray(S, c, ci + Math.min(5, last) * cRowStride + L);
    } else {
      x0 = DoubleVector.zero(S);
      y0 = DoubleVector.zero(S);
      x1 = DoubleVector.zero(S);
      y1 = DoubleVector.zero(S);
      x2 = DoubleVector.zero(S);
      y2 = DoubleVector.zero(S);
      x3 = DoubleVector.zero(S);
      y3 = DoubleVector.zero(S);
      x4 = DoubleVector.zero(S);
      y4 = DoubleVector.zero(S);
      x5 = DoubleVector.zero(S);
      y5 = DoubleVector.zero(S);
    }
    for (int p = 0; p < k; p++) {
      DoubleVector bx = DoubleVector.fromArray(S, b, bi);
      DoubleVector by = DoubleVector.fromArray(S, b, bi + L);
      DoubleVector v0 = DoubleVector.broadcast(S, a[ai]);
      x0 = v0.fma(bx, x0);
      y0 = v0.fma(by, y0);
      DoubleVector v1 = DoubleVector.broadcast(S, a[ai + a1]);
      x1 = v1.fma(bx, x1);
      y1 = v1.fma(by, y1);
      DoubleVector v2 = DoubleVector.broadcast(S, a[ai + a2]);
      x2 = v2.fma(bx, x2);
      y2 = v2.fma(by, y2);
      DoubleVector v3 = DoubleVector.broadcast(S, a[ai + a3]);
      x3 = v3.fma(bx, x3);
      y3 = v3.fma(by, y3);
      DoubleVector v4 = DoubleVector.broadcast(S, a[ai + a4]);
      x4 = v4.fma(bx, x4);
      y4 = v4.fma(by, y4);
      DoubleVector v5 = DoubleVector.broadcast(S, a[ai + a5]);
      x5 = v5.fma(bx, x5);
      y5 = v5.fma(by, y5);
      ai += aStep;
      bi += bStep;
    }
    x0.intoArray(c, ci);
    y0.intoArray(c, ci + L);
    x1.intoArray(c, ci + Math.min(1, last) * cRowStride);
    y1.intoArray(c, ci + Math.min(1, last) * cRowStride + L);
    x2.intoArray(c, ci + Math.min(2, last) * cRowStride);
    y2.intoArray(c, ci + Math.min(2, last) * cRowStride + L);
    x3.intoArray(c, ci + Math.min(3, last) * cRowStride);
    y3.intoArray(c, ci + Math.min(3, last) * cRowStride + L);
    x4.intoArray(c, ci + Math.min(4, last) * cRowStride);
    y4.intoArray(c, ci + Math.min(4, last) * cRowStride + L);
    x5.intoArray(c, ci + Math.min(5, last) * cRowStride);
    y5.intoArray(c, ci + Math.min(5, last) * cRowStride + L);
  }

  /**
   * A and B are packed. Both places are linear in the loop's counter with constant steps: else the
   * JVM's compiler runs out of registers and checks bounds in every step.
   */
  static void packed(
      double[] a,
      int ai,
      double[] b,
      int bi,
      double[] c,
      int ci,
      int cRowStride,
      int rows,
      int k,
      boolean add) {
    int last = rows - 1;
    DoubleVector x0;
    DoubleVector y0;
    DoubleVector x1;
    DoubleVector y1;
    DoubleVector x2;
    DoubleVector y2;
    DoubleVector x3;
    DoubleVector y3;
    DoubleVector x4;
    DoubleVector y4;
    DoubleVector x5;
    DoubleVector y5;
    if (add) {
      x0 = DoubleVector.fromArray(S, c, ci);
      y0 = DoubleVector.fromArray(S, c, ci + L);
      x1 = DoubleVector.fromArray(S, c, ci + Math.min(1, last) * cRowStride);
      y1 = DoubleVector.fromArray(S, c, ci + Math.min(1, last) * cRowStride + L);
      x2 = DoubleVector.fromArray(S, c, ci + Math.min(2, last) * cRowStride);
      y2 = DoubleVector.fromArray(S, c, ci + Math.min(2, last) * cRowStride + L);
      x3 = DoubleVector.fromArray(S, c, ci + Math.min(3, last) * cRowStride);
      y3 = DoubleVector.fromArray(S, c, ci + Math.min(3, last) * cRowStride + L);
      x4 = DoubleVector.fromArray(S, c, ci + Math.min(4, last) * cRowStride);
      y4 = DoubleVector.fromArray(S, c, ci + Math.min(4, last) * cRowStride + L);
      x5 = DoubleVector.fromArray(S, c, ci + Math.min(5, last) * cRowStride);
      y5 = DoubleVector.fromArray(S, c, ci + Math.min(5, last) * cRowStride + L);
    } else {
      x0 = DoubleVector.zero(S);
      y0 = DoubleVector.zero(S);
      x1 = DoubleVector.zero(S);
      y1 = DoubleVector.zero(S);
      x2 = DoubleVector.zero(S);
      y2 = DoubleVector.zero(S);
      x3 = DoubleVector.zero(S);
      y3 = DoubleVector.zero(S);
      x4 = DoubleVector.zero(S);
      y4 = DoubleVector.zero(S);
      x5 = DoubleVector.zero(S);
      y5 = DoubleVector.zero(S);
    }
    for (int p = 0; p < k; p++) {
      int ap = ai + 6 * p;
      int bp = bi + 2 * L * p;
      DoubleVector bx = DoubleVector.fromArray(S, b, bp);
      DoubleVector by = DoubleVector.fromArray(S, b, bp + L);
      DoubleVector v0 = DoubleVector.broadcast(S, a[ap]);
      x0 = v0.fma(bx, x0);
      y0 = v0.fma(by, y0);
      DoubleVector v1 = DoubleVector.broadcast(S, a[ap + 1]);
      x1 = v1.fma(bx, x1);
      y1 = v1.fma(by, y1);
      DoubleVector v2 = DoubleVector.broadcast(S, a[ap + 2]);
      x2 = v2.fma(bx, x2);
      y2 = v2.fma(by, y2);
      DoubleVector v3 = DoubleVector.broadcast(S, a[ap + 3]);
      x3 = v3.fma(bx, x3);
      y3 = v3.fma(by, y3);
      DoubleVector v4 = DoubleVector.broadcast(S, a[ap + 4]);
      x4 = v4.fma(bx, x4);
      y4 = v4.fma(by, y4);
      DoubleVector v5 = DoubleVector.broadcast(S, a[ap + 5]);
      x5 = v5.fma(bx, x5);
      y5 = v5.fma(by, y5);
    }
    x0.intoArray(c, ci);
    y0.intoArray(c, ci + L);
    x1.intoArray(c, ci + Math.min(1, last) * cRowStride);
    y1.intoArray(c, ci + Math.min(1, last) * cRowStride + L);
    x2.intoArray(c, ci + Math.min(2, last) * cRowStride);
    y2.intoArray(c, ci + Math.min(2, last) * cRowStride + L);
    x3.intoArray(c, ci + Math.min(3, last) * cRowStride);
    y3.intoArray(c, ci + Math.min(3, last) * cRowStride + L);
    x4.intoArray(c, ci + Math.min(4, last) * cRowStride);
    y4.intoArray(c, ci + Math.min(4, last) * cRowStride + L);
    x5.intoArray(c, ci + Math.min(5, last) * cRowStride);
    y5.intoArray(c, ci + Math.min(5, last) * cRowStride + L);
  }
}
