package org.thalweg.optim.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thalweg.optim.rule.Coupled.MATRIX;
import static org.thalweg.optim.rule.Coupled.SIZE;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Layout;
import org.thalweg.optim.rule.Adam;
import org.thalweg.optim.rule.Coupled;
import org.thalweg.optim.rule.Sgd;
import org.thalweg.optim.step.BatchObjective;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.TrainingStep;

/** What transforms make of steps, against plain loops. */
class StepTransformsTest {

  @Test
  void lookaheadIsAlgorithm1() {
    double[] v = new double[SIZE];
    double[] slow = Coupled.start();
    Rule rule = new Sgd(0.9, false).with(new Lookahead(4, 0.3));
    Coupled.assertSamePath(
        rule,
        0.05,
        (w, g, rate, t) -> {
          for (int i = 0; i < SIZE; i++) {
            v[i] = 0.9 * v[i] + g[i];
            w[i] -= rate * v[i];
            if (t % 4 == 0) {
              slow[i] += 0.3 * (w[i] - slow[i]);
              w[i] = slow[i];
            }
          }
          return w;
        });
    Coupled.assertUsed(slow, rule, 0.05);
  }

  @Test
  void averagesAreOfTheWeightsAfterSteps() {
    List<double[]> path = Coupled.path(Sgd.plain(), 0.1, 50).trained();
    double[] exponential = new double[SIZE];
    double[] equal = new double[SIZE];
    for (int t = 1; t <= 50; t++) {
      double weight = 0.1 * Math.pow(0.9, 50 - t) / (1 - Math.pow(0.9, 50));
      for (int i = 0; i < SIZE; i++) {
        exponential[i] += weight * path.get(t - 1)[i];
        // Steps 21, 24, …, 48: ten of them.
        equal[i] += t >= 20 && t % 3 == 0 ? path.get(t - 1)[i] / 10 : 0;
      }
    }
    Rule mean = Sgd.plain().with(new ExponentialAverage(0.9));
    Coupled.assertUsed(exponential, mean, 0.1);
    Rule swa = Sgd.plain().with(new EqualAverage(20, 3));
    Coupled.assertUsed(equal, swa, 0.1);
    for (Rule rule : List.of(mean, swa)) {
      assertArrayEquals(path.getLast(), Coupled.path(rule, 0.1, 50).trained().getLast());
    }
    Coupled.Path early = Coupled.path(swa, 0.1, 20);
    assertArrayEquals(early.trained().getLast(), early.used().getLast());
  }

  @Test
  void proximalStepMakesZeros() {
    Rule rule = Sgd.plain().with(new ProximalL1(0.8));
    Coupled.assertSamePath(
        rule,
        0.1,
        (w, g, rate, t) -> {
          for (int i = 0; i < SIZE; i++) {
            double to = w[i] - rate * g[i];
            w[i] = Math.signum(to) * Math.max(Math.abs(to) - rate * 0.8, 0);
          }
          return w;
        });
    double[] end = Coupled.path(rule, 0.1, 50).trained().getLast();
    long zeros = Arrays.stream(end).filter(x -> x == 0).count();
    assertTrue(zeros > 2 && zeros < SIZE, zeros + " zeros");
  }

  @Test
  void scaledRateIsAnotherRate() {
    Rule half = new Adam().with(new ScaleRate(0.5));
    assertArrayEquals(
        Coupled.path(new Adam(), 0.05, 9).trained().getLast(),
        Coupled.path(half, 0.1, 9).trained().getLast());
  }

  @Test
  void frozenPartsKeepTheirBytesAndTheOthersGoAsWithoutThem() {
    double[] start = Coupled.start();
    double[] end = Coupled.path(new Adam().with(Freeze.of("W*")), 0.1, 9).trained().getLast();
    for (int i = 0; i < SIZE; i++) {
      assertEquals(i < MATRIX, start[i] == end[i], "element " + i);
    }
    // A rule that goes by the whole gradient sees the free parts alone.
    Coupled.assertSamePath(
        Sgd.plain().with(new ClipByGlobalNorm(0.1)).with(Freeze.of("W")),
        0.1,
        (w, g, rate, t) -> {
          double norm = Coupled.norm(g, MATRIX, SIZE);
          for (int i = MATRIX; i < SIZE; i++) {
            w[i] -= rate * Math.min(1, 0.1 / norm) * g[i];
          }
          return w;
        });
  }

  @Test
  void groupsHaveTheirOwnRulesAndTheRestTheRuleItself() {
    double[] v = new double[SIZE];
    Groups groups = Groups.of("?", new ScaleRate(0.5)).and("*", rule -> Sgd.plain());
    assertThrows(
        IllegalArgumentException.class,
        () -> Coupled.path(Sgd.plain().with(groups), 0.1, 1)); // "?" is all there is
    Coupled.assertSamePath(
        new Sgd(0.9, false).with(Groups.of("b", rule -> Sgd.plain().with(new ScaleRate(2)))),
        0.05,
        (w, g, rate, t) -> {
          for (int i = 0; i < SIZE; i++) {
            v[i] = 0.9 * v[i] + g[i];
            w[i] -= i < MATRIX ? rate * v[i] : 2 * rate * g[i];
          }
          return w;
        });
  }

