package org.thalweg.core.kernel;

/** Tiles of up to 24 vectors, for machines with 32 vector registers. */
final class WideTilesF32 extends VectorTilesF32 {

  WideTilesF32() {
    super(12);
  }

  /** Twelve rows, or eight where that leaves fewer rows over. */
  @Override
  int height(int left) {
    return left <= 8 || (left > 12 && left <= 16) ? 8 : 12;
  }

  @Override
  void strip(
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
      float[] edge) {
    if (cols < tileCols) {
      narrow(a, ai, aRowStride, aStep, b, bi, bStep, c, ci, cRowStride, rows, cols, k, add, edge);
      return;
    }
    for (int i = 0; i < rows; i += 8) {
      int r = Math.min(8, rows - i);
      Tile8x2F32.strided(a, ai, aRowStride, aStep, b, bi, bStep, c, ci, cRowStride, r, k, add);
      ai += 8 * aRowStride;
      ci += 8 * cRowStride;
    }
  }

  @Override
  void packedStrip(
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
      float[] edge) {
    int height;
    for (int i = 0; i < rows; i += height) {
      height = height(rows - i);
      int r = Math.min(height, rows - i);
      int at = ci + i * cRowStride;
      if (cols < tileCols) {
        narrow(a, i * k, 1, height, b, bi, tileCols, c, at, cRowStride, r, cols, k, add, edge);
        continue;
      }
      int next = i + height;
      if (next < rows) {
        touch(c, ci + next * cRowStride, cRowStride, Math.min(height, rows - next), edge);
      }
      if (height == 8) {
        Tile8x2F32.packed(a, i * k, b, bi, c, at, cRowStride, r, k, add);
      } else {
        Tile12x2F32.packed(a, i * k, b, bi, c, at, cRowStride, r, k, add);
      }
    }
  }

  /**
   * Reads a value of each cache line of a tile of C, so that the lines are under way while the tile
   * before is computed; the sum goes to work space, or else nothing would be read.
   */
  private static void touch(float[] c, int ci, int cRowStride, int rows, float[] edge) {
    float sum = 0;
    for (int i = 0; i < rows; i++) {
      sum += c[ci + L] + c[ci + 2 * L - 1];
      ci += cRowStride;
    }
    edge[0] = sum;
  }
}
