package org.thalweg.optim.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.thalweg.core.array.DType;
import org.thalweg.optim.step.Rule;

/** Rules that PyTorch lacks do what the pseudocode of their papers does, one number at a time. */
class PaperTrajectoriesTest {
  private static final Golden GOLDEN = Golden.read("pytorch-1.13.1.txt");
  private static final int STEPS = 50;

  /** A rule, and its paper's step for one parameter. */
  record Case(String name, Rule rule, double learningRate, Paper paper) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** One parameter's step: from w, g and t ≥ 1 to the next w; s holds what is kept, zeros first. */
  @FunctionalInterface
  interface Paper {
    double next(double w, double g, int t, double[] s);
  }

  static final List<Case> CASES =
      List.of(
          new Case("signsgd", new SignSgd(), 0.01, (w, g, t, s) -> w - 0.01 * Math.signum(g)),
          new Case("signum", new Signum(0.8), 0.01, PaperTrajectoriesTest::signum),
          new Case("lion", new Lion(0.8, 0.95, 0.1), 0.02, PaperTrajectoriesTest::lion),
          new Case("adabelief", new AdaBelief(), 0.02, PaperTrajectoriesTest::adaBelief),
          new Case("yogi", new Yogi(), 0.03, PaperTrajectoriesTest::yogi),
          new Case(
              "adan", new Adan(0.98, 0.92, 0.99, 1e-8, 0.1), 0.04, PaperTrajectoriesTest::adan));

  @ParameterizedTest
  @FieldSource("CASES")
  void parametersAreThoseOfThePaper(Case test) {
    double[] w = GOLDEN.row("start").clone();
    double[][] kept = new double[w.length][4];
    Trajectory way = new Trajectory(test.rule, DType.F64, w);
    for (int t = 1; t <= STEPS; t++) {
      double[] g = GOLDEN.row("gradient", t);
      for (int i = 0; i < w.length; i++) {
        w[i] = test.paper.next(w[i], g[i], t, kept[i]);
      }
      double error = Trajectory.relativeError(w, way.step(test.learningRate, g));
      assertTrue(error <= 1e-12, "step " + t + ": " + error);
    }
  }

  private static double signum(double w, double g, int t, double[] s) {
    s[0] = 0.8 * s[0] + (1 - 0.8) * g;
    return w - 0.01 * Math.signum(s[0]);
  }

  private static double lion(double w, double g, int t, double[] s) {
    double c = 0.8 * s[0] + (1 - 0.8) * g;
    s[0] = 0.95 * s[0] + (1 - 0.95) * g;
    return w - 0.02 * (Math.signum(c) + 0.1 * w);
  }

  private static double adaBelief(double w, double g, int t, double[] s) {
    s[0] = 0.9 * s[0] + (1 - 0.9) * g;
    s[1] = 0.999 * s[1] + (1 - 0.999) * (g - s[0]) * (g - s[0]) + 1e-16;
    double m = s[0] / (1 - Math.pow(0.9, t));
    double v = s[1] / (1 - Math.pow(0.999, t));
    return w - 0.02 * m / (Math.sqrt(v) + 1e-16);
  }

  private static double yogi(double w, double g, int t, double[] s) {
    double before = t == 1 ? 1e-6 : s[1];
    s[0] = 0.9 * s[0] + (1 - 0.9) * g;
    s[1] = before - (1 - 0.999) * Math.signum(before - g * g) * g * g;
    return w - 0.03 * s[0] / (Math.sqrt(s[1]) + 1e-3);
  }

  private static double adan(double w, double g, int t, double[] s) {
    double d = t == 1 ? 0 : g - s[3];
    s[0] = 0.98 * s[0] + (1 - 0.98) * g;
    s[1] = 0.92 * s[1] + (1 - 0.92) * d;
    s[2] = 0.99 * s[2] + (1 - 0.99) * Math.pow(g + 0.92 * d, 2);
    s[3] = g;
    double m = s[0] / (1 - Math.pow(0.98, t));
    double v = s[1] / (1 - Math.pow(0.92, t));
    double n = s[2] / (1 - Math.pow(0.99, t));
    return (w - 0.04 / (Math.sqrt(n) + 1e-8) * (m + 0.92 * v)) / (1 + 0.04 * 0.1);
  }

  /** McMahan et al. 2013, algorithm 1, keeps z and n and starts at 0. */
  @Test
  void ftrlIsThatOfThePaper() {
    double alpha = 0.5;
    double beta = 0.7;
    double l1 = 0.6;
    double l2 = 0.2;
    int size = GOLDEN.row("start").length;
    double[] z = new double[size];
    double[] n = new double[size];
    double[] w = new double[size];
    int zeros = 0;
    Trajectory way = new Trajectory(new FtrlProximal(beta, l1, l2), DType.F64, w);
    for (int t = 1; t <= STEPS; t++) {
      double[] g = GOLDEN.row("gradient", t);
      for (int i = 0; i < size; i++) {
        double sigma = (Math.sqrt(n[i] + g[i] * g[i]) - Math.sqrt(n[i])) / alpha;
        z[i] += g[i] - sigma * w[i];
        n[i] += g[i] * g[i];
        double pull = z[i] - Math.signum(z[i]) * l1;
        w[i] = Math.abs(z[i]) <= l1 ? 0 : -pull / ((beta + Math.sqrt(n[i])) / alpha + l2);
        zeros += w[i] == 0 ? 1 : 0;
      }
      assertArrayEquals(w, way.step(alpha, g), 1e-12, "step " + t);
    }
    assertTrue(zeros > STEPS && zeros < STEPS * size / 2, "zeros " + zeros);
  }

  /** McMahan 2011, section 1: without λ₁ and λ₂ it is descent with AdaGrad's steps. */
  @Test
  void ftrlWithoutPullIsAdaGradFromAnyStartAtAnyRate() {
    double[] start = GOLDEN.row("start");
    Trajectory ftrl = new Trajectory(new FtrlProximal(0.3, 0, 0), DType.F64, start);
    Trajectory adaGrad = new Trajectory(new AdaGrad(0, 0.3), DType.F64, start);
    for (int t = 1; t <= STEPS; t++) {
      double[] g = GOLDEN.row("gradient", t);
      double rate = 0.5 * (STEPS - t) / STEPS; // 0 at last
      double error = Trajectory.relativeError(adaGrad.step(rate, g), ftrl.step(rate, g));
      assertTrue(error <= 1e-12, "step " + t + ": " + error);
    }
  }
}
