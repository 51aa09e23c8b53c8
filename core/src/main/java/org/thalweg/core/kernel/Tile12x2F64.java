package org.thalweg.core.kernel;

import static org.thalweg.core.kernel.VectorTilesF64.L;
import static org.thalweg.core.kernel.VectorTilesF64.S;

import jdk.incubator.vector.DoubleVector;

/** A tile of twelve rows by two vectors. */
final class Tile12x2F64 {

  private Tile12x2F64() {}

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
    DoubleVector x6;
    DoubleVector y6;
    DoubleVector x7;
    DoubleVector y7;
    DoubleVector x8;
    DoubleVector y8;
    DoubleVector x9;
    DoubleVector y9;
    DoubleVector x10;
    DoubleVector y10;
    DoubleVector x11;
    DoubleVector y11;
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
      x6 = DoubleVector.fromArray(S, c, ci + Math.min(6, last) * cRowStride);
      y6 = DoubleVector.fromArray(S, c, ci + Math.min(6, last) * cRowStride + L);
      x7 = DoubleVector.fromArray(S, c, ci + Math.min(7, last) * cRowStride);
      y7 = DoubleVector.fromArray(S, c, ci + Math.min(7, last) * cRowStride + L);
      x8 = DoubleVector.fromArray(S, c, ci + Math.min(8, last) * cRowStride);
      y8 = DoubleVector.fromArray(S, c, ci + Math.min(8, last) * cRowStride + L);
      x9 = DoubleVector.fromArray(S, c, ci + Math.min(9, last) * cRowStride);
      y9 = DoubleVector.fromArray(S, c, ci + Math.min(9, last) * cRowStride + L);
      x10 = DoubleVector.fromArray(S, c, ci + Math.min(10, last) * cRowStride);
      y10 = DoubleVector.fromArray(S, c, ci + Math.min(10, last) * cRowStride + L);
      x11 = DoubleVector.fromArray(S, c, ci + Math.min(11, last) * cRowStride);
      y11 = DoubleVector.fromArray(S, c, ci + Math.min(11, last) * cRowStride + L);
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
      x6 = DoubleVector.zero(S);
      y6 = DoubleVector.zero(S);
      x7 = DoubleVector.zero(S);
      y7 = DoubleVector.zero(S);
      x8 = DoubleVector.zero(S);
      y8 = DoubleVector.zero(S);
      x9 = DoubleVector.zero(S);
      y9 = DoubleVector.zero(S);
      x10 = DoubleVector.zero(S);
      y10 = DoubleVector.zero(S);
      x11 = DoubleVector.zero(S);
      y11 = DoubleVector.zero(S);
    }
    for (int p = 0; p < k; p++) {
      int ap = ai + 12 * p;
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
      DoubleVector v6 = DoubleVector.broadcast(S, a[ap + 6]);
      x6 = v6.fma(bx, x6);
      y6 = v6.fma(by, y6);
      DoubleVector v7 = DoubleVector.broadcast(S, a[ap + 7]);
      x7 = v7.fma(bx, x7);
      y7 = v7.fma(by, y7);
      DoubleVector v8 = DoubleVector.broadcast(S, a[ap + 8]);
      x8 = v8.fma(bx, x8);
      y8 = v8.fma(by, y8);
      DoubleVector v9 = DoubleVector.broadcast(S, a[ap + 9]);
      x9 = v9.fma(bx, x9);
      y9 = v9.fma(by, y9);
      DoubleVector v10 = DoubleVector.broadcast(S, a[ap + 10]);
      x10 = v10.fma(bx, x10);
      y10 = v10.fma(by, y10);
      DoubleVector v11 = DoubleVector.broadcast(S, a[ap + 11]);
      x11 = v11.fma(bx, x11);
      y11 = v11.fma(by, y11);
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
    x6.intoArray(c, ci + Math.min(6, last) * cRowStride);
    y6.intoArray(c, ci + Math.min(6, last) * cRowStride + L);
    x7.intoArray(c, ci + Math.min(7, last) * cRowStride);
    y7.intoArray(c, ci + Math.min(7, last) * cRowStride + L);
    x8.intoArray(c, ci + Math.min(8, last) * cRowStride);
    y8.intoArray(c, ci + Math.min(8, last) * cRowStride + L);
    x9.intoArray(c, ci + Math.min(9, last) * cRowStride);
    y9.intoArray(c, ci + Math.min(9, last) * cRowStride + L);
    x10.intoArray(c, ci + Math.min(10, last) * cRowStride);
    y10.intoArray(c, ci + Math.min(10, last) * cRowStride + L);
    x11.intoArray(c, ci + Math.min(11, last) * cRowStride);
    y11.intoArray(c, ci + Math.min(11, last) * cRowStride + L);
  }

  /**
   * The same for A packed and B not, which is packed on the way, for the tiles below this one: the
   * copying hides behind the arithmetic.
   */
  static void packing(
      double[] a,
      int ai,
      double[] b,
      int bi,
      int bStep,
      double[] to,
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
    DoubleVector x6;
    DoubleVector y6;
    DoubleVector x7;
    DoubleVector y7;
    DoubleVector x8;
    DoubleVector y8;
    DoubleVector x9;
    DoubleVector y9;
    DoubleVector x10;
    DoubleVector y10;
    DoubleVector x11;
    DoubleVector y11;
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
      x6 = DoubleVector.fromArray(S, c, ci + Math.min(6, last) * cRowStride);
      y6 = DoubleVector.fromArray(S, c, ci + Math.min(6, last) * cRowStride + L);
      x7 = DoubleVector.fromArray(S, c, ci + Math.min(7, last) * cRowStride);
      y7 = DoubleVector.fromArray(S, c, ci + Math.min(7, last) * cRowStride + L);
      x8 = DoubleVector.fromArray(S, c, ci + Math.min(8, last) * cRowStride);
      y8 = DoubleVector.fromArray(S, c, ci + Math.min(8, last) * cRowStride + L);
      x9 = DoubleVector.fromArray(S, c, ci + Math.min(9, last) * cRowStride);
      y9 = DoubleVector.fromArray(S, c, ci + Math.min(9, last) * cRowStride + L);
      x10 = DoubleVector.fromArray(S, c, ci + Math.min(10, last) * cRowStride);
      y10 = DoubleVector.fromArray(S, c, ci + Math.min(10, last) * cRowStride + L);
      x11 = DoubleVector.fromArray(S, c, ci + Math.min(11, last) * cRowStride);
      y11 = DoubleVector.fromArray(S, c, ci + Math.min(11, last) * cRowStride + L);
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
      x6 = DoubleVector.zero(S);
      y6 = DoubleVector.zero(S);
      x7 = DoubleVector.zero(S);
      y7 = DoubleVector.zero(S);
      x8 = DoubleVector.zero(S);
      y8 = DoubleVector.zero(S);
      x9 = DoubleVector.zero(S);
      y9 = DoubleVector.zero(S);
      x10 = DoubleVector.zero(S);
      y10 = DoubleVector.zero(S);
      x11 = DoubleVector.zero(S);
      y11 = DoubleVector.zero(S);
    }
    for (int p = 0; p < k; p++) {
      int ap = ai + 12 * p;
      DoubleVector bx = DoubleVector.fromArray(S, b, bi);
      DoubleVector by = DoubleVector.fromArray(S, b, bi + L);
      bi += bStep;
      bx.intoArray(to, 2 * L * p);
      by.intoArray(to, 2 * L * p + L);
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
      DoubleVector v6 = DoubleVector.broadcast(S, a[ap + 6]);
      x6 = v6.fma(bx, x6);
      y6 = v6.fma(by, y6);
      DoubleVector v7 = DoubleVector.broadcast(S, a[ap + 7]);
      x7 = v7.fma(bx, x7);
      y7 = v7.fma(by, y7);
      DoubleVector v8 = DoubleVector.broadcast(S, a[ap + 8]);
      x8 = v8.fma(bx, x8);
      y8 = v8.fma(by, y8);
      DoubleVector v9 = DoubleVector.broadcast(S, a[ap + 9]);
      x9 = v9.fma(bx, x9);
      y9 = v9.fma(by, y9);
      DoubleVector v10 = DoubleVector.broadcast(S, a[ap + 10]);
      x10 = v10.fma(bx, x10);
      y10 = v10.fma(by, y10);
      DoubleVector v11 = DoubleVector.broadcast(S, a[ap + 11]);
      x11 = v11.fma(bx, x11);
      y11 = v11.fma(by, y11);
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
    x6.intoArray(c, ci + Math.min(6, last) * cRowStride);
    y6.intoArray(c, ci + Math.min(6, last) * cRowStride + L);
    x7.intoArray(c, ci + Math.min(7, last) * cRowStride);
    y7.intoArray(c, ci + Math.min(7, last) * cRowStride + L);
    x8.intoArray(c, ci + Math.min(8, last) * cRowStride);
    y8.intoArray(c, ci + Math.min(8, last) * cRowStride + L);
    x9.intoArray(c, ci + Math.min(9, last) * cRowStride);
    y9.intoArray(c, ci + Math.min(9, last) * cRowStride + L);
    x10.intoArray(c, ci + Math.min(10, last) * cRowStride);
    y10.intoArray(c, ci + Math.min(10, last) * cRowStride + L);
    x11.intoArray(c, ci + Math.min(11, last) * cRowStride);
    y11.intoArray(c, ci + Math.min(11, last) * cRowStride + L);
  }
}
