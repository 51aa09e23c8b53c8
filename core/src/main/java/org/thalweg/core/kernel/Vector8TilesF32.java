package org.thalweg.core.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of 8 rows by two vectors of the preferred width, for 32 vector registers.
 *
 * <p>The sums of a tile live in local variables, written out by hand: the compiler keeps a vector
 * in a register only while it is a local of one method. Rows beyond the last are computed again as
 * copies of the last one, which gives the same bits and needs no further code.
 */
final class Vector8TilesF32 extends TilesF32 {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  Vector8TilesF32() {
    super(8, 2 * S.length());
  }

  @Override
  void strip(
      float[] a,
      int ai,
      int aTile,
      int aRowStride,
      int aStep,
      float[] b,
      int bi,
      int bStep,
      float[] c,
      int ci,
      int cRowStride,
      int rows,
      int cols,
      int k,
      boolean add) {
    for (int i = 0; i < rows; i += 8) {
      int r = Math.min(8, rows - i);
      if (cols < 2 * L) {
        int left = Math.min(L, cols);
        narrow(a, ai, aRowStride, aStep, b, bi, bStep, c, ci, cRowStride, r, left, k, add);
        if (cols > L) {
          narrow(
              a,
              ai,
              aRowStride,
              aStep,
              b,
              bi + L,
              bStep,
              c,
              ci + L,
              cRowStride,
              r,
              cols - L,
              k,
              add);
        }
      } else if (aRowStride == 1 && (r == 8 || aTile != 8)) {
        adjacent(a, ai, aStep, b, bi, bStep, c, ci, cRowStride, r, k, add);
      } else {
        strided(a, ai, aRowStride, aStep, b, bi, bStep, c, ci, cRowStride, r, k, add);
      }
      ai += aTile;
      ci += 8 * cRowStride;
    }
  }

