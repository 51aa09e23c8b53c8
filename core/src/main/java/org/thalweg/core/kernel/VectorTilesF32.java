package org.thalweg.core.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
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

  /**
   * Fewer columns than a tile has, one vector at a time. The last columns, if they are no whole
   * vector, go through a tile of work space: tiles with masked stores would be too large for the
   * first compiler of the JVM, and then some are never compiled by the second.
   */
  static void narrow(
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
    for (int i = 0; i < rows; i += 8) {
      int r = Math.min(8, rows - i);
      for (int j = 0; j < cols; j += L) {
        int n = Math.min(L, cols - j);
        int at = ci + j;
        int from = bi + j;
        if (n == L) {
          Tile8x1F32.strided(
              a, ai, aRowStride, aStep, b, from, bStep, c, at, cRowStride, r, k, add);
        } else {
          if (add) {
            copyColumns(c, at, cRowStride, edge, 0, L, r, n);
          }
          int whole = wholeVectors(b, from, bStep, k);
          Tile8x1F32.strided(a, ai, aRowStride, aStep, b, from, bStep, edge, 0, L, r, whole, add);
          finish(a, ai, aRowStride, aStep, b, from, bStep, edge, r, n, whole, k);
          copyColumns(edge, 0, L, c, at, cRowStride, r, n);
        }
      }
      ai += 8 * aRowStride;
      ci += 8 * cRowStride;
    }
  }

  /** Steps of k from the first on for which B may be read a vector at a time. */
  private static int wholeVectors(float[] b, int bi, int bStep, int k) {
    long room = (long) b.length - L - bi;
    return room < 0 || bStep < 0 ? 0 : bStep == 0 ? k : (int) Math.min(k, room / bStep + 1);
  }

  /** The other steps, near the end of the array: one value at a time, for masked loads are slow. */
  private static void finish(
      float[] a,
      int ai,
      int aRowStride,
      int aStep,
      float[] b,
      int bi,
      int bStep,
      float[] c,
      int rows,
      int cols,
      int from,
      int k) {
    for (int p = from; p < k; p++) {
      for (int i = 0; i < rows; i++) {
        float v = a[ai + i * aRowStride + p * aStep];
        for (int j = 0; j < cols; j++) {
          c[i * L + j] = Math.fma(v, b[bi + p * bStep + j], c[i * L + j]);
        }
      }
    }
  }

  /** Copies fewer columns than a vector has. */
  private static void copyColumns(
      float[] from, int at, int fromStride, float[] to, int out, int toStride, int rows, int cols) {
    VectorMask<Float> mask = S.indexInRange(0, cols);
    for (int i = 0; i < rows; i++) {
      FloatVector.fromArray(S, from, at, mask).intoArray(to, out, mask);
      at += fromStride;
      out += toStride;
    }
  }

  @Override
  final void packRows(float[] a, int ai, int rowStride, int step, int rows, int k, float[] to) {
    int height;
    for (int i = 0; i < rows; i += height) {
      height = height(rows - i);
      int last = Math.min(height, rows - i) - 1;
      if (TRANSPOSE && step == 1) {
        packTile(a, ai, rowStride, last, k, to, i * k, height);
      } else if (rowStride == 1 && last == height - 1 && step >= height) {
        packAdjacent(a, ai, step, k, to, i * k, height);
      } else {
        PackF32.rows(a, ai, rowStride, step, last, k, to, i * k, height);
      }
      ai += height * rowStride;
    }
  }

  /** Packs a tile whose rows have adjacent values; {@code last} is its last row. */
  private static void packTile(
      float[] a, int ai, int rowStride, int last, int k, float[] to, int at, int height) {
    int n = VectorPackF32.N;
    for (int w = 0; w < height; w += n) {
      // The last lines may be done twice, so that nothing but the tile is overwritten.
      int r = Math.max(0, Math.min(w, height - n));
      int start = Math.min(r, last);
      VectorPackF32.transpose(
          a,
          ai + start * rowStride,
          rowStride,
          last - start + 1,
          k,
          to,
          at + r,
          height,
          Math.min(n, height));
    }
  }

  /**
   * Packs a full tile whose values of one step are adjacent, a vector at a time where the vector
   * does not reach beyond the array. What it takes beyond the tile is overwritten by the next step.
   */
  private static void packAdjacent(
      float[] a, int ai, int step, int k, float[] to, int at, int height) {
    int reach = Math.max(height, L);
    int whole = Math.clamp(((long) a.length - reach - ai) / step + 1, 0, k);
    for (int w = 0; w < height; w += L) {
      int r = Math.max(0, Math.min(w, height - L));
      copy(a, ai + r, step, whole, to, at + r, height);
    }
    PackF32.rows(
        a, ai + whole * step, 1, step, height - 1, k - whole, to, at + whole * height, height);
  }

  @Override
  final void packRow(float[] b, int bi, int cols, float[] to, int at, int stripLength) {
    int whole = cols / tileCols * tileCols;
    for (int j = 0; j < whole; j += tileCols) {
      FloatVector.fromArray(S, b, bi + j).intoArray(to, at);
      FloatVector.fromArray(S, b, bi + j + L).intoArray(to, at + L);
      at += stripLength;
    }
    if (whole < cols) {
      System.arraycopy(b, bi + whole, to, at, cols - whole);
    }
  }

  @Override
  final void packCols(
      float[] b, int bi, int step, int colStride, int cols, int k, float[] to, int at) {
    if (colStride == 1 && cols == tileCols) {
      for (int p = 0; p < k; p++) {
        FloatVector.fromArray(S, b, bi).intoArray(to, at);
        FloatVector.fromArray(S, b, bi + L).intoArray(to, at + L);
        bi += step;
        at += 2 * L;
      }
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

  /** Copies a vector a step. */
  private static void copy(
      float[] from, int at, int stride, int steps, float[] to, int out, int outStride) {
    for (int p = 0; p < steps; p++) {
      FloatVector.fromArray(S, from, at).intoArray(to, out);
      at += stride;
      out += outStride;
    }
  }
}
