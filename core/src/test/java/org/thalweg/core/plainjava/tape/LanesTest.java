package org.thalweg.core.plainjava.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random loops over an array of numbers, recorded as loops where that can be done and, on another
 * tape, iteration by iteration: the gradients are the same.
 */
class LanesTest {
  private static final int VARIABLES = 5;

  /** A kind of work that adds multiples of neighbours among the numbers of the point. */
  private static final int MULTIPLES = 6;

  private static final double[] POINT = {0.7, -1.3, 0, 2.1, 0.4};

  /** What each iteration does. */
  private record Work(int kind, int to, int first, int other, int length, double factor) {
    boolean fits() {
      return (kind == MULTIPLES || to + length <= first || first + length <= to)
          && (other < to || other >= to + length);
    }
  }

  /** A tape, and the records of an array. */
  private static final class Side {
    final Tape tape = new Tape(List.of());
    final Sweep sweep = new Sweep();
    final int[] cells;
    final int[] pointIndices = {1, 2, 3, 4, 5};
    int sum;
    int loops;
    int multiples;

    Side(int length) {
      this.cells = new int[length];
      tape.know(POINT, pointIndices);
    }

    void begin() {
      tape.begin(VARIABLES, false, null);
      sum = 0;
      for (int c = 0; c < cells.length; c++) {
        cells[c] = c < VARIABLES ? c + 1 : 0;
      }
    }

    void set(int c, int record) {
      if (cells[c] != record) {
        cells[c] = record;
        tape.wrote(cells, c);
      }
    }

    void steps(Work work, double[] partials) {
      for (int k = 0; k < work.length; k++) {
        step(work, k, partials[k]);
      }
    }

    private void step(Work work, int k, double q) {
      int to = work.to + k;
      int i = (work.kind == MULTIPLES ? pointIndices : cells)[work.first + k];
      int j = cells[work.other];
      switch (work.kind) {
        case 0, MULTIPLES -> set(to, tape.add2(cells[to], work.factor, i, q, j));
        case 1 -> set(to, tape.record2(work.factor, i, q, j));
        case 2 -> sum = tape.add2(sum, work.factor, j, q, i);
        case 3 -> {
          tape.share(i);
          set(to, i);
        }
        case 4 -> set(to, tape.add1(cells[to], q, i));
        default -> set(to, 0);
      }
    }

    private boolean multiples(Work work) {
      if (!work.fits()) {
        return false;
      }
      int place =
          tape.lanes.multiples(
              work.length,
              cells[work.other],
              isNegative(work),
              POINT,
              pointIndices,
              work.first,
              1,
              cells,
              work.to,
              1);
      if (place >= 0) {
        tape.partials[place] = work.factor;
        multiples++;
      }
      return place >= 0;
    }

    /** Records a loop at once, or leaves it. */
    boolean loop(Work work, double[] partials) {
      if (work.kind == MULTIPLES) {
        return multiples(work);
      }
      if (work.kind > 2 || work.length < 2 || !work.fits()) {
        return false;
      }
      Lanes lanes = tape.lanes;
      assertTrue(lanes.begin(work.length, 2));
      lanes.numbers(cells, work.first, 1);
      int of = work.kind == 2 ? lanes.varying() : lanes.same();
      lanes.number(cells[work.other]);
      int by = work.kind == 2 ? lanes.same() : lanes.varying();
      boolean done =
          work.kind == 2 ? lanes.sum(sum) : lanes.cells(cells, work.to, 1, work.kind == 0);
      if (done) {
        System.arraycopy(partials, 0, tape.partials, work.kind == 2 ? of : by, work.length);
        tape.partials[work.kind == 2 ? by : of] = work.factor;
        sum = work.kind == 2 ? tape.result : sum;
        loops++;
      }
      return done;
    }

    double[] gradient() {
      sweep.begin(tape);
      for (int c = 0; c < cells.length; c++) {
        sweep.seed(cells[c], 1 + 0.01 * c);
      }
      sweep.seed(sum, 0.5);
      double[] gradient = new double[VARIABLES];
      sweep.gradient(tape, VARIABLES, gradient);
      return gradient;
    }
  }

  private static boolean isNegative(Work work) {
    return work.factor < 0;
  }

  private static void loop(Random random, int longest, Side with, Side without) {
    int cells = with.cells.length;
    int kind = random.nextInt(3) == 0 ? random.nextInt(MULTIPLES + 1) : random.nextInt(3);
    boolean multiples = kind == MULTIPLES;
    int length = 1 + random.nextInt(multiples ? VARIABLES : longest);
    Work work =
        new Work(
            kind,
            random.nextInt(cells - length + 1),
            random.nextInt((multiples ? VARIABLES : cells) - length + 1),
            random.nextInt(cells),
            length,
            random.nextDouble() - 0.5);
    double[] partials = new double[length];
    for (int k = 0; k < length; k++) {
      partials[k] = random.nextInt(9) == 0 ? 0 : random.nextDouble() - 0.5;
      if (multiples) {
        partials[k] = isNegative(work) ? -POINT[work.first + k] : POINT[work.first + k];
      }
    }
    without.steps(work, partials);
    if (!with.loop(work, partials)) {
      with.steps(work, partials);
    }
  }

  private static void compare(Random random, int loops, int longest, Side with, Side without) {
    with.begin();
    without.begin();
    for (int l = 0; l < loops; l++) {
      loop(random, longest, with, without);
    }
    for (int c = 0; c < with.cells.length; c++) {
      assertEquals(without.cells[c] == 0, with.cells[c] == 0, "number " + c + " is passive");
    }
    double[] expected = without.gradient();
    double[] gradient = with.gradient();
    for (int v = 0; v < VARIABLES; v++) {
      double scale = Math.max(1, Math.abs(expected[v]));
      assertEquals(expected[v], gradient[v], 1e-9 * scale, "derivative by variable " + v);
    }
  }

  @Test
  void loopsDoNotChangeGradients() {
    Random random = new Random(7);
    Side with = new Side(16);
    Side without = new Side(16);
    for (int trial = 0; trial < 5000; trial++) {
      compare(random, 1 + random.nextInt(30), 8, with, without);
    }
    assertTrue(with.loops > 5000, () -> with.loops + " loops");
    assertTrue(with.multiples > 1000, () -> with.multiples + " loops of multiples");
  }

  @Test
  void loopsGoOnWhenTheTapeGrows() {
    Random random = new Random(8);
    compare(random, 12, 4000, new Side(4000), new Side(4000));
    for (int trial = 0; trial < 200; trial++) {
      compare(random, 500, 8, new Side(300), new Side(300));
    }
  }
}