  /** A full tile where the values of A for one step are adjacent. */
  private static void adjacent(
      float[] a,
      int ai,
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
    int c0 = ci;
    int c1 = ci + Math.min(1, last) * cRowStride;
    int c2 = ci + Math.min(2, last) * cRowStride;
    int c3 = ci + Math.min(3, last) * cRowStride;
    int c4 = ci + Math.min(4, last) * cRowStride;
    int c5 = ci + Math.min(5, last) * cRowStride;
    int c6 = ci + Math.min(6, last) * cRowStride;
    int c7 = ci + Math.min(7, last) * cRowStride;
    FloatVector s0x;
    FloatVector s0y;
    FloatVector s1x;
    FloatVector s1y;
    FloatVector s2x;
    FloatVector s2y;
    FloatVector s3x;
    FloatVector s3y;
    FloatVector s4x;
    FloatVector s4y;
    FloatVector s5x;
    FloatVector s5y;
    FloatVector s6x;
    FloatVector s6y;
    FloatVector s7x;
    FloatVector s7y;
    if (add) {
      s0x = FloatVector.fromArray(S, c, c0);
      s0y = FloatVector.fromArray(S, c, c0 + L);
      s1x = FloatVector.fromArray(S, c, c1);
      s1y = FloatVector.fromArray(S, c, c1 + L);
      s2x = FloatVector.fromArray(S, c, c2);
      s2y = FloatVector.fromArray(S, c, c2 + L);
      s3x = FloatVector.fromArray(S, c, c3);
      s3y = FloatVector.fromArray(S, c, c3 + L);
      s4x = FloatVector.fromArray(S, c, c4);
      s4y = FloatVector.fromArray(S, c, c4 + L);
      s5x = FloatVector.fromArray(S, c, c5);
      s5y = FloatVector.fromArray(S, c, c5 + L);
      s6x = FloatVector.fromArray(S, c, c6);
      s6y = FloatVector.fromArray(S, c, c6 + L);
      s7x = FloatVector.fromArray(S, c, c7);
      s7y = FloatVector.fromArray(S, c, c7 + L);
    } else {
      s0x = FloatVector.zero(S);
      s0y = FloatVector.zero(S);
      s1x = FloatVector.zero(S);
      s1y = FloatVector.zero(S);
      s2x = FloatVector.zero(S);
      s2y = FloatVector.zero(S);
      s3x = FloatVector.zero(S);
      s3y = FloatVector.zero(S);
      s4x = FloatVector.zero(S);
      s4y = FloatVector.zero(S);
      s5x = FloatVector.zero(S);
      s5y = FloatVector.zero(S);
      s6x = FloatVector.zero(S);
      s6y = FloatVector.zero(S);
      s7x = FloatVector.zero(S);
      s7y = FloatVector.zero(S);
    }
    for (int p = 0; p < k; p++) {
      FloatVector bx = FloatVector.fromArray(S, b, bi);
      FloatVector by = FloatVector.fromArray(S, b, bi + L);
      FloatVector av0 = FloatVector.broadcast(S, a[ai]);
      s0x = av0.fma(bx, s0x);
      s0y = av0.fma(by, s0y);
      FloatVector av1 = FloatVector.broadcast(S, a[ai + 1]);
      s1x = av1.fma(bx, s1x);
      s1y = av1.fma(by, s1y);
      FloatVector av2 = FloatVector.broadcast(S, a[ai + 2]);
      s2x = av2.fma(bx, s2x);
      s2y = av2.fma(by, s2y);
      FloatVector av3 = FloatVector.broadcast(S, a[ai + 3]);
      s3x = av3.fma(bx, s3x);
      s3y = av3.fma(by, s3y);
      FloatVector av4 = FloatVector.broadcast(S, a[ai + 4]);
      s4x = av4.fma(bx, s4x);
      s4y = av4.fma(by, s4y);
      FloatVector av5 = FloatVector.broadcast(S, a[ai + 5]);
      s5x = av5.fma(bx, s5x);
      s5y = av5.fma(by, s5y);
      FloatVector av6 = FloatVector.broadcast(S, a[ai + 6]);
      s6x = av6.fma(bx, s6x);
      s6y = av6.fma(by, s6y);
      FloatVector av7 = FloatVector.broadcast(S, a[ai + 7]);
      s7x = av7.fma(bx, s7x);
      s7y = av7.fma(by, s7y);
      ai += aStep;
      bi += bStep;
    }
    s0x.intoArray(c, c0);
    s0y.intoArray(c, c0 + L);
    s1x.intoArray(c, c1);
    s1y.intoArray(c, c1 + L);
    s2x.intoArray(c, c2);
    s2y.intoArray(c, c2 + L);
    s3x.intoArray(c, c3);
    s3y.intoArray(c, c3 + L);
    s4x.intoArray(c, c4);
    s4y.intoArray(c, c4 + L);
    s5x.intoArray(c, c5);
    s5y.intoArray(c, c5 + L);
    s6x.intoArray(c, c6);
    s6y.intoArray(c, c6 + L);
    s7x.intoArray(c, c7);
    s7y.intoArray(c, c7 + L);
  }

