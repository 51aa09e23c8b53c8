package org.thalweg.core.kernel;

/**
 * The inner loops of the float matrix product in one form (a vector width, or scalars). All forms
 * compute every element as the same chain of fused multiply-adds, so that they agree to the bit.
 */
abstract class TilesF32 {

  /** Rows and columns of a full tile. */
  final int tileRows;

  final int tileCols;

  TilesF32(int tileRows, int tileCols) {
    this.tileRows = tileRows;
    this.tileCols = tileCols;
  }

  /**
   * One strip of a product: {@code rows} rows by {@code cols} (at most {@link #tileCols}) columns
   * of C, which is set, or continued if {@code add}. A tile of A starts {@code aTile} after the one
   * before and has its own row stride; if that is 1 and {@code aTile} is not {@link #tileRows}, A
   * is packed by {@link #packRows}. The columns of B are adjacent and padded to {@link #tileCols}.
   */
  abstract void strip(
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
      boolean add);

  /**
   * Packs rows of A in tiles: for each step of k the values of the tile's rows side by side. The
   * last tile is filled up with copies of the last row.
   */
  void packRows(float[] a, int ai, int rowStride, int step, int rows, int k, float[] to) {
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

  /**
   * Packs one strip of B: for each step of k the strip's columns side by side, zeros after the
   * last.
   */
  void packCols(float[] b, int bi, int step, int colStride, int cols, int k, float[] to, int at) {
    for (int p = 0; p < k; p++) {
      int from = bi + p * step;
      for (int j = 0; j < cols; j++) {
        to[at + j] = b[from];
        from += colStride;
      }
      for (int j = cols; j < tileCols; j++) {
        to[at + j] = 0;
      }
      at += tileCols;
    }
  }
}
