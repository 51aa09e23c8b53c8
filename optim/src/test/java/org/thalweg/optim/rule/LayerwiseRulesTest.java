package org.thalweg.optim.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thalweg.optim.rule.Coupled.MATRIX;
import static org.thalweg.optim.rule.Coupled.SIZE;
import static org.thalweg.optim.rule.Coupled.norm;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Layout;
import org.thalweg.optim.step.BatchObjective;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.TrainingStep;

/** The pseudocode of the papers as plain loops, and golden rows of Keras. */
class LayerwiseRulesTest {
  private static final int[][] PARTS = {{0, MATRIX}, {MATRIX, SIZE}};

  @Test
  void larsIsAlgorithm1() {
    double[] v = new double[SIZE];
    Coupled.assertSamePath(
        new Lars(0.9, 0.01, 0.02),
        2,
        (w, g, rate, t) -> {
          for (int[] part : PARTS) {
            double length = norm(w, part[0], part[1]);
            double local = 0.02 * length / (norm(g, part[0], part[1]) + 0.01 * length);
            for (int i = part[0]; i < part[1]; i++) {
              v[i] = 0.9 * v[i] + rate * local * (g[i] + 0.01 * w[i]);
              w[i] -= v[i];
            }
          }
          return w;
        });
  }

  @Test
  void lambIsAlgorithm2() {
    double[] m = new double[SIZE];
    double[] v = new double[SIZE];
    double[] u = new double[SIZE];
    Coupled.assertSamePath(
        new Lamb(0.9, 0.99, 1e-6, 0.05),
        0.05,
        (w, g, rate, t) -> {
          for (int i = 0; i < SIZE; i++) {
            m[i] = 0.9 * m[i] + 0.1 * g[i];
            v[i] = 0.99 * v[i] + 0.01 * g[i] * g[i];
            double r = Math.sqrt(v[i] / (1 - Math.pow(0.99, t))) + 1e-6;
            u[i] = m[i] / (1 - Math.pow(0.9, t)) / r + 0.05 * w[i];
          }
          for (int[] part : PARTS) {
            double trust = norm(w, part[0], part[1]) / norm(u, part[0], part[1]);
            for (int i = part[0]; i < part[1]; i++) {
              w[i] -= rate * trust * u[i];
            }
          }
          return w;
        });
  }

  @Test
  void adafactorIsAlgorithms4And5() {
    double[] rows = new double[3];
    double[] columns = new double[4];
    double[] v = new double[SIZE];
    double[] u = new double[SIZE];
    Coupled.assertSamePath(
        new Adafactor(0.8, 1, 1e-8, 1e-3),
        0.05,
        (w, g, rate, t) -> {
          double beta = 1 - Math.pow(t, -0.8);
          double[] rowSums = new double[3];
          double[] columnSums = new double[4];
          double all = 0;
          for (int i = 0; i < MATRIX; i++) {
            rowSums[i / 4] += g[i] * g[i] + 1e-8;
            columnSums[i % 4] += g[i] * g[i] + 1e-8;
          }
          for (int i = 0; i < 3; i++) {
            rows[i] = beta * rows[i] + (1 - beta) * rowSums[i];
            all += rows[i];
          }
          for (int i = 0; i < 4; i++) {
            columns[i] = beta * columns[i] + (1 - beta) * columnSums[i];
          }
          for (int i = 0; i < SIZE; i++) {
            v[i] =
                i < MATRIX
                    ? rows[i / 4] * columns[i % 4] / all
                    : beta * v[i] + (1 - beta) * (g[i] * g[i] + 1e-8);
            u[i] = g[i] / Math.sqrt(v[i]);
          }
          for (int[] part : PARTS) {
            double root = Math.sqrt(part[1] - part[0]);
            double clip = Math.max(1, norm(u, part[0], part[1]) / root);
            double scale = Math.max(1e-3, norm(w, part[0], part[1]) / root);
            for (int i = part[0]; i < part[1]; i++) {
              w[i] -= rate * scale * u[i] / clip;
            }
          }
          return w;
        });
  }

