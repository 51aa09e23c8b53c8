package org.thalweg.core.kernel;

import static org.thalweg.core.kernel.VectorTilesF32.L;
import static org.thalweg.core.kernel.VectorTilesF32.S;

import jdk.incubator.vector.FloatVector;

/** A tile of twelve rows by two vectors. */
final class Tile12x2F32 {

  private Tile12x2F32() {}

  /**
   * A and B are packed. Both places are linear in the loop's counter with constant steps: else the
   * JVM's compiler runs out of registers and checks bounds in every step.
   */
  static void packed(
      float[] a,
      int ai,
      float[] b,
      int bi,
      float[] c,
      int ci,
      int cRowStride,
      int rows,
      int k,
      boolean add) {
    int last = rows - 1;
    FloatVector x0;
    FloatVector y0;
    FloatVector x1;
    FloatVector y1;
    FloatVector x2;
    FloatVector y2;
    FloatVector x3;
    FloatVector y3;
    FloatVector x4;
    FloatVector y4;
    FloatVector x5;
    FloatVector y5;
    FloatVector x6;
    FloatVector y6;
    FloatVector x7;
    FloatVector y7;
    FloatVector x8;
    FloatVector y8;
    FloatVector x9;
    FloatVector y9;
    FloatVector x10;
    FloatVector y10;
    FloatVector x11;
    FloatVector y11;
    if (add) {
      x0 = FloatVector.fromArray(S, c, ci);
      y0 = FloatVector.fromArray(S, c, ci + L);
      x1 = FloatVector.fromArray(S, c, ci + Math.min(1, last) * cRowStride);
      y1 = FloatVector.fromArray(S, c, ci + Math.min(1, last) * cRowStride + L);
      x2 = FloatVector.fromArray(S, c, ci + Math.min(2, last) * cRowStride);
      y2 = FloatVector.fromArray(S, c, ci + Math.min(2, last) * cRowStride + L);
      x3 = FloatVector.fromArray(S, c, ci + Math.min(3, last) * cRowStride);
      y3 = FloatVector.fromArray(S, c, ci + Math.min(3, last) * cRowStride + L);
      x4 = FloatVector.fromArray(S, c, ci + Math.min(4, last) * cRowStride);
      y4 = FloatVector.fromArray(S, c, ci + Math.min(4, last) * cRowStride + L);
      x5 = FloatVector.fromArray(S, c, ci + Math.min(5, last) * cRowStride);
      y5 = FloatVector.fromArray(S, c, ci + Math.min(5, last) * cRowStride + L);
      x6 = FloatVector.fromArray(S, c, ci + Math.min(6, last) * cRowStride);
      y6 = FloatVector.fromArray(S, c, ci + Math.min(6, last) * cRowStride + L);
      x7 = FloatVector.fromArray(S, c, ci + Math.min(7, last) * cRowStride);
      y7 = FloatVector.fromArray(S, c, ci + Math.min(7, last) * cRowStride + L);
      x8 = FloatVector.fromArray(S, c, ci + Math.min(8, last) * cRowStride);
      y8 = FloatVector.fromArray(S, c, ci + Math.min(8, last) * cRowStride + L);
      x9 = FloatVector.fromArray(S, c, ci + Math.min(9, last) * cRowStride);
      y9 = FloatVector.fromArray(S, c, ci + Math.min(9, last) * cRowStride + L);
      x10 = FloatVector.fromArray(S, c, ci + Math.min(10, last) * cRowStride);
      y10 = FloatVector.fromArray(S, c, ci + Math.min(10, last) * cRowStride + L);
      x11 = FloatVector.fromArray(S, c, ci + Math.min(11, last) * cRowStride);
      y11 = FloatVector.fromArray(S, c, ci + Math.min(11, last) * cRowStride + L);
    } else {
      x0 = FloatVector.zero(S);
      y0 = FloatVector.zero(S);
      x1 = FloatVector.zero(S);
      y1 = FloatVector.zero(S);
      x2 = FloatVector.zero(S);
      y2 = FloatVector.zero(S);
      x3 = FloatVector.zero(S);
      y3 = FloatVector.zero(S);
      x4 = FloatVector.zero(S);
      y4 = FloatVector.zero(S);
      x5 = FloatVector.zero(S);
      y5 = FloatVector.zero(S);
      x6 = FloatVector.zero(S);
      y6 = FloatVector.zero(S);
      x7 = FloatVector.zero(S);
      y7 = FloatVector.zero(S);
      x8 = FloatVector.zero(S);
      y8 = FloatVector.zero(S);
      x9 = FloatVector.zero(S);
      y9 = FloatVector.zero(S);
      x10 = FloatVector.zero(S);
      y10 = FloatVector.zero(S);
      x11 = FloatVector.zero(S);
      y11 = FloatVector.zero(S);
    }
    for (int p = 0; p < k; p++) {
      int ap = ai + 12 * p;
      int bp = bi + 2 * L * p;
      FloatVector bx = FloatVector.fromArray(S, b, bp);
      FloatVector by = FloatVector.fromArray(S, b, bp + L);
      FloatVector v0 = FloatVector.broadcast(S, a[ap]);
      x0 = v0.fma(bx, x0);
      y0 = v0.fma(by, y0);
      FloatVector v1 = FloatVector.broadcast(S, a[ap + 1]);
      x1 = v1.fma(bx, x1);
      y1 = v1.fma(by, y1);
      FloatVector v2 = FloatVector.broadcast(S, a[ap + 2]);
      x2 = v2.fma(bx, x2);
      y2 = v2.fma(by, y2);
      FloatVector v3 = FloatVector.broadcast(S, a[ap + 3]);
      x3 = v3.fma(bx, x3);
      y3 = v3.fma(by, y3);
      FloatVector v4 = FloatVector.broadcast(S, a[ap + 4]);
      x4 = v4.fma(bx, x4);
      y4 = v4.fma(by, y4);
      FloatVector v5 = FloatVector.broadcast(S, a[ap + 5]);
      x5 = v5.fma(bx, x5);
      y5 = v5.fma(by, y5);
      FloatVector v6 = FloatVector.broadcast(S, a[ap + 6]);
      x6 = v6.fma(bx, x6);
      y6 = v6.fma(by, y6);
      FloatVector v7 = FloatVector.broadcast(S, a[ap + 7]);
      x7 = v7.fma(bx, x7);
      y7 = v7.fma(by, y7);
      FloatVector v8 = FloatVector.broadcast(S, a[ap + 8]);
      x8 = v8.fma(bx, x8);
      y8 = v8.fma(by, y8);
      FloatVector v9 = FloatVector.broadcast(S, a[ap + 9]);
      x9 = v9.fma(bx, x9);
      y9 = v9.fma(by, y9);
      FloatVector v10 = FloatVector.broadcast(S, a[ap + 10]);
      x10 = v10.fma(bx, x10);
      y10 = v10.fma(by, y10);
      FloatVector v11 = FloatVector.broadcast(S, a[ap + 11]);
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
      float[] a,
      int ai,
      float[] b,
      int bi,
      int bStep,
      float[] to,
      float[] c,
      int ci,
      int cRowStride,
      int rows,
      int k,
      boolean add) {
    int last = rows - 1;
    FloatVector x0;
    FloatVector y0;
    FloatVector x1;
    FloatVector y1;
    FloatVector x2;
    FloatVector y2;
    FloatVector x3;
    FloatVector y3;
    FloatVector x4;
    FloatVector y4;
    FloatVector x5;
    FloatVector y5;
    FloatVector x6;
    FloatVector y6;
    FloatVector x7;
    FloatVector y7;
    FloatVector x8;
    FloatVector y8;
    FloatVector x9;
    FloatVector y9;
    FloatVector x10;
    FloatVector y10;
    FloatVector x11;
    FloatVector y11;
    if (add) {
      x0 = FloatVector.fromArray(S, c, ci);
      y0 = FloatVector.fromArray(S, c, ci + L);
      x1 = FloatVector.fromArray(S, c, ci + Math.min(1, last) * cRowStride);
      y1 = FloatVector.fromArray(S, c, ci + Math.min(1, last) * cRowStride + L);
      x2 = FloatVector.fromArray(S, c, ci + Math.min(2, last) * cRowStride);
      y2 = FloatVector.fromArray(S, c, ci + Math.min(2, last) * cRowStride + L);
      x3 = FloatVector.fromArray(S, c, ci + Math.min(3, last) * cRowStride);
      y3 = FloatVector.fromArray(S, c, ci + Math.min(3, last) * cRowStride + L);
      x4 = FloatVector.fromArray(S, c, ci + Math.min(4, last) * cRowStride);
      y4 = FloatVector.fromArray(S, c, ci + Math.min(4, last) * cRowStride + L);
      x5 = FloatVector.fromArray(S, c, ci + Math.min(5, last) * cRowStride);
      y5 = FloatVector.fromArray(S, c, ci + Math.min(5, last) * cRowStride + L);
      x6 = FloatVector.fromArray(S, c, ci + Math.min(6, last) * cRowStride);
      y6 = FloatVector.fromArray(S, c, ci + Math.min(6, last) * cRowStride + L);
      x7 = FloatVector.fromArray(S, c, ci + Math.min(7, last) * cRowStride);
      y7 = FloatVector.fromArray(S, c, ci + Math.min(7, last) * cRowStride + L);
      x8 = FloatVector.fromArray(S, c, ci + Math.min(8, last) * cRowStride);
      y8 = FloatVector.fromArray(S, c, ci + Math.min(8, last) * cRowStride + L);
      x9 = FloatVector.fromArray(S, c, ci + Math.min(9, last) * cRowStride);
      y9 = FloatVector.fromArray(S, c, ci + Math.min(9, last) * cRowStride + L);
      x10 = FloatVector.fromArray(S, c, ci + Math.min(10, last) * cRowStride);
      y10 = FloatVector.fromArray(S, c, ci + Math.min(10, last) * cRowStride + L);
      x11 = FloatVector.fromArray(S, c, ci + Math.min(11, last) * cRowStride);
      y11 = FloatVector.fromArray(S, c, ci + Math.min(11, last) * cRowStride + L);
    } else {
      x0 = FloatVector.zero(S);
      y0 = FloatVector.zero(S);
      x1 = FloatVector.zero(S);
      y1 = FloatVector.zero(S);
      x2 = FloatVector.zero(S);
      y2 = FloatVector.zero(S);
      x3 = FloatVector.zero(S);
      y3 = FloatVector.zero(S);
      x4 = FloatVector.zero(S);
      y4 = FloatVector.zero(S);
      x5 = FloatVector.zero(S);
      y5 = FloatVector.zero(S);
      x6 = FloatVector.zero(S);
      y6 = FloatVector.zero(S);
      x7 = FloatVector.zero(S);
      y7 = FloatVector.zero(S);
      x8 = FloatVector.zero(S);
      y8 = FloatVector.zero(S);
      x9 = FloatVector.zero(S);
      y9 = FloatVector.zero(S);
      x10 = FloatVector.zero(S);
      y10 = FloatVector.zero(S);
      x11 = FloatVector.zero(S);
      y11 = FloatVector.zero(S);
    }
    for (int p = 0; p < k; p++) {
      int ap = ai + 12 * p;
      FloatVector bx = FloatVector.fromArray(S, b, bi);
      FloatVector by = FloatVector.fromArray(S, b, bi + L);
      bi += bStep;
      bx.intoArray(to, 2 * L * p);
      by.intoArray(to, 2 * L * p + L);
      FloatVector v0 = FloatVector.broadcast(S, a[ap]);
      x0 = v0.fma(bx, x0);
      y0 = v0.fma(by, y0);
      FloatVector v1 = FloatVector.broadcast(S, a[ap + 1]);
      x1 = v1.fma(bx, x1);
      y1 = v1.fma(by, y1);
      FloatVector v2 = FloatVector.broadcast(S, a[ap + 2]);
      x2 = v2.fma(bx, x2);
      y2 = v2.fma(by, y2);
      FloatVector v3 = FloatVector.broadcast(S, a[ap + 3]);
      x3 = v3.fma(bx, x3);
      y3 = v3.fma(by, y3);
      FloatVector v4 = FloatVector.broadcast(S, a[ap + 4]);
      x4 = v4.fma(bx, x4);
      y4 = v4.fma(by, y4);
      FloatVector v5 = FloatVector.broadcast(S, a[ap + 5]);
      x5 = v5.fma(bx, x5);
      y5 = v5.fma(by, y5);
      FloatVector v6 = FloatVector.broadcast(S, a[ap + 6]);
      x6 = v6.fma(bx, x6);
      y6 = v6.fma(by, y6);
      FloatVector v7 = FloatVector.broadcast(S, a[ap + 7]);
      x7 = v7.fma(bx, x7);
      y7 = v7.fma(by, y7);
      FloatVector v8 = FloatVector.broadcast(S, a[ap + 8]);
      x8 = v8.fma(bx, x8);
      y8 = v8.fma(by, y8);
      FloatVector v9 = FloatVector.broadcast(S, a[ap + 9]);
      x9 = v9.fma(bx, x9);
      y9 = v9.fma(by, y9);
      FloatVector v10 = FloatVector.broadcast(S, a[ap + 10]);
      x10 = v10.fma(bx, x10);
      y10 = v10.fma(by, y10);
      FloatVector v11 = FloatVector.broadcast(S, a[ap + 11]);
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
