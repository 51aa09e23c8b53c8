package org.thalweg.optim.critical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.thalweg.core.objective.HandWritten;
import org.thalweg.core.objective.Objective;
import org.thalweg.optim.critical.CriticalPoint.Kind;
import org.thalweg.optim.minimize.Minimize;
import org.thalweg.optim.minimize.Outcome;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Problem;
import org.thalweg.optim.problem.Vectors;

/** Points of functions of more variables than all eigenvalues are computed of. */
class ManyVariablesTest {

  /** n eigenvalues, each the same factor above the one before, from 1/condition to 1. */
  private static double[] spread(int n, double condition) {
    return IntStream.range(0, n)
        .mapToDouble(i -> StrictMath.pow(condition, -1 + i / (n - 1.0)))
        .toArray();
  }

  @Test
  void illConditionedBowlsAreMinima() {
    CriticalPoint found = CriticalPoint.of(new Rotated(spread(2000, 1e4)), new double[2000]);
    assertEquals(Kind.LOCAL_MINIMUM, found.kind());
    assertEquals(1e4, found.condition(), 500);
    CriticalPoint worse = CriticalPoint.of(new Rotated(spread(700, 1e7)), new double[700]);
    assertEquals(Kind.LOCAL_MINIMUM, worse.kind());
    assertEquals(1e-7, worse.eigenvalues()[0], 1e-9);
  }

  @Test
  void theRunShowsHowFarToLook() {
    Outcome end = Minimize.of(new Rotated(spread(2000, 1e4))).from(ones(2000)).run();
    assertTrue(end.converged());
    assertEquals(Kind.LOCAL_MINIMUM, end.critical().orElseThrow().kind());
  }

  /** Lanczos' method does not see one eigenvalue of −1e-7 among many of up to 1. */
  @Test
  void oneSmallNegativeEigenvalueIsNoMinimum() {
    for (int n : new int[] {700, 1500}) {
      double[] eigenvalues = spread(n, 1e4);
      eigenvalues[0] = -1e-7;
      CriticalPoint found = CriticalPoint.of(new Rotated(eigenvalues), new double[n]);
      assertNotEquals(Kind.LOCAL_MINIMUM, found.kind(), "of " + n);
    }
    int n = 3000;
    double least = 2 - 2 * StrictMath.cos(Math.PI / (n + 1));
    for (double part : new double[] {1.001, 2}) {
      CriticalPoint found = CriticalPoint.of(new Chain(n, -part * least), new double[n]);
      assertNotEquals(Kind.LOCAL_MINIMUM, found.kind(), "least eigenvalue " + (1 - part) * least);
    }
  }

  @Test
  void entriesNearTheDiagonalTakeFewProducts() {
    for (int n : new int[] {2000, 100_000}) {
      Evaluations f = new Evaluations(Problem.of(new Chain(n, 0)), 1);
      CriticalPoint found = CriticalPoint.at(f, f.at(new double[n]));
      assertEquals(Kind.LOCAL_MINIMUM, found.kind());
      double edge = 2 * StrictMath.cos(Math.PI / (n + 1));
      assertEquals(2 - edge, found.eigenvalues()[0], 0.05 * (2 - edge));
      assertEquals(2 + edge, found.eigenvalues()[1], 0.05);
      assertTrue(f.products() <= 20, f.products() + " products");
      Evaluations rosenbrock = new Evaluations(Problem.of(rosenbrock(n)), 1);
      CriticalPoint end = CriticalPoint.at(rosenbrock, rosenbrock.at(ones(n)));
      assertEquals(Kind.LOCAL_MINIMUM, end.kind());
      assertEquals(2508, end.condition(), 10);
      assertTrue(rosenbrock.products() <= 40, rosenbrock.products() + " products");
    }
  }

  @Test
  void degeneratePointsAreUndecided() {
    int n = 600;
    Objective alone =
        new HandWritten(
            n,
            x -> Arrays.stream(x).map(v -> v * v * v * v).sum(),
            (x, g) -> Arrays.setAll(g, i -> 4 * x[i] * x[i] * x[i]));
    Objective together =
        new HandWritten(
            n,
            x -> alone.value(x) + 0.5 * Math.pow(Arrays.stream(x).sum(), 2),
            (x, g) -> {
              double sum = Arrays.stream(x).sum();
              Arrays.setAll(g, i -> 4 * x[i] * x[i] * x[i] + sum);
            });
    SplittableRandom random = new SplittableRandom(3);
    for (Objective f : new Objective[] {alone, together}) {
      for (double size : new double[] {0, 1e-3, 1e-2}) {
        double[] x = random.doubles(n, -size, Math.nextUp(size)).toArray();
        assertEquals(Kind.UNDECIDED, CriticalPoint.of(f, x).kind(), "size " + size);
      }
    }
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Extended Rosenbrock. */
  private static Objective rosenbrock(int n) {
    return new HandWritten(
        n,
        x -> {
          double sum = 0;
          for (int i = 0; i < n; i += 2) {
            double rise = x[i + 1] - x[i] * x[i];
            sum += 100 * rise * rise + (1 - x[i]) * (1 - x[i]);
          }
          return sum;
        },
        (x, g) -> {
          for (int i = 0; i < n; i += 2) {
            double rise = x[i + 1] - x[i] * x[i];
            g[i] = -400 * x[i] * rise - 2 * (1 - x[i]);
            g[i + 1] = 200 * rise;
          }
        });
  }

  /** ½·x·QΛQ·x with Q a reflection across a plane, so that no entry of the Hessian is 0. */
  private record Rotated(double[] eigenvalues) implements QuadraticForm {
    @Override
    public int dimension() {
      return eigenvalues.length;
    }

    @Override
    public void hessianVectorProduct(double[] x, double[] vector, double[] product) {
      double[] inner = reflected(vector);
      Arrays.setAll(inner, i -> eigenvalues[i] * inner[i]);
      System.arraycopy(reflected(inner), 0, product, 0, product.length);
    }

    private static double[] reflected(double[] v) {
      double[] normal = new SplittableRandom(5).doubles(v.length, 0.5, 1.5).toArray();
      double part = -2 * Vectors.dot(normal, v) / Vectors.dot(normal, normal);
      return Vectors.sum(v, part, normal);
    }
  }
}