  /** A full tile where the rows of A are anywhere. */
  private static void strided(
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
    int c0 = ci;
    int c1 = ci + Math.min(1, last) * cRowStride;
    int c2 = ci + Math.min(2, last) * cRowStride;
    int c3 = ci + Math.min(3, last) * cRowStride;
    int c4 = ci + Math.min(4, last) * cRowStride;
    int c5 = ci + Math.min(5, last) * cRowStride;
    int c6 = ci + Math.min(6, last) * cRowStride;
    int c7 = ci + Math.min(7, last) * cRowStride;
    int a1 = Math.min(1, last) * aRowStride;
    int a2 = Math.min(2, last) * aRowStride;
    int a3 = Math.min(3, last) * aRowStride;
    int a4 = Math.min(4, last) * aRowStride;
    int a5 = Math.min(5, last) * aRowStride;
    int a6 = Math.min(6, last) * aRowStride;
    int a7 = Math.min(7, last) * aRowStride;
    FloatVector s0x;
    FloatVector s0y;
    FloatVector s1x;
    FloatVector s1y;
    FloatVector s2x;
    FloatVector s2y;
    FloatVector s3x;
    FloatVector s3y;
    FloatVector s4x;
    FloatVector s4y;
    FloatVector s5x;
    FloatVector s5y;
    FloatVector s6x;
    FloatVector s6y;
    FloatVector s7x;
    FloatVector s7y;
    if (add) {
      s0x = FloatVector.fromArray(S, c, c0);
      s0y = FloatVector.fromArray(S, c, c0 + L);
      s1x = FloatVector.fromArray(S, c, c1);
      s1y = FloatVector.fromArray(S, c, c1 + L);
      s2x = FloatVector.fromArray(S, c, c2);
      s2y = FloatVector.fromArray(S, c, c2 + L);
      s3x = FloatVector.fromArray(S, c, c3);
      s3y = FloatVector.fromArray(S, c, c3 + L);
      s4x = FloatVector.fromArray(S, c, c4);
      s4y = FloatVector.fromArray(S, c, c4 + L);
      s5x = FloatVector.fromArray(S, c, c5);
      s5y = FloatVector.fromArray(S, c, c5 + L);
      s6x = FloatVector.fromArray(S, c, c6);
      s6y = FloatVector.fromArray(S, c, c6 + L);
      s7x = FloatVector.fromArray(S, c, c7);
      s7y = FloatVector.fromArray(S, c, c7 + L);
    } else {
      s0x = FloatVector.zero(S);
      s0y = FloatVector.zero(S);
      s1x = FloatVector.zero(S);
      s1y = FloatVector.zero(S);
      s2x = FloatVector.zero(S);
      s2y = FloatVector.zero(S);
      s3x = FloatVector.zero(S);
      s3y = FloatVector.zero(S);
      s4x = FloatVector.zero(S);
      s4y = FloatVector.zero(S);
      s5x = FloatVector.zero(S);
      s5y = FloatVector.zero(S);
      s6x = FloatVector.zero(S);
      s6y = FloatVector.zero(S);
      s7x = FloatVector.zero(S);
      s7y = FloatVector.zero(S);
    }
    for (int p = 0; p < k; p++) {
      FloatVector bx = FloatVector.fromArray(S, b, bi);
      FloatVector by = FloatVector.fromArray(S, b, bi + L);
      FloatVector av0 = FloatVector.broadcast(S, a[ai]);
      s0x = av0.fma(bx, s0x);
      s0y = av0.fma(by, s0y);
      FloatVector av1 = FloatVector.broadcast(S, a[ai + a1]);
      s1x = av1.fma(bx, s1x);
      s1y = av1.fma(by, s1y);
      FloatVector av2 = FloatVector.broadcast(S, a[ai + a2]);
      s2x = av2.fma(bx, s2x);
      s2y = av2.fma(by, s2y);
      FloatVector av3 = FloatVector.broadcast(S, a[ai + a3]);
      s3x = av3.fma(bx, s3x);
      s3y = av3.fma(by, s3y);
      FloatVector av4 = FloatVector.broadcast(S, a[ai + a4]);
      s4x = av4.fma(bx, s4x);
      s4y = av4.fma(by, s4y);
      FloatVector av5 = FloatVector.broadcast(S, a[ai + a5]);
      s5x = av5.fma(bx, s5x);
      s5y = av5.fma(by, s5y);
      FloatVector av6 = FloatVector.broadcast(S, a[ai + a6]);
      s6x = av6.fma(bx, s6x);
      s6y = av6.fma(by, s6y);
      FloatVector av7 = FloatVector.broadcast(S, a[ai + a7]);
      s7x = av7.fma(bx, s7x);
      s7y = av7.fma(by, s7y);
      ai += aStep;
      bi += bStep;
    }
    s0x.intoArray(c, c0);
    s0y.intoArray(c, c0 + L);
    s1x.intoArray(c, c1);
    s1y.intoArray(c, c1 + L);
    s2x.intoArray(c, c2);
    s2y.intoArray(c, c2 + L);
    s3x.intoArray(c, c3);
    s3y.intoArray(c, c3 + L);
    s4x.intoArray(c, c4);
    s4y.intoArray(c, c4 + L);
    s5x.intoArray(c, c5);
    s5y.intoArray(c, c5 + L);
    s6x.intoArray(c, c6);
    s6y.intoArray(c, c6 + L);
    s7x.intoArray(c, c7);
    s7y.intoArray(c, c7 + L);
  }

