package org.thalweg.core.kernel;

/**
 * The inner loops of the float matrix product in one form (a vector width, or scalars). All forms
 * compute every element as the same chain of fused multiply-adds, so that they agree to the bit.
 */
abstract class TilesF32 {

  /** Values that {@link #packRows} may write beyond its result. */
  static final int SLACK = 16;

  /** Work space for a tile that is cut off by the last column: eight rows of a vector. */
  static final int EDGE = 8 * 16;

  /** Rows of the highest tile. */
  final int tileRows;

  /** Columns of a full tile. */
  final int tileCols;

  TilesF32(int tileRows, int tileCols) {
    this.tileRows = tileRows;
    this.tileCols = tileCols;
  }

  /** Rows of the next tile of packed A when so many rows are left; it may be more than those. */
  abstract int height(int left);

  /**
   * One strip of a product: {@code rows} rows by {@code cols} (at most {@link #tileCols}) columns
   * of C, which is set, or continued if {@code add}. The columns of B are adjacent.
   */
  abstract void strip(
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
      boolean add,
      float[] edge);

  /** Like {@link #strip} where A was packed by {@link #packRows} and B by {@link #packCols}. */
  abstract void packedStrip(
      float[] a,
      float[] b,
      int bi,
      float[] c,
      int ci,
      int cRowStride,
      int rows,
      int cols,
      int k,
      boolean add,
      float[] edge);

  /**
   * Like {@link #packedStrip} for a full strip of B with adjacent columns that is not packed yet,
   * and is afterwards.
   */
  void packingStrip(
      float[] a,
      float[] b,
      int bi,
      int bStep,
      float[] to,
      float[] c,
      int ci,
      int cRowStride,
      int rows,
      int k,
      boolean add,
      float[] edge) {
    packCols(b, bi, bStep, 1, tileCols, k, to, 0);
    packedStrip(a, to, 0, c, ci, cRowStride, rows, tileCols, k, add, edge);
  }

  /**
   * Packs rows of A in tiles: for each step of k the values of the tile's rows side by side. The
   * tile that starts at row i is at {@code i * k}. The last tile is filled up with copies of the
   * last row.
   */
  abstract void packRows(float[] a, int ai, int rowStride, int step, int rows, int k, float[] to);

  /**
   * Packs one row of B with adjacent columns: the part of each strip goes {@code stripLength}
   * behind that of the strip before. A row is taken from end to end, for the processor foresees
   * what is read in order.
   */
  abstract void packRow(float[] b, int bi, int cols, float[] to, int at, int stripLength);

  /**
   * Packs one strip of B: for each step of k the strip's columns side by side, then anything up to
   * {@link #tileCols}.
   */
  abstract void packCols(
      float[] b, int bi, int step, int colStride, int cols, int k, float[] to, int at);
}
