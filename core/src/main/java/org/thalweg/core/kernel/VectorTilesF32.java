package org.thalweg.core.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** What the vector forms of all widths share: packing. */
abstract class VectorTilesF32 extends TilesF32 {

  static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

  /** Lanes of a vector. */
  static final int L = S.length();

  /** Whether there are vectors of 256 bits for transposing. */
  private static final boolean TRANSPOSE = S.vectorBitSize() >= 256;

  VectorTilesF32(int tileRows) {
    super(tileRows, 2 * L);
  }

  @Override
  final void packRows(float[] a, int ai, int rowStride, int step, int rows, int k, float[] to) {
    if (!TRANSPOSE || step != 1) {
      PackF32.rows(a, ai, rowStride, step, rows, k, to, tileRows);
      return;
    }
    int n = VectorPackF32.N;
    for (int i = 0; i < rows; i += tileRows) {
      int last = Math.min(tileRows, rows - i) - 1;
      for (int w = 0; w < tileRows; w += n) {
        // The last lines of a tile may be done twice, so that nothing but they is overwritten.
        int r = Math.max(0, Math.min(w, tileRows - n));
        int start = Math.min(r, last);
        VectorPackF32.transpose(
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
      float[] b, int bi, int step, int colStride, int cols, int k, float[] to, int at) {
    if (colStride == 1 && cols == tileCols) {
      copy(b, bi, step, k, to, at);
    } else if (TRANSPOSE && step == 1) {
      int n = VectorPackF32.N;
      for (int j = 0; j < cols; j += n) {
        int lines = Math.min(n, cols - j);
        VectorPackF32.transpose(
            b, bi + j * colStride, colStride, lines, k, to, at + j, tileCols, lines);
      }
    } else {
      PackF32.cols(b, bi, step, colStride, cols, k, to, at, tileCols);
    }
  }

  private static void copy(float[] from, int at, int stride, int steps, float[] to, int out) {
    for (int p = 0; p < steps; p++) {
      FloatVector.fromArray(S, from, at).intoArray(to, out);
      FloatVector.fromArray(S, from, at + L).intoArray(to, out + L);
      at += stride;
      out += 2 * L;
    }
  }
}
