package org.thalweg.core.kernel;

import static org.thalweg.core.kernel.VectorTilesF32.L;
import static org.thalweg.core.kernel.VectorTilesF32.S;

import jdk.incubator.vector.FloatVector;

/** A tile of six rows by two vectors. */
final class Tile6x2F32 {

  private Tile6x2F32() {}

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
      int rows,
      int k,
      boolean add) {
    int last = rows - 1;
    int a1 = Math.min(1, last) * aRowStride;
    int a2 = Math.min(2, last) * aRowStride;
    int a3 = Math.min(3, last) * aRowStride;
    int a4 = Math.min(4, last) * aRowStride;
    int a5 = Math.min(5, last) * aRowStride;
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
    }
    for (int p = 0; p < k; p++) {
      FloatVector bx = FloatVector.fromArray(S, b, bi);
      FloatVector by = FloatVector.fromArray(S, b, bi + L);
      FloatVector v0 = FloatVector.broadcast(S, a[ai]);
      x0 = v0.fma(bx, x0);
      y0 = v0.fma(by, y0);
      FloatVector v1 = FloatVector.broadcast(S, a[ai + a1]);
      x1 = v1.fma(bx, x1);
      y1 = v1.fma(by, y1);
      FloatVector v2 = FloatVector.broadcast(S, a[ai + a2]);
      x2 = v2.fma(bx, x2);
      y2 = v2.fma(by, y2);
      FloatVector v3 = FloatVector.broadcast(S, a[ai + a3]);
      x3 = v3.fma(bx, x3);
      y3 = v3.fma(by, y3);
      FloatVector v4 = FloatVector.broadcast(S, a[ai + a4]);
      x4 = v4.fma(bx, x4);
      y4 = v4.fma(by, y4);
      FloatVector v5 = FloatVector.broadcast(S, a[ai + a5]);
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
    }
    for (int p = 0; p < k; p++) {
      int ap = ai + 6 * p;
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
