package org.thalweg.core.kernel;

/** Tiles of up to 12 vectors, for machines with 16 vector registers. */
final class SlimTilesF32 extends VectorTilesF32 {

  private static final int R = 6;

  SlimTilesF32() {
    super(R);
  }

  @Override
  int height(int left) {
    return R;
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
    for (int i = 0; i < rows; i += R) {
      int r = Math.min(R, rows - i);
      Tile6x2F32.strided(a, ai, aRowStride, aStep, b, bi, bStep, c, ci, cRowStride, r, k, add);
      ai += R * aRowStride;
      ci += R * cRowStride;
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
    for (int i = 0; i < rows; i += R) {
      int r = Math.min(R, rows - i);
      if (cols < tileCols) {
        narrow(a, i * k, 1, R, b, bi, tileCols, c, ci, cRowStride, r, cols, k, add, edge);
      } else {
        Tile6x2F32.packed(a, i * k, b, bi, c, ci, cRowStride, r, k, add);
      }
      ci += R * cRowStride;
    }
  }
}
