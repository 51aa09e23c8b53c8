package org.thalweg.core.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The plan of one double matrix product C[m×n] = A[m×k]·B[k×n], made once for a shape and a layout
 * and run any number of times, by any number of threads at once.
 *
 * <p>Every element of C is one chain of fused multiply-adds, {@code acc = fma(A[i,p], B[p,j], acc)}
 * for p = 0, 1, … k−1 from +0, however the work is blocked, shared out or vectorized. So the bits
 * do not depend on the machine. C must not overlap A or B.
 *
 * <p>Blocking and packing follow Goto and van de Geijn, "Anatomy of high-performance matrix
 * multiplication", ACM TOMS 34 (2008).
 */
public final class MatMulF64 {

  static final TilesF64 TILES = Forms.f64();

  /** Steps of k done in one pass over a tile: a packed strip of B should stay in the L1 cache. */
  private static final int K_BLOCK = 256;

  /** Rows done in one pass over a strip: a packed block of A should stay in the L2 cache. */
  static final int M_BLOCK = 96;

  /**
   * With so few rows B is packed a strip at a time, just before its use: the strip stays in the L1
   * cache, and all of packed B need not go out of it and come back.
   */
  static final int FEW_ROWS = 128;

  /** Packed values of B that stay in the L1 cache beside some rows of C. */
  private static final int SMALL_B = 1 << 11;

  /** Rows done in one pass over such a B: the epilogue finds them in the L1 cache. */
  private static final int SMALL_B_ROWS = 24;

  /** Rows of a thread that make it worth while for each to pack all of B for itself. */
  private static final int OWN_ROWS = 32;

  /** Columns of B packed at a time. */
  private static final int N_BLOCK = 512;

  /** Values of B packed at a time, unless one block of k is more. */
  private static final int SLAB = 1 << 17;

  /** A is packed if its values are used for at least so many columns. */
  private static final int PACK_COLS = 256 / Double.BYTES;

  /** And for so many rows: with fewer, too many of a tile's rows would be idle. */
  private static final int PACK_ROWS = TILES.height(TILES.tileRows) * 2 / 3;

  /** Products of fewer operations than this stay on one thread. */
  private static final long PARALLEL_FLOPS = 2_000_000;

  final int m;
  final int n;
  final int k;
  final int aRowStride;
  final int aColStride;
  final int bRowStride;
  final int bColStride;
  final int cRowStride;

  /** Rows of C that are held at a time: row i lies where row i mod this does. */
  final int cRows;

  /** A narrow product the other way round, Cᵀ = Bᵀ·Aᵀ, where that is faster on one thread. */
  final @Nullable MatMulF64 turned;

  final boolean packA;

  final boolean packB;

  final int kBlock;

  /** Columns and steps of k that are packed and multiplied at a time. */
  final int slabCols;

  final int slabSteps;

  private MatMulF64(
      int m,
      int n,
      int k,
      int aRowStride,
      int aColStride,
      int bRowStride,
      int bColStride,
      int cRowStride,
      int cRows) {
    this.m = m;
    this.n = n;
    this.k = k;
    this.aRowStride = aRowStride;
    this.aColStride = k > 1 ? aColStride : 1;
    this.bRowStride = k > 1 ? bRowStride : n;
    this.bColStride = n > 1 ? bColStride : 1;
    this.cRowStride = cRowStride;
    this.cRows = cRows;
    int passes = Math.max(1, Math.ceilDiv(k, K_BLOCK));
    kBlock = Math.max(1, Math.ceilDiv(k, passes));
    packA = n >= PACK_COLS && m >= PACK_ROWS;
    packB = packA || this.bColStride != 1;
    if (packB) {
      slabCols = Math.min(n, N_BLOCK);
      int values = Math.max(1, kBlock * roundUp(slabCols));
      slabSteps = Math.min(k, kBlock * Math.max(1, SLAB / values));
    } else {
      slabCols = n;
      slabSteps = k;
    }
    // Rows of Aᵀ are adjacent then, and fill whole vectors, which the few columns of B do not.
    turned =
        n < TILES.tileCols && m >= TILES.tileCols && this.aRowStride == 1
            ? plan(n, m, k, this.bColStride, this.bRowStride, this.aColStride, 1, m)
            : null;
    RunF64.prepare(this);
  }

