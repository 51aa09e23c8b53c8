package org.thalweg.core.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** What the vector forms of all widths share: packing. */
abstract class VectorTilesF64 extends TilesF64 {

  static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;

  /** Lanes of a vector. */
  static final int L = S.length();

  /** Whether there are vectors of 256 bits for transposing. */
  private static final boolean TRANSPOSE = S.vectorBitSize() >= 256;

  VectorTilesF64(int tileRows) {
    super(tileRows, 2 * L);
  }

  @Override
  final void packRows(double[] a, int ai, int rowStride, int step, int rows, int k, double[] to) {
    if (!TRANSPOSE || step != 1) {
      PackF64.rows(a, ai, rowStride, step, rows, k, to, tileRows);
      return;
    }
    int n = VectorPackF64.N;
    for (int i = 0; i < rows; i += tileRows) {
      int last = Math.min(tileRows, rows - i) - 1;
      for (int w = 0; w < tileRows; w += n) {
        // The last lines of a tile may be done twice, so that nothing but they is overwritten.
        int r = Math.max(0, Math.min(w, tileRows - n));
        int start = Math.min(r, last);
        VectorPackF64.transpose(
            a,
            ai + (i + start) * rowStride,
            rowStride,
            last - start + 1,
            k,
            to,
            i * k + r,
            tileRows,
            Math.min(n, tileRows));
      }
    }
  }

  @Override
  final void packCols(
      double[] b, int bi, int step, int colStride, int cols, int k, double[] to, int at) {
    if (colStride == 1 && cols == tileCols) {
      copy(b, bi, step, k, to, at);
    } else if (TRANSPOSE && step == 1) {
      int n = VectorPackF64.N;
      for (int j = 0; j < cols; j += n) {
        int lines = Math.min(n, cols - j);
        VectorPackF64.transpose(
            b, bi + j * colStride, colStride, lines, k, to, at + j, tileCols, lines);
      }
    } else {
      PackF64.cols(b, bi, step, colStride, cols, k, to, at, tileCols);
    }
  }

  private static void copy(double[] from, int at, int stride, int steps, double[] to, int out) {
    for (int p = 0; p < steps; p++) {
      DoubleVector.fromArray(S, from, at).intoArray(to, out);
      DoubleVector.fromArray(S, from, at + L).intoArray(to, out + L);
      at += stride;
      out += 2 * L;
    }
  }
}
