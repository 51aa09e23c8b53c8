package org.thalweg.core.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of 6 rows by two vectors of the preferred width, for 16 vector registers.
 *
 * <p>The sums of a tile live in local variables, written out by hand: the compiler keeps a vector
 * in a register only while it is a local of one method. Rows beyond the last are computed again as
 * copies of the last one, which gives the same bits and needs no further code.
 */
final class Vector6TilesF64 extends TilesF64 {

  private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  Vector6TilesF64() {
    super(6, 2 * S.length());
  }

  @Override
  void strip(
      double[] a,
      int ai,
      int aTile,
      int aRowStride,
      int aStep,
      double[] b,
      int bi,
      int bStep,
      double[] c,
      int ci,
      int cRowStride,
      int rows,
      int cols,
      int k,
      boolean add) {
    for (int i = 0; i < rows; i += 6) {
      int r = Math.min(6, rows - i);
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
      } else if (aRowStride == 1 && (r == 6 || aTile != 6)) {
        adjacent(a, ai, aStep, b, bi, bStep, c, ci, cRowStride, r, k, add);
      } else {
        strided(a, ai, aRowStride, aStep, b, bi, bStep, c, ci, cRowStride, r, k, add);
      }
      ai += aTile;
      ci += 6 * cRowStride;
    }
  }

  /** A full tile where the values of A for one step are adjacent. */
  private static void adjacent(
      double[] a,
      int ai,
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
    int c0 = ci;
    int c1 = ci + Math.min(1, last) * cRowStride;
    int c2 = ci + Math.min(2, last) * cRowStride;
    int c3 = ci + Math.min(3, last) * cRowStride;
    int c4 = ci + Math.min(4, last) * cRowStride;
    int c5 = ci + Math.min(5, last) * cRowStride;
    DoubleVector s0x;
    DoubleVector s0y;
    DoubleVector s1x;
    DoubleVector s1y;
    DoubleVector s2x;
    DoubleVector s2y;
    DoubleVector s3x;
    DoubleVector s3y;
    DoubleVector s4x;
    DoubleVector s4y;
    DoubleVector s5x;
    DoubleVector s5y;
    if (add) {
      s0x = DoubleVector.fromArray(S, c, c0);
      s0y = DoubleVector.fromArray(S, c, c0 + L);
      s1x = DoubleVector.fromArray(S, c, c1);
      s1y = DoubleVector.fromArray(S, c, c1 + L);
      s2x = DoubleVector.fromArray(S, c, c2);
      s2y = DoubleVector.fromArray(S, c, c2 + L);
      s3x = DoubleVector.fromArray(S, c, c3);
      s3y = DoubleVector.fromArray(S, c, c3 + L);
      s4x = DoubleVector.fromArray(S, c, c4);
      s4y = DoubleVector.fromArray(S, c, c4 + L);
      s5x = DoubleVector.fromArray(S, c, c5);
      s5y = DoubleVector.fromArray(S, c, c5 + L);
    } else {
      s0x = DoubleVector.zero(S);
      s0y = DoubleVector.zero(S);
      s1x = DoubleVector.zero(S);
      s1y = DoubleVector.zero(S);
      s2x = DoubleVector.zero(S);
      s2y = DoubleVector.zero(S);
      s3x = DoubleVector.zero(S);
      s3y = DoubleVector.zero(S);
      s4x = DoubleVector.zero(S);
      s4y = DoubleVector.zero(S);
      s5x = DoubleVector.zero(S);
      s5y = DoubleVector.zero(S);
    }
    for (int p = 0; p < k; p++) {
      DoubleVector bx = DoubleVector.fromArray(S, b, bi);
      DoubleVector by = DoubleVector.fromArray(S, b, bi + L);
      DoubleVector av0 = DoubleVector.broadcast(S, a[ai]);
      s0x = av0.fma(bx, s0x);
      s0y = av0.fma(by, s0y);
      DoubleVector av1 = DoubleVector.broadcast(S, a[ai + 1]);
      s1x = av1.fma(bx, s1x);
      s1y = av1.fma(by, s1y);
      DoubleVector av2 = DoubleVector.broadcast(S, a[ai + 2]);
      s2x = av2.fma(bx, s2x);
      s2y = av2.fma(by, s2y);
      DoubleVector av3 = DoubleVector.broadcast(S, a[ai + 3]);
      s3x = av3.fma(bx, s3x);
      s3y = av3.fma(by, s3y);
      DoubleVector av4 = DoubleVector.broadcast(S, a[ai + 4]);
      s4x = av4.fma(bx, s4x);
      s4y = av4.fma(by, s4y);
      DoubleVector av5 = DoubleVector.broadcast(S, a[ai + 5]);
      s5x = av5.fma(bx, s5x);
      s5y = av5.fma(by, s5y);
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
  }

  /** A full tile where the rows of A are anywhere. */
  private static void strided(
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
    int c0 = ci;
    int c1 = ci + Math.min(1, last) * cRowStride;
    int c2 = ci + Math.min(2, last) * cRowStride;
    int c3 = ci + Math.min(3, last) * cRowStride;
    int c4 = ci + Math.min(4, last) * cRowStride;
    int c5 = ci + Math.min(5, last) * cRowStride;
    int a1 = Math.min(1, last) * aRowStride;
    int a2 = Math.min(2, last) * aRowStride;
    int a3 = Math.min(3, last) * aRowStride;
    int a4 = Math.min(4, last) * aRowStride;
    int a5 = Math.min(5, last) * aRowStride;
    DoubleVector s0x;
    DoubleVector s0y;
    DoubleVector s1x;
    DoubleVector s1y;
    DoubleVector s2x;
    DoubleVector s2y;
    DoubleVector s3x;
    DoubleVector s3y;
    DoubleVector s4x;
    DoubleVector s4y;
    DoubleVector s5x;
    DoubleVector s5y;
    if (add) {
      s0x = DoubleVector.fromArray(S, c, c0);
      s0y = DoubleVector.fromArray(S, c, c0 + L);
      s1x = DoubleVector.fromArray(S, c, c1);
      s1y = DoubleVector.fromArray(S, c, c1 + L);
      s2x = DoubleVector.fromArray(S, c, c2);
      s2y = DoubleVector.fromArray(S, c, c2 + L);
      s3x = DoubleVector.fromArray(S, c, c3);
      s3y = DoubleVector.fromArray(S, c, c3 + L);
      s4x = DoubleVector.fromArray(S, c, c4);
      s4y = DoubleVector.fromArray(S, c, c4 + L);
      s5x = DoubleVector.fromArray(S, c, c5);
      s5y = DoubleVector.fromArray(S, c, c5 + L);
    } else {
      s0x = DoubleVector.zero(S);
      s0y = DoubleVector.zero(S);
      s1x = DoubleVector.zero(S);
      s1y = DoubleVector.zero(S);
      s2x = DoubleVector.zero(S);
      s2y = DoubleVector.zero(S);
      s3x = DoubleVector.zero(S);
      s3y = DoubleVector.zero(S);
      s4x = DoubleVector.zero(S);
      s4y = DoubleVector.zero(S);
      s5x = DoubleVector.zero(S);
      s5y = DoubleVector.zero(S);
    }
    for (int p = 0; p < k; p++) {
      DoubleVector bx = DoubleVector.fromArray(S, b, bi);
      DoubleVector by = DoubleVector.fromArray(S, b, bi + L);
      DoubleVector av0 = DoubleVector.broadcast(S, a[ai]);
      s0x = av0.fma(bx, s0x);
      s0y = av0.fma(by, s0y);
      DoubleVector av1 = DoubleVector.broadcast(S, a[ai + a1]);
      s1x = av1.fma(bx, s1x);
      s1y = av1.fma(by, s1y);
      DoubleVector av2 = DoubleVector.broadcast(S, a[ai + a2]);
      s2x = av2.fma(bx, s2x);
      s2y = av2.fma(by, s2y);
      DoubleVector av3 = DoubleVector.broadcast(S, a[ai + a3]);
      s3x = av3.fma(bx, s3x);
      s3y = av3.fma(by, s3y);
      DoubleVector av4 = DoubleVector.broadcast(S, a[ai + a4]);
      s4x = av4.fma(bx, s4x);
      s4y = av4.fma(by, s4y);
      DoubleVector av5 = DoubleVector.broadcast(S, a[ai + a5]);
      s5x = av5.fma(bx, s5x);
      s5y = av5.fma(by, s5y);
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
  }

  /** A tile one vector wide, of which {@code cols} columns are stored. */
  private static void narrow(
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
      int cols,
      int k,
      boolean add) {
    int last = rows - 1;
    VectorMask<Double> mask = S.indexInRange(0, cols);
    int c0 = ci;
    int c1 = ci + Math.min(1, last) * cRowStride;
    int c2 = ci + Math.min(2, last) * cRowStride;
    int c3 = ci + Math.min(3, last) * cRowStride;
    int c4 = ci + Math.min(4, last) * cRowStride;
    int c5 = ci + Math.min(5, last) * cRowStride;
    int a1 = Math.min(1, last) * aRowStride;
    int a2 = Math.min(2, last) * aRowStride;
    int a3 = Math.min(3, last) * aRowStride;
    int a4 = Math.min(4, last) * aRowStride;
    int a5 = Math.min(5, last) * aRowStride;
    DoubleVector s0x;
    DoubleVector s1x;
    DoubleVector s2x;
    DoubleVector s3x;
    DoubleVector s4x;
    DoubleVector s5x;
    if (add) {
      s0x = DoubleVector.fromArray(S, c, c0, mask);
      s1x = DoubleVector.fromArray(S, c, c1, mask);
      s2x = DoubleVector.fromArray(S, c, c2, mask);
      s3x = DoubleVector.fromArray(S, c, c3, mask);
      s4x = DoubleVector.fromArray(S, c, c4, mask);
      s5x = DoubleVector.fromArray(S, c, c5, mask);
    } else {
      s0x = DoubleVector.zero(S);
      s1x = DoubleVector.zero(S);
      s2x = DoubleVector.zero(S);
      s3x = DoubleVector.zero(S);
      s4x = DoubleVector.zero(S);
      s5x = DoubleVector.zero(S);
    }
    for (int p = 0; p < k; p++) {
      DoubleVector bx = DoubleVector.fromArray(S, b, bi);
      DoubleVector av0 = DoubleVector.broadcast(S, a[ai]);
      s0x = av0.fma(bx, s0x);
      DoubleVector av1 = DoubleVector.broadcast(S, a[ai + a1]);
      s1x = av1.fma(bx, s1x);
      DoubleVector av2 = DoubleVector.broadcast(S, a[ai + a2]);
      s2x = av2.fma(bx, s2x);
      DoubleVector av3 = DoubleVector.broadcast(S, a[ai + a3]);
      s3x = av3.fma(bx, s3x);
      DoubleVector av4 = DoubleVector.broadcast(S, a[ai + a4]);
      s4x = av4.fma(bx, s4x);
      DoubleVector av5 = DoubleVector.broadcast(S, a[ai + a5]);
      s5x = av5.fma(bx, s5x);
      ai += aStep;
      bi += bStep;
    }
    s0x.intoArray(c, c0, mask);
    s1x.intoArray(c, c1, mask);
    s2x.intoArray(c, c2, mask);
    s3x.intoArray(c, c3, mask);
    s4x.intoArray(c, c4, mask);
    s5x.intoArray(c, c5, mask);
  }
}
