package org.thalweg.core.kernel;

/** Packing without vectors, for every layout. */
final class PackF64 {

  private PackF64() {}

  /** One tile of A, see {@link TilesF64#packRows}; {@code last} is its last row. */
  static void rows(
      double[] a,
      int ai,
      int rowStride,
      int step,
      int last,
      int k,
      double[] to,
      int at,
      int height) {
    for (int r = 0; r < height; r++) {
      int from = ai + Math.min(r, last) * rowStride;
      int out = at + r;
      for (int p = 0; p < k; p++) {
        to[out] = a[from];
        from += step;
        out += height;
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
      int width) {
    for (int p = 0; p < k; p++) {
      int from = bi + p * step;
      for (int j = 0; j < cols; j++) {
        to[at + j] = b[from];
        from += colStride;
      }
      at += width;
    }
  }
}
