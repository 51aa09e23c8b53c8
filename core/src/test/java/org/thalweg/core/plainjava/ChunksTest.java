package org.thalweg.core.plainjava;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random loops over an array of numbers, recorded with runs and, on a tape where each record has
 * one chunk, without: the gradients are the same.
 */
class ChunksTest {
  private static final int VARIABLES = 5;

  /** A tape, and the records of an array. */
  private static final class Side {
    final Tape tape = new Tape(List.of());
    final Sweep sweep = new Sweep();
    final boolean single;
    final int[] cells;

    Side(boolean single, int length) {
      this.single = single;
      this.cells = new int[length];
    }

    void begin() {
      tape.begin(VARIABLES, single, null);
      for (int c = 0; c < cells.length; c++) {
        cells[c] = c < VARIABLES ? c + 1 : 0;
      }
    }

    /** What one step of a loop over {@code k} does. */
    void step(int kind, int to, int first, int other, double factor, double q) {
      int i = cells[first];
      int j = cells[other];
      cells[to] =
          switch (kind) {
            case 0 -> tape.add2(cells[to], factor, i, q, j);
            case 1 -> tape.add2(cells[to], q, j, factor, i);
            case 2 -> tape.record2(factor, i, q, j);
            case 3 -> tape.record2(q, j, factor, i);
            case 4 -> tape.add1(cells[to], q, i);
            case 5 -> copy(i);
            case 6 -> longSum(i, j, cells[to], factor, q);
            default -> 0;
          };
    }

    private int copy(int record) {
      tape.share(record);
      return record;
    }

    private int longSum(int i, int j, int k, double factor, double q) {
      tape.term(factor, i);
      tape.term(q, j);
      tape.term(0.5, k);
      return tape.finish();
    }

    double[] gradient() {
      sweep.begin(tape);
      for (int c = 0; c < cells.length; c++) {
        sweep.seed(cells[c], 1 + 0.01 * c);
      }
      double[] gradient = new double[VARIABLES];
      sweep.gradient(tape, VARIABLES, gradient);
      return gradient;
    }
  }

  private static void loop(Random random, int longest, Side... sides) {
    int kind = random.nextInt(3) == 0 ? random.nextInt(8) : random.nextInt(4);
    int cells = sides[0].cells.length;
    int length = 1 + random.nextInt(longest);
    int to = random.nextInt(cells - length + 1);
    int first = random.nextInt(cells - length + 1);
    int other = random.nextInt(cells);
    double factor = random.nextDouble() - 0.5;
    boolean changes = random.nextInt(8) == 0;
    for (int k = 0; k < length; k++) {
      double q = random.nextInt(9) == 0 ? 0 : random.nextDouble() - 0.5;
      for (Side side : sides) {
        side.step(kind, to + k, first + k, other, changes ? factor * q : factor, q);
      }
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
  void runsDoNotChangeGradients() {
    Random random = new Random(7);
    Side with = new Side(false, 16);
    Side without = new Side(true, 16);
    for (int trial = 0; trial < 3000; trial++) {
      compare(random, 1 + random.nextInt(30), 8, with, without);
    }
  }

  @Test
  void runsGoOnWhenTheTapeGrows() {
    Random random = new Random(8);
    compare(random, 12, 4000, new Side(false, 4000), new Side(true, 4000));
    for (int trial = 0; trial < 200; trial++) {
      compare(random, 500, 8, new Side(false, 300), new Side(true, 300));
    }
  }

  @Test
  void aLoopThatAddsMultiplesTakesOneNumberForEach() {
    int n = 500;
    JavaObjective objective =
        PlainJava.objective(
            n,
            x -> {
              double[] y = new double[n];
              for (int i = 1; i <= 3; i++) {
                for (int j = 0; j < n; j++) {
                  y[j] += x[j] * x[i];
                }
              }
              double sum = 0;
              for (int j = 0; j < n; j++) {
                sum += y[j];
              }
              return sum;
            });
    objective.valueAndGradient(new double[n], new double[n]);
    Tape tape = objective.tape();
    assertTrue(tape.top < 4 * n + 10, () -> tape.top + " terms");
    assertTrue(tape.chunks < 10, () -> tape.chunks + " chunks");
  }
}
