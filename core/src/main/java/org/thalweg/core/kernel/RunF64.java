package org.thalweg.core.kernel;

import org.jspecify.annotations.Nullable;

/** One run of a {@link MatMulF64}: its arguments and its work space, taken from a pool. */
final class RunF64 implements Team.Task {

  private static final Pool<RunF64> RUNS = new Pool<>();

  private static final double[] NONE = {};

  /** Loops handed to the team. */
  private static final int PACK = 0;

  private static final int MULTIPLY = 1;

  /** A strip of B goes to another thread only with at least so many values. */
  private static final int PACK_GRAIN = 1 << 14;

  /** Pieces of rows start at multiples of this. */
  private static final int ROW_GRAIN = 8;

  private double[] packedA = NONE;
  private double[] packedB = NONE;
  private double[] turnedC = NONE;

  private final double[] edge = new double[TilesF64.EDGE];

  private @Nullable MatMulF64 plan;
  private double[] a = NONE;
  private int ai;
  private double[] b = NONE;
  private int bi;
  private double[] c = NONE;
  private int ci;
  private @Nullable Epilogue epilogue;

  /** The part of B in work: columns and steps of k. */
  private int col;

  private int cols;
  private int step;
  private int steps;

  /** Whether strips of B are packed just before they are used. */
  private boolean stripwise;

  /** Makes work space for a plan ahead of its first run. */
  static void prepare(MatMulF64 plan) {
    take(plan).release();
  }

  /** Work space that fits a plan. */
  static RunF64 take(MatMulF64 plan) {
    RunF64 run = RUNS.take();
    if (run == null) {
      run = new RunF64();
    }
    if (run.packedA.length < plan.packedALength()) {
      run.packedA = new double[plan.packedALength()];
    }
    if (run.packedB.length < plan.packedBLength()) {
      run.packedB = new double[plan.packedBLength()];
    }
    if (run.turnedC.length < plan.turnedLength()) {
      run.turnedC = new double[plan.turnedLength()];
    }
    return run;
  }

  /** Forgets the arguments and goes back to the pool. */
  void release() {
    plan = null;
    a = NONE;
    b = NONE;
    c = NONE;
    epilogue = null;
    RUNS.give(this);
  }

  void multiply(
      MatMulF64 plan,
      double[] a,
      int ai,
      double[] b,
      int bi,
      double[] c,
      int ci,
      @Nullable Epilogue epilogue,
      Team team) {
    MatMulF64 turned = plan.turned;
    if (turned != null && team.threads() == 1) {
      multiply(turned, b, bi, a, ai, turnedC, 0, null, team);
      turnBack(plan, c, ci, epilogue);
      return;
    }
    this.plan = plan;
    this.a = a;
    this.ai = ai;
    this.b = b;
    this.bi = bi;
    this.c = c;
    this.ci = ci;
    this.epilogue = epilogue;
    int tileCols = MatMulF64.TILES.tileCols;
    stripwise = plan.stripwise(team.threads());
    col = 0;
    do {
      cols = Math.min(plan.slabCols, plan.n - col);
      step = 0;
      do {
        steps = Math.min(plan.slabSteps, plan.k - step);
        if (plan.packB && !stripwise) {
          int units = plan.bColStride == 1 ? steps : Math.ceilDiv(cols, tileCols);
          int values = plan.bColStride == 1 ? cols : steps * tileCols;
          team.run(this, PACK, units, Math.max(1, PACK_GRAIN / Math.max(1, values)));
        }
        team.run(this, MULTIPLY, plan.m, ROW_GRAIN);
        step += steps;
      } while (step < plan.k);
      col += cols;
    } while (col < plan.n);
  }

  /** Writes what the turned product made to C, as many rows at a time as are held. */
  private void turnBack(MatMulF64 plan, double[] c, int ci, @Nullable Epilogue epilogue) {
    for (int i = 0; i < plan.m; i += plan.cRows) {
      int rows = Math.min(plan.cRows, plan.m - i);
      PackF64.cols(turnedC, i, 1, plan.m, plan.n, rows, c, ci, plan.cRowStride);
      if (epilogue != null) {
        epilogue.rows(i, i + rows);
      }
    }
  }

