package org.thalweg.core.kernel;

/** Packing without vectors, for every layout. */
final class PackF64 {

  private PackF64() {}

  /** See {@link TilesF64#packRows}. */
  static void rows(
      double[] a, int ai, int rowStride, int step, int rows, int k, double[] to, int tileRows) {
    for (int i = 0; i < rows; i += tileRows) {
      for (int r = 0; r < tileRows; r++) {
        int from = ai + Math.min(i + r, rows - 1) * rowStride;
        int at = i * k + r;
        for (int p = 0; p < k; p++) {
          to[at] = a[from];
          from += step;
          at += tileRows;
        }
      }
    }
  }

  /** See {@link TilesF64#packCols}. */
  static void cols(
      double[] b,
      int bi,
      int step,
      int colStride,
      int cols,
      int k,
      double[] to,
      int at,
      int tileCols) {
    for (int p = 0; p < k; p++) {
      int from = bi + p * step;
      for (int j = 0; j < cols; j++) {
        to[at + j] = b[from];
        from += colStride;
      }
      at += tileCols;
    }
  }
}