  /**
   * Makes a plan.
   *
   * @param m rows of A and C
   * @param n columns of B and C
   * @param k columns of A and rows of B
   * @param aRowStride distance in the array from A[i,p] to A[i+1,p]; any value, 0 repeats a row
   * @param aColStride distance from A[i,p] to A[i,p+1]
   * @param bRowStride distance from B[p,j] to B[p+1,j]
   * @param bColStride distance from B[p,j] to B[p,j+1]
   * @param cRowStride distance from C[i,j] to C[i+1,j], at least n; the columns of C are adjacent
   */
  public static MatMulF64 plan(
      int m,
      int n,
      int k,
      int aRowStride,
      int aColStride,
      int bRowStride,
      int bColStride,
      int cRowStride) {
    return new MatMulF64(m, n, k, aRowStride, aColStride, bRowStride, bColStride, cRowStride, m);
  }

  /**
   * The same product with a C of {@code rows} rows, as {@link #window} tells, in which row i is
   * written over row i − {@code rows}; the epilogue takes them up before. It runs on one thread.
   */
  public MatMulF64 through(int rows) {
    return new MatMulF64(m, n, k, aRowStride, aColStride, bRowStride, bColStride, cRowStride, rows);
  }

  /** Rows of C that must be held at a time where nothing but the epilogue reads them. */
  public static int window(int m, int n, int k) {
    return m > FEW_ROWS && n <= N_BLOCK && k <= K_BLOCK ? M_BLOCK : m;
  }

  /** Doubleing-point operations of one run, 2·m·n·k. */
  public long flops() {
    return 2L * m * n * k;
  }

  /**
   * Computes C.
   *
   * @param a array of A, with A[0,0] at {@code aOffset}
   * @param b array of B, with B[0,0] at {@code bOffset}
   * @param c array of C, with C[0,0] at {@code cOffset}; what it held is overwritten
   * @param epilogue told of the rows of C as they become final, or null
   * @param team shares the rows out if the product is large enough
   */
  public void run(
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      double[] c,
      int cOffset,
      @Nullable Epilogue epilogue,
      Team team) {
    RunF64 run = RunF64.take(this);
    try {
      Team used = flops() < PARALLEL_FLOPS || cRows < m ? Team.SINGLE : team;
      run.multiply(this, a, aOffset, b, bOffset, c, cOffset, epilogue, used);
    } finally {
      run.release();
    }
  }

  /** Computes C by the definition, one element after the other. */
  static void reference(
      MatMulF64 plan, double[] a, int aOffset, double[] b, int bOffset, double[] c, int cOffset) {
    for (int i = 0; i < plan.m; i++) {
      for (int j = 0; j < plan.n; j++) {
        double acc = 0;
        for (int p = 0; p < plan.k; p++) {
          acc =
              Math.fma(
                  a[aOffset + i * plan.aRowStride + p * plan.aColStride],
                  b[bOffset + p * plan.bRowStride + j * plan.bColStride],
                  acc);
        }
        c[cOffset + i * plan.cRowStride + j] = acc;
      }
    }
  }

  /** Whether a team of so many threads packs B a strip at a time. */
  boolean stripwise(int threads) {
    return packB && !hasSmallB() && m <= FEW_ROWS && (threads == 1 || m >= threads * OWN_ROWS);
  }

  /** Rows done in one pass over the part of B in work. */
  int passRows(boolean stripwise) {
    return stripwise ? FEW_ROWS : hasSmallB() ? SMALL_B_ROWS : M_BLOCK;
  }

  private boolean hasSmallB() {
    return packB && k == kBlock && n == slabCols && k * roundUp(n) <= SMALL_B;
  }

  /** Length of the work space for packed values of B. */
  int packedBLength() {
    int own = packB ? roundUp(slabCols) * slabSteps : 0;
    return turned == null ? own : Math.max(own, turned.packedBLength());
  }

  /** Length of the work space for packed values of A. */
  int packedALength() {
    int own = packA ? (FEW_ROWS + TILES.tileRows) * kBlock + TilesF64.SLACK : 0;
    return turned == null ? own : Math.max(own, turned.packedALength());
  }

  /** Length of the work space for C when it is made the other way round. */
  int turnedLength() {
    return turned == null ? 0 : m * n;
  }

  private static int roundUp(int cols) {
    return Math.ceilDiv(cols, TILES.tileCols) * TILES.tileCols;
  }
}
