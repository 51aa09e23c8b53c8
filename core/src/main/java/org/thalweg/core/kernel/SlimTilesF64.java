package org.thalweg.core.kernel;

/** Tiles of up to 12 vectors, for machines with 16 vector registers. */
final class SlimTilesF64 extends VectorTilesF64 {

  private static final int R = 6;

  SlimTilesF64() {
    super(R);
  }

  @Override
  int height(int left) {
    return R;
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
    for (int i = 0; i < rows; i += R) {
      int r = Math.min(R, rows - i);
      Tile6x2F64.strided(a, ai, aRowStride, aStep, b, bi, bStep, c, ci, cRowStride, r, k, add);
      ai += R * aRowStride;
      ci += R * cRowStride;
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
    for (int i = 0; i < rows; i += R) {
      int r = Math.min(R, rows - i);
      if (cols < tileCols) {
        narrow(a, i * k, 1, R, b, bi, tileCols, c, ci, cRowStride, r, cols, k, add, edge);
      } else {
        Tile6x2F64.packed(a, i * k, b, bi, c, ci, cRowStride, r, k, add);
      }
      ci += R * cRowStride;
    }
  }
}