  @Test
  void namesThatAreNotThereAreRefusedByName() {
    for (Rule rule :
        List.of(
            Sgd.plain().with(Freeze.of("w*")),
            Sgd.plain().with(Groups.of("w*", new ScaleRate(2))))) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> Coupled.path(rule, 0.1, 1));
      assertEquals("no part is named like w*; there are W, b", refused.getMessage());
    }
    Rule all = Sgd.plain().with(Freeze.of("*"));
    assertThrows(IllegalArgumentException.class, () -> Coupled.path(all, 0.1, 1));
  }

  /** Mean squared error of a line over batches of some rows. */
  private static BatchObjective line(int rows) {
    Expr w = Expr.input("w", DType.F64, 5);
    Expr x = Expr.input("x", DType.F64, rows, 5);
    Expr y = Expr.input("y", DType.F64, rows);
    Expr loss = x.matmul(w).sub(y).square().mean();
    return new BatchObjective(w, Layout.of("w", Shape.of(5)), List.of(x, y), loss);
  }

  @Test
  void accumulationIsTheLargeBatch() {
    int rows = 12;
    TrainingStep large = TrainingStep.of(line(rows), new Adam(), false);
    TrainingStep small = TrainingStep.of(line(rows / 3), new Adam().with(new Accumulate(3)), false);
    Executable whole = Coupled.ready(large, Array.of(new double[5], 5));
    Executable parts = Coupled.ready(small, Array.of(new double[5], 5));
    whole.input(large.learningRate()).set(0, 0.1);
    parts.input(small.learningRate()).set(0, 0.1);
    SplittableRandom random = new SplittableRandom(4);
    for (int t = 0; t < 20; t++) {
      for (int i = 0; i < rows * 5; i++) {
        whole.input(large.batch(0)).set(i, random.nextDouble(-1, 1));
      }
      for (int i = 0; i < rows; i++) {
        whole.input(large.batch(1)).set(i, random.nextDouble(-1, 1));
      }
      whole.run();
      for (int part = 0; part < 3; part++) {
        copy(whole.input(large.batch(0)), parts.input(small.batch(0)), part);
        copy(whole.input(large.batch(1)), parts.input(small.batch(1)), part);
        parts.run();
      }
      Coupled.assertClose(whole.input(0).f64(), parts.input(0).f64(), "step " + t);
    }
  }

  private static void copy(Array from, Array to, int part) {
    System.arraycopy(from.f64(), part * to.size(), to.f64(), 0, to.size());
  }

  @Test
  void whatIsToBeUsedWaitsForTheStepToo() {
    Rule doubled =
        (gradient, state) -> {
          Expr next = state.parameters().sub(gradient);
          state.use(next.mul(2)); // no slot holds this
          return next;
        };
    Coupled.Path path = Coupled.path(doubled.with(new Accumulate(3)), 0.1, 6);
    assertArrayEquals(Coupled.start(), path.used().get(1));
    for (int t : new int[] {2, 5}) {
      double[] twice = Arrays.stream(path.trained().get(t)).map(x -> 2 * x).toArray();
      assertArrayEquals(twice, path.used().get(t));
    }
    assertArrayEquals(path.used().get(2), path.used().get(4));
  }

  @Test
  void aStepThatIsNotFiniteLeavesAllBytes() {
    BatchObjective objective = line(4);
    Rule rule = new Adam().with(new ExponentialAverage(0.9)).with(new SkipNonFinite());
    TrainingStep step = TrainingStep.of(objective, rule, false);
    Executable run = Coupled.ready(step, Array.of(new double[5], 5));
    run.input(step.learningRate()).set(0, 0.1);
    SplittableRandom random = new SplittableRandom(4);
    for (int t = 0; t < 12; t++) {
      for (int i = 0; i < 20; i++) {
        run.input(step.batch(0)).set(i, random.nextDouble(-1, 1));
      }
      Array y = run.input(step.batch(1));
      for (int i = 0; i < 4; i++) {
        y.set(i, random.nextDouble(-1, 1));
      }
      double[] bad = {Double.NaN, Double.NEGATIVE_INFINITY, 1e200}; // 1e200² is infinite
      if (t % 4 != 3) {
        y.set(2, bad[t % 4]);
      }
      List<Array> before = Coupled.carried(step, run);
      run.run();
      if (t % 4 == 3) {
        assertNotEquals(before.getFirst(), run.input(0));
        assertTrue(Double.isFinite(run.input(0).get(0)));
      } else {
        assertEquals(before, Coupled.carried(step, run), "step " + t);
      }
    }
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThrows(IllegalArgumentException.class, () -> new Lookahead(0, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new Lookahead(5, 1.5));
    assertThrows(IllegalArgumentException.class, () -> new ExponentialAverage(1));
    assertThrows(IllegalArgumentException.class, () -> new EqualAverage(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new EqualAverage(1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Accumulate(0));
    assertThrows(IllegalArgumentException.class, () -> new ProximalL1(-0.1));
    assertThrows(IllegalArgumentException.class, () -> new ScaleRate(0));
  }
}
