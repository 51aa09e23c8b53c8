package org.thalweg.bench;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.thalweg.core.objective.HandWritten;
import org.thalweg.core.objective.Objective;
import org.thalweg.core.plainjava.PlainJava;
import org.thalweg.optim.problem.Bounds;
import org.thalweg.optim.problem.Problem;
import org.thalweg.problems.LeastSquaresProblem;
import org.thalweg.problems.MoreGarbowHillstrom;
import org.thalweg.problems.NistNonlinear;
import org.thalweg.problems.NonlinearFit;

/**
 * A class of problems that methods differ on.
 *
 * @param name heads its column
 * @param about what the problems are
 * @param cases the problems
 */
record ProblemClass(String name, String about, List<Case> cases) {

  /** A problem and where to start. */
  record Case(Problem problem, double[] start) {}

  static List<ProblemClass> all() {
    return List.of(
        new ProblemClass(
            "convex",
            "a quadratic of 100 variables and condition 10; a logistic loss of 20 weights and 200"
                + " rows with an L2 penalty",
            List.of(free(quadratic(100, 10), ones(100)), free(logistic(), new double[20]))),
        new ProblemClass(
            "ill-conditioned",
            "a quadratic of 100 variables and condition 1e6",
            List.of(free(quadratic(100, 1e6), ones(100)))),
        new ProblemClass(
            "non-convex",
            "Rosenbrock, Beale, helical valley, Wood",
            List.of(mgh(1), mgh(5), mgh(7), mgh(14))),
        new ProblemClass(
            "non-smooth",
            "Σ |xᵢ| and max |xᵢ| of 5 variables",
            List.of(free(sumOfMagnitudes(), staggered()), free(greatestMagnitude(), staggered()))),
        new ProblemClass(
            "bounded",
            "a quadratic of 50 variables and condition 100, half of them held by bounds",
            List.of(bounded())),
        new ProblemClass("least squares", "NIST's Misra1a, first start", List.of(fit())),
        new ProblemClass("l1", "a lasso of 40 weights and 100 rows", List.of(lasso())));
  }

  private static Case free(Objective f, double[] start) {
    return new Case(Problem.of(f), start);
  }

  private static double[] ones(int n) {
    double[] x = new double[n];
    Arrays.fill(x, 1);
    return x;
  }

  private static double[] staggered() {
    return new double[] {1, -2, 3, -0.5, 1.5};
  }

  /** ½·Σ λᵢ·xᵢ², the λ evenly spread in their logarithms. */
  private static Objective quadratic(int n, double condition) {
    double[] scale = new double[n];
    for (int i = 0; i < n; i++) {
      scale[i] = Math.pow(condition, (double) i / (n - 1));
    }
    return new HandWritten(
        n,
        x -> {
          double sum = 0;
          for (int i = 0; i < n; i++) {
            sum += scale[i] * x[i] * x[i] / 2;
          }
          return sum;
        },
        (x, g) -> Arrays.setAll(g, i -> scale[i] * x[i]));
  }

  private static double[][] gaussian(int rows, int columns, SplittableRandom random) {
    double[][] a = new double[rows][columns];
    for (double[] row : a) {
      Arrays.setAll(row, i -> random.nextGaussian());
    }
    return a;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** The mean of log(1 + exp(−y·⟨a, x⟩)) over rows a with signs y, and 0.005·‖x‖². */
  private static Objective logistic() {
    SplittableRandom random = new SplittableRandom(1);
    int rows = 200;
    int n = 20;
    double[][] a = gaussian(rows, n, random);
    double[] weights = gaussian(1, n, random)[0];
    for (double[] row : a) {
      double sign = Math.signum(dot(row, weights) + 2 * random.nextGaussian());
      Arrays.setAll(row, i -> sign * row[i]);
    }
    double penalty = 0.01;
    return new HandWritten(
        n,
        x -> {
          double sum = 0;
          for (double[] row : a) {
            double margin = dot(row, x);
            sum += Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin)));
          }
          return sum / rows + penalty * dot(x, x) / 2;
        },
        (x, g) -> {
          Arrays.setAll(g, i -> penalty * x[i]);
          for (double[] row : a) {
            double part = -1 / (1 + Math.exp(dot(row, x))) / rows;
            for (int i = 0; i < n; i++) {
              g[i] += part * row[i];
            }
          }
        });
  }

  private static Case mgh(int number) {
    LeastSquaresProblem problem =
        MoreGarbowHillstrom.all().stream()
            .filter(one -> one.number() == number)
            .findFirst()
            .orElseThrow();
    Objective f = PlainJava.objective(problem.dimension(), problem.function().method());
    return free(f, problem.start());
  }

  private static Objective sumOfMagnitudes() {
    return new HandWritten(
        5,
        x -> Arrays.stream(x).map(Math::abs).sum(),
        (x, g) -> Arrays.setAll(g, i -> Math.signum(x[i])));
  }

  private static Objective greatestMagnitude() {
    return new HandWritten(
        5,
        x -> Arrays.stream(x).map(Math::abs).max().orElseThrow(),
        (x, g) -> {
          int greatest = 0;
          for (int i = 1; i < x.length; i++) {
            greatest = Math.abs(x[i]) > Math.abs(x[greatest]) ? i : greatest;
          }
          Arrays.fill(g, 0);
          g[greatest] = Math.signum(x[greatest]);
        });
  }

  /** Every other variable would be negative, were it not for its bound. */
  private static Case bounded() {
    int n = 50;
    Objective bowl = quadratic(n, 100);
    double[] middle = new double[n];
    Arrays.setAll(middle, i -> i % 2 == 0 ? -1 : 2);
    Objective shifted =
        new HandWritten(
            n,
            x -> bowl.value(minus(x, middle)),
            (x, g) -> bowl.valueAndGradient(minus(x, middle), g));
    return new Case(new Problem(shifted, Bounds.box(n, 0, Double.POSITIVE_INFINITY), 0), ones(n));
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = new double[a.length];
    Arrays.setAll(difference, i -> a[i] - b[i]);
    return difference;
  }

  private static Case fit() {
    NonlinearFit fit =
        NistNonlinear.all().stream()
            .filter(one -> one.name().equals("Misra1a"))
            .findFirst()
            .orElseThrow();
    return free(
        PlainJava.residuals(fit.start1().length, fit.rows().length, fit.residuals().method())
            .sumOfSquares(),
        fit.start1());
  }

  /** ½·‖A·x − b‖² and 5·Σ |xᵢ|: five weights that count, the others noise. */
  private static Case lasso() {
    SplittableRandom random = new SplittableRandom(2);
    int rows = 100;
    int n = 40;
    double[][] a = gaussian(rows, n, random);
    double[] b = new double[rows];
    for (int r = 0; r < rows; r++) {
      b[r] = 0.5 * random.nextGaussian();
      for (int i = 0; i < 5; i++) {
        b[r] += (i + 1) * a[r][i];
      }
    }
    Objective f =
        new HandWritten(
            n,
            x -> {
              double sum = 0;
              for (int r = 0; r < rows; r++) {
                double residual = dot(a[r], x) - b[r];
                sum += residual * residual / 2;
              }
              return sum;
            },
            (x, g) -> {
              Arrays.fill(g, 0);
              for (int r = 0; r < rows; r++) {
                double residual = dot(a[r], x) - b[r];
                for (int i = 0; i < n; i++) {
                  g[i] += residual * a[r][i];
                }
              }
            });
    return new Case(new Problem(f, Bounds.none(n), 5), new double[n]);
  }
}