  @Override
  public void run(int id, int from, int to) {
    MatMulF64 current = plan;
    if (current == null) {
      throw new IllegalStateException("run without a plan");
    }
    if (id == PACK) {
      pack(current, from, to);
    } else {
      rows(current, from, to);
    }
  }

  /** Packs a share of the part of B in work: some of its rows, or of its strips if it is turned. */
  private void pack(MatMulF64 plan, int from, int to) {
    if (plan.bColStride == 1) {
      int tileCols = MatMulF64.TILES.tileCols;
      for (int p = from; p < to; p++) {
        int row = bi + (step + p) * plan.bRowStride + col;
        MatMulF64.TILES.packRow(b, row, cols, packedB, p * tileCols, steps * tileCols);
      }
    } else {
      packStrips(plan, from, to);
    }
  }

  private void packStrips(MatMulF64 plan, int from, int to) {
    int tileCols = MatMulF64.TILES.tileCols;
    for (int s = from; s < to; s++) {
      int j = col + s * tileCols;
      MatMulF64.TILES.packCols(
          b,
          bi + step * plan.bRowStride + j * plan.bColStride,
          plan.bRowStride,
          plan.bColStride,
          Math.min(tileCols, col + cols - j),
          steps,
          packedB,
          s * tileCols * steps);
    }
  }

  /** Multiplies the rows {@code from} to {@code to} with the part of B in work. */
  private void rows(MatMulF64 plan, int from, int to) {
    // Each thread packs its rows of A into work space of its own.
    RunF64 own = from == 0 ? this : take(plan);
    try {
      rows(plan, from, to, own);
    } finally {
      if (own != this) {
        own.release();
      }
    }
  }

  private void rows(MatMulF64 plan, int from, int to, RunF64 own) {
    boolean last = col + cols == plan.n && step + steps == plan.k;
    int most = plan.passRows(stripwise);
    for (int i = from; i < to; i += most) {
      int rows = Math.min(most, to - i);
      int p = 0;
      do {
        int k = Math.min(plan.kBlock, steps - p);
        block(plan, i, rows, p, k, own);
        p += plan.kBlock;
      } while (p < steps);
      if (last && epilogue != null) {
        epilogue.rows(i, i + rows);
      }
    }
  }

  /** Multiplies a block of A, over the steps {@code p} to {@code p + k} of the part in work. */
  private void block(MatMulF64 plan, int i, int rows, int p, int k, RunF64 own) {
    TilesF64 tiles = MatMulF64.TILES;
    int left = ai + i * plan.aRowStride + (step + p) * plan.aColStride;
    if (plan.packA) {
      tiles.packRows(a, left, plan.aRowStride, plan.aColStride, rows, k, own.packedA);
    }
    boolean add = step + p > 0;
    int tileCols = tiles.tileCols;
    for (int j = col; j < col + cols; j += tileCols) {
      int width = Math.min(tileCols, col + cols - j);
      double[] from = b;
      int right = bi + (step + p) * plan.bRowStride + j * plan.bColStride;
      int rightStep = plan.bRowStride;
      int at = ci + i % plan.cRows * plan.cRowStride + j;
      if (stripwise && plan.packA && plan.bColStride == 1 && width == tileCols) {
        tiles.packingStrip(
            own.packedA,
            b,
            right,
            rightStep,
            own.packedB,
            c,
            at,
            plan.cRowStride,
            rows,
            k,
            add,
            own.edge);
        continue;
      }
      if (stripwise) {
        from = own.packedB;
        tiles.packCols(b, right, plan.bRowStride, plan.bColStride, width, k, from, 0);
        right = 0;
        rightStep = tileCols;
      } else if (plan.packB) {
        from = packedB;
        right = (j - col) * steps + p * tileCols;
        rightStep = tileCols;
      }
      if (plan.packA) {
        tiles.packedStrip(
            own.packedA, from, right, c, at, plan.cRowStride, rows, width, k, add, own.edge);
      } else {
        tiles.strip(
            a,
            left,
            plan.aRowStride,
            plan.aColStride,
            from,
            right,
            rightStep,
            c,
            at,
            plan.cRowStride,
            rows,
            width,
            k,
            add,
            own.edge);
      }
    }
  }
}
