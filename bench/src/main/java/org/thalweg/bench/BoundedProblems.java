package org.thalweg.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.thalweg.core.objective.HandWritten;
import org.thalweg.core.objective.Objective;
import org.thalweg.core.plainjava.PlainJava;
import org.thalweg.optim.method.newton.Lbfgs;
import org.thalweg.optim.minimize.Limits;
import org.thalweg.optim.minimize.Minimize;
import org.thalweg.optim.problem.Bounds;
import org.thalweg.optim.problem.Problem;
import org.thalweg.problems.LeastSquaresProblem;
import org.thalweg.problems.MoreGarbowHillstrom;
import org.thalweg.problems.ScalableProblem;
import org.thalweg.problems.ScalableProblems;

/**
 * Problems whose bounds hold variables at the minimum: those of Moré, Garbow and Hillstrom, from
 * their standard starts, and convex quadratics. Where a minimum without bounds is known, by a run
 * of L-BFGS, half of the variables, drawn by a seed, must stay above or below their value there by
 * a bit; the others have no bounds.
 */
final class BoundedProblems {
  private static final int SEEDS = 2;

  private BoundedProblems() {}

  /** A problem and where to begin. */
  record Case(String name, Problem problem, double[] start) {}

  static List<Case> all() {
    List<Case> cases = new ArrayList<>();
    for (LeastSquaresProblem p : MoreGarbowHillstrom.all()) {
      Objective f = PlainJava.objective(p.dimension(), p.function().method());
      addHeld(cases, p.number() + " " + p.name(), f, p.start());
    }
    for (ScalableProblem p : ScalableProblems.all()) {
      for (int n : new int[] {12, 100, 1000}) {
        Objective f = PlainJava.objective(n, p.function().method());
        addHeld(cases, p.number() + " " + p.name() + " " + n, f, p.start().apply(n));
      }
    }
    for (int n : new int[] {50, 1000}) {
      for (double condition : new double[] {1e2, 1e4, 1e6}) {
        cases.add(quadratic(n, condition));
      }
    }
    return cases;
  }

  private static void addHeld(List<Case> cases, String name, Objective f, double[] start) {
    double[] free =
        Minimize.of(f)
            .from(start)
            .with(new Lbfgs())
            .secondDerivatives(false)
            .limits(new Limits(1e-10, 5000, 5000))
            .run()
            .point();
    for (int seed = 1; seed <= SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Bounds bounds = Bounds.none(free.length);
      double[] lower = bounds.lower();
      double[] upper = bounds.upper();
      for (int i = 0; i < free.length; i++) {
        double bit = 0.1 * random.nextDouble() * Math.max(1, Math.abs(free[i]));
        switch (random.nextInt(4)) {
          case 0 -> lower[i] = free[i] + bit;
          case 1 -> upper[i] = free[i] - bit;
          default -> {} // free
        }
      }
      Bounds held = new Bounds(lower, upper);
      double[] within = start.clone();
      held.project(within);
      if (held.any()) {
        cases.add(new Case(name + " #" + seed, new Problem(f, held, 0), within));
      }
    }
  }

  /** ½·Σ cᵢ·(xᵢ − mᵢ)² in turned coordinates: x ≥ 0, and half of the m are negative. */
  private static Case quadratic(int n, double condition) {
    SplittableRandom random = new SplittableRandom(n);
    double[] axis = random.doubles(n, -1, 1).toArray();
    double square = Arrays.stream(axis).map(a -> a * a).sum();
    double[] weights = new double[n];
    double[] middle = new double[n];
    Arrays.setAll(weights, i -> Math.pow(condition, i / (n - 1.0)));
    Arrays.setAll(middle, i -> i % 2 == 0 ? -1 : 2);
    Objective f =
        new HandWritten(
            n,
            x -> {
              double[] y = mirrored(x, middle, axis, square);
              double sum = 0;
              for (int i = 0; i < n; i++) {
                sum += weights[i] * y[i] * y[i] / 2;
              }
              return sum;
            },
            (x, g) -> {
              double[] y = mirrored(x, middle, axis, square);
              for (int i = 0; i < n; i++) {
                y[i] *= weights[i];
              }
              System.arraycopy(mirrored(y, new double[n], axis, square), 0, g, 0, n);
            });
    double[] start = new double[n];
    Arrays.fill(start, 1);
    Bounds positive = Bounds.box(n, 0, Double.POSITIVE_INFINITY);
    return new Case(
        "quadratic %d, condition %.0e".formatted(n, condition), new Problem(f, positive, 0), start);
  }

  /** x − m in the mirror across the plane that a vector stands on. */
  private static double[] mirrored(double[] x, double[] middle, double[] axis, double square) {
    double part = 0;
    for (int i = 0; i < x.length; i++) {
      part += axis[i] * (x[i] - middle[i]);
    }
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] - middle[i] - 2 * part / square * axis[i];
    }
    return y;
  }
}
