package org.thalweg.core.kernel;

/** Tiles of 4 rows by 4 columns without vectors, for a JVM without the Vector API module. */
final class ScalarTilesF32 extends TilesF32 {

  private static final int R = 4;

  ScalarTilesF32() {
    super(R, R);
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
    for (int i = 0; i < rows; i += R) {
      int last = Math.min(R, rows - i) - 1;
      int a1 = Math.min(1, last);
      int a2 = Math.min(2, last);
      for (int j = 0; j < cols; j += 2) {
        pair(
            a,
            ai,
            a1 * aRowStride,
            a2 * aRowStride,
            last * aRowStride,
            aStep,
            b,
            bi + j,
            bStep,
            c,
            ci + j,
            a1 * cRowStride,
            a2 * cRowStride,
            last * cRowStride,
            j + 1 < cols ? 1 : 0,
            k,
            add);
      }
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
      strip(a, i * k, 1, R, b, bi, tileCols, c, ci, cRowStride, r, cols, k, add, edge);
      ci += R * cRowStride;
    }
  }

  @Override
  void packRows(float[] a, int ai, int rowStride, int step, int rows, int k, float[] to) {
    for (int i = 0; i < rows; i += R) {
      int last = Math.min(R, rows - i) - 1;
      PackF32.rows(a, ai + i * rowStride, rowStride, step, last, k, to, i * k, R);
    }
  }

  @Override
  void packRow(float[] b, int bi, int cols, float[] to, int at, int stripLength) {
    for (int j = 0; j < cols; j++) {
      to[at + j / R * stripLength + j % R] = b[bi + j];
    }
  }

  @Override
  void packCols(float[] b, int bi, int step, int colStride, int cols, int k, float[] to, int at) {
    PackF32.cols(b, bi, step, colStride, cols, k, to, at, tileCols);
  }

  /** Four rows by two columns; {@code next} is 0 if there is no second column. */
  private static void pair(
      float[] a,
      int ai,
      int a1,
      int a2,
      int a3,
      int aStep,
      float[] b,
      int bi,
      int bStep,
      float[] c,
      int ci,
      int c1,
      int c2,
      int c3,
      int next,
      int k,
      boolean add) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float t0 = 0;
    float t1 = 0;
    float t2 = 0;
    float t3 = 0;
    if (add) {
      s0 = c[ci];
      s1 = c[ci + c1];
      s2 = c[ci + c2];
      s3 = c[ci + c3];
      t0 = c[ci + next];
      t1 = c[ci + c1 + next];
      t2 = c[ci + c2 + next];
      t3 = c[ci + c3 + next];
    }
    for (int p = 0; p < k; p++) {
      float x = b[bi];
      float y = b[bi + next];
      float a0 = a[ai];
      s0 = Math.fma(a0, x, s0);
      t0 = Math.fma(a0, y, t0);
      float v1 = a[ai + a1];
      s1 = Math.fma(v1, x, s1);
      t1 = Math.fma(v1, y, t1);
      float v2 = a[ai + a2];
      s2 = Math.fma(v2, x, s2);
      t2 = Math.fma(v2, y, t2);
      float v3 = a[ai + a3];
      s3 = Math.fma(v3, x, s3);
      t3 = Math.fma(v3, y, t3);
      ai += aStep;
      bi += bStep;
    }
    c[ci + next] = t0;
    c[ci + c1 + next] = t1;
    c[ci + c2 + next] = t2;
    c[ci + c3 + next] = t3;
    c[ci] = s0;
    c[ci + c1] = s1;
    c[ci + c2] = s2;
    c[ci + c3] = s3;
  }
}
