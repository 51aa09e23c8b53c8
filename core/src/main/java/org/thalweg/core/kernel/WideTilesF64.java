package org.thalweg.core.kernel;

/** Tiles of up to 24 vectors, for machines with 32 vector registers. */
final class WideTilesF64 extends VectorTilesF64 {

  WideTilesF64() {
    super(12);
  }

  /** Twelve rows, or eight where that leaves fewer rows over. */
  @Override
  int height(int left) {
    return left <= 8 || (left > 12 && left <= 16) ? 8 : 12;
  }

  @Override
  void strip(
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
      boolean add,
      double[] edge) {
    if (cols < tileCols) {
      narrow(a, ai, aRowStride, aStep, b, bi, bStep, c, ci, cRowStride, rows, cols, k, add, edge);
      return;
    }
    for (int i = 0; i < rows; i += 8) {
      int r = Math.min(8, rows - i);
      Tile8x2F64.strided(a, ai, aRowStride, aStep, b, bi, bStep, c, ci, cRowStride, r, k, add);
      ai += 8 * aRowStride;
      ci += 8 * cRowStride;
    }
  }

  @Override
  void packedStrip(
      double[] a,
      double[] b,
      int bi,
      double[] c,
      int ci,
      int cRowStride,
      int rows,
      int cols,
      int k,
      boolean add,
      double[] edge) {
    packedTiles(a, 0, b, bi, c, ci, cRowStride, rows, cols, k, add, edge);
  }

  @Override
  void packingStrip(
      double[] a,
      double[] b,
      int bi,
      int bStep,
      double[] to,
      double[] c,
      int ci,
      int cRowStride,
      int rows,
      int k,
      boolean add,
      double[] edge) {
    int height = height(rows);
    if (height == 12) {
      int r = Math.min(height, rows);
      Tile12x2F64.packing(a, 0, b, bi, bStep, to, c, ci, cRowStride, r, k, add);
      packedTiles(a, r, to, 0, c, ci, cRowStride, rows, tileCols, k, add, edge);
    } else {
      super.packingStrip(a, b, bi, bStep, to, c, ci, cRowStride, rows, k, add, edge);
    }
  }

  /** The tiles from row {@code first} on. */
  private void packedTiles(
      double[] a,
      int first,
      double[] b,
      int bi,
      double[] c,
      int ci,
      int cRowStride,
      int rows,
      int cols,
      int k,
      boolean add,
      double[] edge) {
    int height;
    for (int i = first; i < rows; i += height) {
      height = height(rows - i);
      int r = Math.min(height, rows - i);
      int at = ci + i * cRowStride;
      if (cols < tileCols) {
        narrow(a, i * k, 1, height, b, bi, tileCols, c, at, cRowStride, r, cols, k, add, edge);
        continue;
      }
      if (height == 8) {
        Tile8x2F64.packed(a, i * k, b, bi, c, at, cRowStride, r, k, add);
      } else {
        Tile12x2F64.packed(a, i * k, b, bi, c, at, cRowStride, r, k, add);
      }
    }
  }
}
