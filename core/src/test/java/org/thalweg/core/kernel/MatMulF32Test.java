package org.thalweg.core.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

/** The float product against its definition, to the bit. */
class MatMulF32Test {

  private final SplittableRandom random = new SplittableRandom(32);

  /** How a matrix lies in its array: gives row and column strides for rows × cols. */
  private enum Layout {
    ROWS,
    COLUMNS,
    WIDE_ROWS,
    WIDE_COLUMNS,
    EVERY_OTHER,
    ONE_ROW,
    ONE_COLUMN,
    ONE_VALUE,
    BACKWARDS;

    int rowStride(int rows, int cols) {
      return switch (this) {
        case ROWS -> cols;
        case COLUMNS, ONE_COLUMN -> 1;
        case WIDE_ROWS -> cols + 3;
        case WIDE_COLUMNS -> 1;
        case EVERY_OTHER -> 2 * cols + 1;
        case ONE_ROW, ONE_VALUE -> 0;
        case BACKWARDS -> -cols;
      };
    }

    int colStride(int rows, int cols) {
      return switch (this) {
        case ROWS, WIDE_ROWS, ONE_ROW, BACKWARDS -> 1;
        case COLUMNS -> rows;
        case WIDE_COLUMNS -> rows + 5;
        case EVERY_OTHER -> 2;
        case ONE_COLUMN, ONE_VALUE -> 0;
      };
    }

    int start(int rows, int cols) {
      return this == BACKWARDS ? Math.max(0, rows - 1) * cols : 0;
    }

    /** Just long enough, so that a read beyond the matrix fails. */
    int length(int rows, int cols) {
      if (rows == 0 || cols == 0) {
        return 0;
      }
      return 1
          + start(rows, cols)
          + Math.max(0, (rows - 1) * rowStride(rows, cols))
          + (cols - 1) * colStride(rows, cols);
    }
  }

  @Test
  void allLayoutsOfOddShapes() {
    Layout[] layouts = Layout.values();
    for (int round = 0; round < 1500; round++) {
      int m = random.nextInt(40);
      int n = random.nextInt(80);
      int k = random.nextInt(round % 10 == 0 ? 600 : 40);
      Layout a = layouts[random.nextInt(layouts.length)];
      Layout b = layouts[random.nextInt(layouts.length)];
      check(m, n, k, a, b, random.nextInt(3) * 5, 1 + random.nextInt(4));
    }
  }

  @Test
  void thinProducts() {
    for (Layout a : Layout.values()) {
      for (Layout b : Layout.values()) {
        for (int[] s : new int[][] {{1, 1, 1}, {1, 70, 33}, {70, 1, 33}, {1, 1, 300}, {2, 3, 0}}) {
          check(s[0], s[1], s[2], a, b, 0, 2);
        }
      }
    }
  }

  @Test
  void largeProductsAreBlockedAndSharedOut() {
    Layout[] fast = {Layout.ROWS, Layout.COLUMNS, Layout.WIDE_ROWS, Layout.WIDE_COLUMNS};
    int[][] shapes = {
      {64, 256, 784}, {129, 257, 300}, {203, 129, 515}, {10, 4200, 30}, {33, 4100, 280}
    };
    for (int[] s : shapes) {
      for (int threads : new int[] {1, 2, 4}) {
        Layout a = fast[random.nextInt(fast.length)];
        Layout b = fast[random.nextInt(fast.length)];
        check(s[0], s[1], s[2], a, b, 7, threads);
      }
    }
  }

  @Test
  void specialValuesFollowTheChain() {
    int m = 9;
    int n = 37;
    int k = 21;
    float[] pool = {0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.MIN_VALUE, 1f, -1f, 1e38f};
    float[] a = new float[m * k];
    float[] b = new float[k * n];
    for (int i = 0; i < a.length; i++) {
      a[i] = pool[random.nextInt(pool.length)];
    }
    for (int i = 0; i < b.length; i++) {
      b[i] = pool[random.nextInt(pool.length)];
    }
    float[] expected = new float[m * n];
    float[] actual = new float[m * n];
    MatMulF32 plan = MatMulF32.plan(m, n, k, k, 1, n, 1, n);
    MatMulF32.reference(plan, a, 0, b, 0, expected, 0);
    plan.run(a, 0, b, 0, actual, 0, null, Team.of(1));
    assertArrayEquals(expected, actual);
  }

  @Test
  void onePlanRunsInManyThreadsAtOnce() throws Exception {
    int size = 130;
    MatMulF32 plan = MatMulF32.plan(size, size, size, 1, size, 1, size, size);
    float[] a = values(size * size);
    float[] b = values(size * size);
    float[] expected = new float[size * size];
    MatMulF32.reference(plan, a, 0, b, 0, expected, 0);
    List<Callable<float[]>> calls = new ArrayList<>();
    for (int c = 0; c < 16; c++) {
      Team team = Team.of(1 + c % 3);
      calls.add(() -> {
        float[] result = new float[size * size];
        for (int round = 0; round < 5; round++) {
          Arrays.fill(result, Float.NaN);
          plan.run(a, 0, b, 0, result, 0, null, team);
        }
        return result;
      });
    }
    try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
      for (Future<float[]> result : callers.invokeAll(calls)) {
        assertArrayEquals(expected, result.get());
      }
    }
  }

  @Test
  void workIsCounted() {
    assertEquals(
        2L * 100_000 * 100_000 * 3, MatMulF32.plan(100_000, 100_000, 3, 3, 1, 0, 1, 0).flops());
  }

  private void check(int m, int n, int k, Layout la, Layout lb, int gap, int threads) {
    int aOffset = random.nextInt(4);
    int bOffset = random.nextInt(4);
    int cOffset = random.nextInt(4);
    float[] a = values(aOffset + la.length(m, k));
    float[] b = values(bOffset + lb.length(k, n));
    int cStride = n + gap;
    float[] start = values(cOffset + Math.max(0, (m - 1) * cStride + n));
    float[] expected = start.clone();
    float[] actual = start.clone();
    MatMulF32 plan =
        MatMulF32.plan(
            m,
            n,
            k,
            la.rowStride(m, k),
            la.colStride(m, k),
            lb.rowStride(k, n),
            lb.colStride(k, n),
            cStride);
    int aStart = aOffset + la.start(m, k);
    int bStart = bOffset + lb.start(k, n);
    MatMulF32.reference(plan, a, aStart, b, bStart, expected, cOffset);
    String what = m + "x" + k + " " + la + " · " + k + "x" + n + " " + lb + ", " + threads;

    Team team = Team.of(threads);
    plan.run(a, aStart, b, bStart, actual, cOffset, null, team);
    assertArrayEquals(expected, actual, what);

    float[] shifted = start.clone();
    AtomicIntegerArray seen = new AtomicIntegerArray(m);
    Epilogue negate =
        (from, to) -> {
          for (int i = from; i < to; i++) {
            seen.incrementAndGet(i);
            for (int j = 0; j < n; j++) {
              shifted[cOffset + i * cStride + j] = -shifted[cOffset + i * cStride + j];
            }
          }
        };
    plan.run(a, aStart, b, bStart, shifted, cOffset, negate, team);
    for (int i = 0; i < m; i++) {
      assertEquals(1, seen.get(i), what + ", row " + i);
      for (int j = 0; j < n; j++) {
        expected[cOffset + i * cStride + j] = -expected[cOffset + i * cStride + j];
      }
    }
    assertArrayEquals(expected, shifted, what);
  }

  private float[] values(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }
}
