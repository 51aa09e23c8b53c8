package org.thalweg.optim.rule;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.thalweg.optim.rule.Coupled.SIZE;
import static org.thalweg.optim.rule.Coupled.norm;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Rules that find their rate: the pseudocode of the papers as plain loops. */
class UnratedRulesTest {

  private static double distance(double[] a, double[] b) {
    double[] difference = new double[a.length];
    Arrays.setAll(difference, i -> a[i] - b[i]);
    return norm(difference, 0, a.length);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Test
  void polyakIsEquation3() {
    for (double bound : new double[] {0.3, 100}) {
      Coupled.assertSamePath(
          new Polyak(0.5, bound, 1.5),
          0.8,
          (w, g, rate, t) -> {
            double excess = Math.max(Coupled.loss(w) - 1.5, 0);
            double step = Math.min(excess / (0.5 * dot(g, g)), bound);
            for (int i = 0; i < SIZE; i++) {
              w[i] -= rate * step * g[i];
            }
            return w;
          });
    }
  }

  @Test
  void dogIsEquations1And2() {
    double[] start = Coupled.start();
    double[] kept = {1e-4 * (1 + norm(start, 0, SIZE)), 0};
    Coupled.assertSamePath(
        new DoG(1e-4, 1e-8),
        1,
        (w, g, rate, t) -> {
          kept[0] = Math.max(kept[0], distance(w, start));
          kept[1] += dot(g, g);
          for (int i = 0; i < SIZE; i++) {
            w[i] -= rate * kept[0] / Math.sqrt(kept[1] + 1e-8) * g[i];
          }
          return w;
        });
  }

  @Test
  void dowgIsAlgorithm1() {
    double[] start = Coupled.start();
    double[] kept = {1e-3, 0};
    Coupled.assertSamePath(
        new DoWG(1e-3),
        1,
        (w, g, rate, t) -> {
          kept[0] = Math.max(kept[0], distance(w, start));
          kept[1] += kept[0] * kept[0] * dot(g, g);
          for (int i = 0; i < SIZE; i++) {
            w[i] -= rate * kept[0] * kept[0] / Math.sqrt(kept[1]) * g[i];
          }
          return w;
        });
  }

  @Test
  void dAdaptationIsAlgorithm5() {
    double[] m = new double[SIZE];
    double[] v = new double[SIZE];
    double[] s = new double[SIZE];
    double[] kept = {1e-4, 0}; // d, r
    double root = Math.sqrt(0.99);
    Coupled.assertSamePath(
        new DAdaptation(0.9, 0.99, 1e-8, 1e-4),
        1,
        (w, g, rate, t) -> {
          double step = kept[0] * rate;
          double inner = 0;
          double size = 0;
          for (int i = 0; i < SIZE; i++) {
            m[i] = 0.9 * m[i] + 0.1 * step * g[i];
            v[i] = 0.99 * v[i] + 0.01 * g[i] * g[i];
            w[i] -= m[i] / (Math.sqrt(v[i]) + 1e-8);
            inner += g[i] * s[i] / (Math.sqrt(v[i]) + 1e-8);
            s[i] = root * s[i] + (1 - root) * step * g[i];
            size += Math.abs(s[i]);
          }
          kept[1] = root * kept[1] + (1 - root) * step * inner;
          kept[0] = Math.max(kept[0], kept[1] / ((1 - root) * size));
          return w;
        });
  }

  @Test
  void prodigyIsAlgorithm4() {
    double[] start = Coupled.start();
    double[] m = new double[SIZE];
    double[] v = new double[SIZE];
    double[] s = new double[SIZE];
    double[] kept = {1e-4, 0}; // d, r
    double root = Math.sqrt(0.99);
    Coupled.assertSamePath(
        new Prodigy(0.9, 0.99, 1e-8, 1e-4),
        1,
        (w, g, rate, t) -> {
          double d = kept[0];
          double inner = 0;
          double size = 0;
          for (int i = 0; i < SIZE; i++) {
            inner += g[i] * (start[i] - w[i]);
            m[i] = 0.9 * m[i] + 0.1 * d * g[i];
            v[i] = 0.99 * v[i] + 0.01 * d * d * g[i] * g[i];
            s[i] = root * s[i] + (1 - root) * rate * d * d * g[i];
            size += Math.abs(s[i]);
            w[i] -= rate * d * m[i] / (Math.sqrt(v[i]) + d * 1e-8);
          }
          kept[1] = root * kept[1] + (1 - root) * rate * d * d * inner;
          kept[0] = Math.max(d, kept[1] / size);
          return w;
        });
  }

  @Test
  void cocobIsAlgorithm2() {
    double[] start = Coupled.start();
    double[] most = new double[SIZE];
    double[] sum = new double[SIZE];
    double[] reward = new double[SIZE];
    double[] theta = new double[SIZE];
    Coupled.assertSamePath(
        new Cocob(20),
        1,
        (w, g, rate, t) -> {
          for (int i = 0; i < SIZE; i++) {
            double negative = -g[i];
            most[i] = Math.max(most[i], Math.abs(negative));
            sum[i] += Math.abs(negative);
            reward[i] = Math.max(reward[i] + (w[i] - start[i]) * negative, 0);
            theta[i] += negative;
            double scale = most[i] * Math.max(sum[i] + most[i], 20 * most[i]);
            double target = start[i] + theta[i] / scale * (most[i] + reward[i]);
            w[i] += rate * (target - w[i]);
          }
          return w;
        });
  }

  @Test
  void scheduleFreeSgdIsEquations3To5() {
    double[] z = Coupled.start();
    double[] x = Coupled.start();
    double[] weights = {0};
    Coupled.assertSamePath(
        new ScheduleFreeSgd(0.9),
        0.2,
        (y, g, rate, t) -> {
          weights[0] += rate * rate;
          double c = rate * rate / weights[0];
          for (int i = 0; i < SIZE; i++) {
            z[i] -= rate * g[i];
            x[i] = (1 - c) * x[i] + c * z[i];
            y[i] = 0.1 * z[i] + 0.9 * x[i];
          }
          return y;
        });
    Coupled.assertUsed(x, new ScheduleFreeSgd(0.9), 0.2);
  }

  @Test
  void scheduleFreeAdamWIsAlgorithm1() {
    double[] z = Coupled.start();
    double[] x = Coupled.start();
    double[] v = new double[SIZE];
    double[] weights = {0};
    ScheduleFreeAdamW rule = new ScheduleFreeAdamW(0.9, 0.99, 1e-8, 0.1);
    Coupled.assertSamePath(
        rule,
        0.05,
        (y, g, rate, t) -> {
          double gamma = rate * Math.sqrt(1 - Math.pow(0.99, t));
          weights[0] += gamma * gamma;
          double c = gamma * gamma / weights[0];
          for (int i = 0; i < SIZE; i++) {
            v[i] = 0.99 * v[i] + 0.01 * g[i] * g[i];
            z[i] -= gamma * g[i] / (Math.sqrt(v[i]) + 1e-8) + gamma * 0.1 * y[i];
            x[i] = (1 - c) * x[i] + c * z[i];
            y[i] = 0.1 * z[i] + 0.9 * x[i];
          }
          return y;
        });
    Coupled.assertUsed(x, rule, 0.05);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThrows(IllegalArgumentException.class, () -> new Polyak(0, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Polyak(0.5, 1, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new DoG(0, 1e-8));
    assertThrows(IllegalArgumentException.class, () -> new DoWG(-1));
    assertThrows(IllegalArgumentException.class, () -> new DAdaptation(0.9, 1, 1e-8, 1e-6));
    assertThrows(IllegalArgumentException.class, () -> new Prodigy(0.9, 0.99, 1e-8, 0));
    assertThrows(IllegalArgumentException.class, () -> new Cocob(0));
    assertThrows(IllegalArgumentException.class, () -> new ScheduleFreeSgd(1));
    assertThrows(IllegalArgumentException.class, () -> new ScheduleFreeAdamW(0.9, 0.99, 1e-8, -1));
  }
}