  /**
   * Keras's Adafactor test (keras_golden.json: golden rows of the optimizer tests of Keras 3,
   * Apache-2.0): learning rate min(0.5, 1/√t), exponent 0.65, ε₁ 1e-15, ε₂ 1e-4, d 0.9.
   */
  @Test
  void adafactorGoesAsKeras() {
    double[][] golden = {
      {0.55, 0.55, 0.55, 0.55, 0.55, 0.55, 0.55, 0.55, 0.55, 0.55},
      {0.3031, 0.3026, 0.3025, 0.3024, 0.3024, 0.3024, 0.3024, 0.3024, 0.3024, 0.3024},
      {0.1671, 0.1665, 0.1663, 0.1663, 0.1663, 0.1663, 0.1663, 0.1663, 0.1663, 0.1663},
      {0.0923, 0.0916, 0.0915, 0.0914, 0.0914, 0.0914, 0.0914, 0.0914, 0.0914, 0.0914},
      {0.0554, 0.0548, 0.0546, 0.0546, 0.0546, 0.0546, 0.0546, 0.0545, 0.0545, 0.0545}
    };
    assertGolden(
        golden, new Adafactor(0.65, 0.9, 1e-15, 1e-4), t -> Math.min(0.5, 1 / Math.sqrt(t)));
  }

  /** Keras's Lamb test, from the same place: learning rate 0.001, ε 1e-7, no weight decay. */
  @Test
  void lambGoesAsKeras() {
    double[] each = {0.999, 0.9982, 0.9974, 0.9965, 0.9955};
    double[][] golden = new double[5][10];
    for (int i = 0; i < 5; i++) {
      Arrays.fill(golden[i], each[i]);
    }
    assertGolden(golden, new Lamb(0.9, 0.999, 1e-7, 0), t -> 0.001);
  }

  /**
   * From ones, one step with gradients of 0.01, then steps with gradients 0.1, 0.2, … 1; compared
   * as Keras does, rtol = atol = 5e-4.
   */
  private static void assertGolden(double[][] golden, Rule rule, IntToDoubleFunction rate) {
    Expr w = Expr.input("w", DType.F32, 10);
    Expr slope = Expr.input("slope", DType.F32, 10);
    Layout layout = Layout.of("w", Shape.of(10));
    BatchObjective objective = new BatchObjective(w, layout, List.of(slope), w.mul(slope).sum());
    TrainingStep step = TrainingStep.of(objective, rule, false);
    double[] ones = new double[10];
    Arrays.fill(ones, 1);
    Executable run = Coupled.ready(step, Quadratic.values(DType.F32, ones));
    for (int t = 0; t < golden.length; t++) {
      run.input(step.learningRate()).set(0, rate.applyAsDouble(t + 1));
      Array g = run.input(step.batch(0));
      for (int i = 0; i < 10; i++) {
        g.set(i, t == 0 ? 0.01 : 0.1 * (i + 1));
      }
      run.run();
      double[] now = new double[10];
      Arrays.setAll(now, run.input(TrainingStep.PARAMETERS)::get);
      assertArrayEquals(golden[t], now, 5e-4 * (1 + golden[t][0]), "row " + t);
    }
  }

  @Test
  void zerosCanMoveAndSmallGradientsOfSinglesDoNotVanish() {
    for (Rule rule : List.of(new Adafactor(), new Lars(), new Lamb())) {
      Expr w = Expr.input("w", DType.F32, 6);
      Layout layout = Layout.of("w", Shape.of(2, 3));
      Expr loss = w.mul(1e-18).sum();
      BatchObjective objective = new BatchObjective(w, layout, List.of(), loss);
      TrainingStep step = TrainingStep.of(objective, rule, false);
      Executable run = Coupled.ready(step, Quadratic.values(DType.F32, new double[6]));
      run.input(step.learningRate()).set(0, 1);
      run.run();
      double moved = run.input(TrainingStep.PARAMETERS).get(0);
      assertTrue(moved < 0 && moved > -2, rule + ": " + moved);
    }
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThrows(IllegalArgumentException.class, () -> new Lars(1, 0, 0.001));
    assertThrows(IllegalArgumentException.class, () -> new Lars(0.9, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Lamb(0.9, 0.999, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Adafactor(0, 1, 1e-30, 1e-3));
    assertThrows(IllegalArgumentException.class, () -> new Adafactor(0.8, -1, 1e-30, 1e-3));
  }
}