  /** A tile one vector wide, of which {@code cols} columns are stored. */
  private static void narrow(
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
      int cols,
      int k,
      boolean add) {
    int last = rows - 1;
    VectorMask<Float> mask = S.indexInRange(0, cols);
    int c0 = ci;
    int c1 = ci + Math.min(1, last) * cRowStride;
    int c2 = ci + Math.min(2, last) * cRowStride;
    int c3 = ci + Math.min(3, last) * cRowStride;
    int c4 = ci + Math.min(4, last) * cRowStride;
    int c5 = ci + Math.min(5, last) * cRowStride;
    int c6 = ci + Math.min(6, last) * cRowStride;
    int c7 = ci + Math.min(7, last) * cRowStride;
    int a1 = Math.min(1, last) * aRowStride;
    int a2 = Math.min(2, last) * aRowStride;
    int a3 = Math.min(3, last) * aRowStride;
    int a4 = Math.min(4, last) * aRowStride;
    int a5 = Math.min(5, last) * aRowStride;
    int a6 = Math.min(6, last) * aRowStride;
    int a7 = Math.min(7, last) * aRowStride;
    FloatVector s0x;
    FloatVector s1x;
    FloatVector s2x;
    FloatVector s3x;
    FloatVector s4x;
    FloatVector s5x;
    FloatVector s6x;
    FloatVector s7x;
    if (add) {
      s0x = FloatVector.fromArray(S, c, c0, mask);
      s1x = FloatVector.fromArray(S, c, c1, mask);
      s2x = FloatVector.fromArray(S, c, c2, mask);
      s3x = FloatVector.fromArray(S, c, c3, mask);
      s4x = FloatVector.fromArray(S, c, c4, mask);
      s5x = FloatVector.fromArray(S, c, c5, mask);
      s6x = FloatVector.fromArray(S, c, c6, mask);
      s7x = FloatVector.fromArray(S, c, c7, mask);
    } else {
      s0x = FloatVector.zero(S);
      s1x = FloatVector.zero(S);
      s2x = FloatVector.zero(S);
      s3x = FloatVector.zero(S);
      s4x = FloatVector.zero(S);
      s5x = FloatVector.zero(S);
      s6x = FloatVector.zero(S);
      s7x = FloatVector.zero(S);
    }
    for (int p = 0; p < k; p++) {
      FloatVector bx = FloatVector.fromArray(S, b, bi);
      FloatVector av0 = FloatVector.broadcast(S, a[ai]);
      s0x = av0.fma(bx, s0x);
      FloatVector av1 = FloatVector.broadcast(S, a[ai + a1]);
      s1x = av1.fma(bx, s1x);
      FloatVector av2 = FloatVector.broadcast(S, a[ai + a2]);
      s2x = av2.fma(bx, s2x);
      FloatVector av3 = FloatVector.broadcast(S, a[ai + a3]);
      s3x = av3.fma(bx, s3x);
      FloatVector av4 = FloatVector.broadcast(S, a[ai + a4]);
      s4x = av4.fma(bx, s4x);
      FloatVector av5 = FloatVector.broadcast(S, a[ai + a5]);
      s5x = av5.fma(bx, s5x);
      FloatVector av6 = FloatVector.broadcast(S, a[ai + a6]);
      s6x = av6.fma(bx, s6x);
      FloatVector av7 = FloatVector.broadcast(S, a[ai + a7]);
      s7x = av7.fma(bx, s7x);
      ai += aStep;
      bi += bStep;
    }
    s0x.intoArray(c, c0, mask);
    s1x.intoArray(c, c1, mask);
    s2x.intoArray(c, c2, mask);
    s3x.intoArray(c, c3, mask);
    s4x.intoArray(c, c4, mask);
    s5x.intoArray(c, c5, mask);
    s6x.intoArray(c, c6, mask);
    s7x.intoArray(c, c7, mask);
  }
}
