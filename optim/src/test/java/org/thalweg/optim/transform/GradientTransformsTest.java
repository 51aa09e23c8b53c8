package org.thalweg.optim.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.thalweg.optim.rule.Coupled.MATRIX;
import static org.thalweg.optim.rule.Coupled.SIZE;
import static org.thalweg.optim.rule.Coupled.norm;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Layout;
import org.thalweg.optim.rule.Coupled;
import org.thalweg.optim.rule.Sgd;
import org.thalweg.optim.step.BatchObjective;
import org.thalweg.optim.step.TrainingStep;
import org.thalweg.optim.step.Transform;

/** What transforms make of a gradient, against plain loops. */
class GradientTransformsTest {

  /** Compares plain descent changed by a transform with descent by a changed gradient. */
  private static void assertDescends(Transform transform, double rate, Gradient gradient) {
    Coupled.assertSamePath(
        Sgd.plain().with(transform),
        rate,
        (w, g, eta, t) -> {
          double[] changed = gradient.changed(w, g);
          for (int i = 0; i < SIZE; i++) {
            w[i] -= eta * changed[i];
          }
          return w;
        });
  }

  @FunctionalInterface
  private interface Gradient {
    double[] changed(double[] w, double[] g);
  }

  private static void shorten(double[] g, int from, int to, double limit) {
    double norm = norm(g, from, to);
    for (int i = from; norm > limit && i < to; i++) {
      g[i] *= limit / norm;
    }
  }

  @Test
  void clipByValue() {
    assertDescends(
        new ClipByValue(0.7),
        0.1,
        (w, g) -> {
          for (int i = 0; i < SIZE; i++) {
            g[i] = Math.clamp(g[i], -0.7, 0.7);
          }
          return g;
        });
  }

  @Test
  void clipByNorm() {
    assertDescends(
        new ClipByNorm(1.5),
        0.1,
        (w, g) -> {
          shorten(g, 0, MATRIX, 1.5);
          shorten(g, MATRIX, SIZE, 1.5);
          return g;
        });
  }

  @Test
  void clipByGlobalNorm() {
    assertDescends(
        new ClipByGlobalNorm(1.5),
        0.1,
        (w, g) -> {
          shorten(g, 0, SIZE, 1.5);
          return g;
        });
  }

  @Test
  void adaptiveClipGoesByColumns() {
    assertDescends(
        new AdaptiveClip(0.4, 0.5),
        0.1,
        (w, g) -> {
          for (int j = 0; j < 4; j++) {
            double[] column = {g[j], g[j + 4], g[j + 8]};
            double length = norm(new double[] {w[j], w[j + 4], w[j + 8]}, 0, 3);
            shorten(column, 0, 3, 0.4 * Math.max(length, 0.5));
            for (int i = 0; i < 3; i++) {
              g[j + 4 * i] = column[i];
            }
          }
          shorten(g, MATRIX, SIZE, 0.4 * Math.max(norm(w, MATRIX, SIZE), 0.5));
          return g;
        });
  }

  @Test
  void samTakesTheGradientUpTheSlope() {
    assertDescends(
        new Sam(0.3),
        0.1,
        (w, g) -> {
          double norm = norm(g, 0, SIZE);
          for (int i = 0; i < SIZE; i++) {
            w[i] += 0.3 * g[i] / norm;
          }
          double[] up = Coupled.gradient(w);
          for (int i = 0; i < SIZE; i++) {
            w[i] -= 0.3 * g[i] / norm;
          }
          return up;
        });
  }

  @Test
  void penaltyAndDecayAreTheSameForPlainDescent() {
    for (Transform transform : List.of(new L2Penalty(0.2), new WeightDecay(0.2))) {
      assertDescends(
          transform,
          0.1,
          (w, g) -> {
            for (int i = 0; i < SIZE; i++) {
              g[i] += 0.2 * w[i];
            }
            return g;
          });
    }
  }

  @Test
  void momentumSeesThePenaltyAndNotTheDecay() {
    for (boolean coupled : new boolean[] {true, false}) {
      double[] v = new double[SIZE];
      Coupled.assertSamePath(
          new Sgd(0.9, false).with(coupled ? new L2Penalty(0.2) : new WeightDecay(0.2)),
          0.05,
          (w, g, rate, t) -> {
            for (int i = 0; i < SIZE; i++) {
              v[i] = 0.9 * v[i] + g[i] + (coupled ? 0.2 * w[i] : 0);
              w[i] -= rate * (v[i] + (coupled ? 0 : 0.2 * w[i]));
            }
            return w;
          });
    }
  }

  @Test
  void noiseHasTheVarianceOfItsStepAndFollowsTheSeed() {
    int n = 20_000;
    Expr w = Expr.input("w", DType.F64, n);
    Expr loss = w.mul(0).sum();
    BatchObjective flat = new BatchObjective(w, Layout.of("w", Shape.of(n)), List.of(), loss);
    TrainingStep step =
        TrainingStep.of(flat, Sgd.plain().with(new GradientNoise(0.3, 0.55)), false);
    Executable run = Coupled.ready(step, Array.of(new double[n], n));
    Executable again = Coupled.ready(step, Array.of(new double[n], n));
    run.input(step.learningRate()).set(0, 1);
    again.input(step.learningRate()).set(0, 1);
    double[] last = new double[n];
    double[] first = new double[n];
    for (int t = 1; t <= 4; t++) {
      run.input(0).copyFrom(Array.of(new double[n], n));
      again.input(0).copyFrom(Array.of(new double[n], n));
      run.run();
      again.run();
      assertEquals(run.input(0), again.input(0));
      System.arraycopy(run.input(0).f64(), 0, t == 1 ? first : last, 0, n);
      double variance = Math.pow(norm(run.input(0).f64(), 0, n), 2) / n;
      assertEquals(0.3 / Math.pow(t, 0.55), variance, 0.05 * variance, "step " + t);
    }
    assertNotEquals(first[0] / last[0], first[1] / last[1], 1e-9); // other numbers, not scaled ones
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThrows(IllegalArgumentException.class, () -> new ClipByValue(0));
    assertThrows(IllegalArgumentException.class, () -> new ClipByNorm(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new ClipByGlobalNorm(-1));
    assertThrows(IllegalArgumentException.class, () -> new AdaptiveClip(0, 1e-3));
    assertThrows(IllegalArgumentException.class, () -> new Sam(0));
    assertThrows(IllegalArgumentException.class, () -> new L2Penalty(-1));
    assertThrows(IllegalArgumentException.class, () -> new WeightDecay(-1));
    assertThrows(IllegalArgumentException.class, () -> new GradientNoise(0, 0.55));
  }
}
