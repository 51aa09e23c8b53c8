package org.thalweg.optim.critical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.thalweg.core.objective.FiniteDifferences;
import org.thalweg.core.objective.HandWritten;
import org.thalweg.core.objective.Objective;
import org.thalweg.optim.critical.CriticalPoint.Kind;
import org.thalweg.optim.method.newton.Lbfgs;
import org.thalweg.optim.minimize.Event;
import org.thalweg.optim.minimize.Minimize;
import org.thalweg.optim.minimize.Outcome;
import org.thalweg.optim.problem.Bounds;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Problem;

class CriticalPointTest {

  private static Objective plane(ToDoubleFunction<double[]> f, HandWritten.Gradient gradient) {
    return new HandWritten(2, f, gradient);
  }

  private static final Objective WELLS =
      plane(
          x -> (x[0] * x[0] - 1) * (x[0] * x[0] - 1) + x[1] * x[1],
          (x, g) -> {
            g[0] = 4 * x[0] * (x[0] * x[0] - 1);
            g[1] = 2 * x[1];
          });

  @Test
  void eigenvaluesOfABowl() {
    CriticalPoint found =
        CriticalPoint.of(
            plane(
                x -> x[0] * x[0] + x[0] * x[1] + x[1] * x[1],
                (x, g) -> {
                  g[0] = 2 * x[0] + x[1];
                  g[1] = x[0] + 2 * x[1];
                }),
            0,
            0);
    assertEquals(Kind.LOCAL_MINIMUM, found.kind());
    assertArrayEquals(new double[] {1, 3}, found.eigenvalues(), 1e-9);
    assertEquals(3, found.condition(), 1e-8);
    assertTrue(found.complete());
    assertFalse(found.hasEscape());
  }

  @Test
  void kindsOfPoints() {
    Objective saddle =
        plane(
            x -> 1e6 * x[0] * x[1],
            (x, g) -> {
              g[0] = 1e6 * x[1];
              g[1] = 1e6 * x[0];
            });
    CriticalPoint found = CriticalPoint.of(saddle, 0, 0);
    assertEquals(Kind.SADDLE, found.kind());
    assertEquals(Math.sqrt(0.5), Math.abs(found.escape()[0]), 1e-9);
    assertEquals(-found.escape()[0], found.escape()[1], 1e-9);
    Objective hill =
        plane(
            x -> -x[0] * x[0] - 2 * x[1] * x[1],
            (x, g) -> {
              g[0] = -2 * x[0];
              g[1] = -4 * x[1];
            });
    assertEquals(Kind.LOCAL_MAXIMUM, CriticalPoint.of(hill, 0, 0).kind());
  }

  /**
   * Where curvature vanishes nobody can tell, nor near it, where it is small as the distance is.
   */
  @Test
  void degeneratePointsAreUndecided() {
    Objective quartic =
        new HandWritten(1, x -> Math.pow(x[0], 4), (x, g) -> g[0] = 4 * Math.pow(x[0], 3));
    for (double x : new double[] {0, 1e-2, 1e-3, 1e-4}) {
      assertEquals(Kind.UNDECIDED, CriticalPoint.of(quartic, x).kind(), "x⁴ at " + x);
    }
    Objective cubic = new HandWritten(1, x -> Math.pow(x[0], 3), (x, g) -> g[0] = 3 * x[0] * x[0]);
    for (double x : new double[] {0, 1e-3, 1e-5}) {
      assertEquals(Kind.UNDECIDED, CriticalPoint.of(cubic, x).kind(), "x³ at " + x);
    }
    Objective trough =
        plane(
            x -> x[0] * x[0] + Math.pow(x[1], 4),
            (x, g) -> {
              g[0] = 2 * x[0];
              g[1] = 4 * Math.pow(x[1], 3);
            });
    assertEquals(Kind.UNDECIDED, CriticalPoint.of(trough, 1e-9, 1e-3).kind());
    assertEquals(Kind.UNDECIDED, CriticalPoint.of(trough, 0, 0).kind());
    Objective line =
        plane(
            x -> (x[0] + x[1]) * (x[0] + x[1]),
            (x, g) -> {
              g[0] = 2 * (x[0] + x[1]);
              g[1] = g[0];
            });
    assertEquals(Kind.UNDECIDED, CriticalPoint.of(line, 1, -1).kind());
    Objective constant = plane(x -> 3, (x, g) -> g[0] = g[1] = 0);
    assertEquals(Kind.UNDECIDED, CriticalPoint.of(constant, 1, 2).kind());
  }

  @Test
  void differencesOfValuesAreNotTakenForMoreThanTheyAre() {
    ToDoubleFunction<double[]> rosenbrock =
        x -> 100 * Math.pow(x[1] - x[0] * x[0], 2) + Math.pow(1 - x[0], 2);
    for (FiniteDifferences.Kind kind : FiniteDifferences.Kind.values()) {
      CriticalPoint end = CriticalPoint.of(new FiniteDifferences(2, rosenbrock, kind), 1, 1);
      assertEquals(Kind.LOCAL_MINIMUM, end.kind());
      assertEquals(2508, end.condition(), 2);
    }
    ToDoubleFunction<double[]> flat = x -> x[0] * x[0] + Math.cos(x[0]);
    FiniteDifferences one = new FiniteDifferences(2, flat, FiniteDifferences.Kind.CENTRAL);
    assertEquals(Kind.UNDECIDED, CriticalPoint.of(one, 0, 1).kind());
  }

  /** Variables of 10⁻⁶ and 10⁶, as rate constants and counts are. */
  @Test
  void sizesOfVariablesDoNotMatter() {
    ToDoubleFunction<double[]> rates =
        x -> Math.cosh(x[0] / 1e-6 - 1) + Math.cosh(x[1] / 1e6 - x[0] / 1e-6) + Math.cosh(x[2] - 1);
    double[] at = {1e-6, 1e6, 1};
    for (FiniteDifferences.Kind kind : FiniteDifferences.Kind.values()) {
      CriticalPoint end = CriticalPoint.of(new FiniteDifferences(3, rates, kind), at);
      assertEquals(Kind.LOCAL_MINIMUM, end.kind());
    }
    Objective written =
        new HandWritten(
            3,
            rates,
            (x, g) -> {
              double apart = Math.sinh(x[1] / 1e6 - x[0] / 1e-6);
              g[0] = (Math.sinh(x[0] / 1e-6 - 1) - apart) / 1e-6;
              g[1] = apart / 1e6;
              g[2] = Math.sinh(x[2] - 1);
            });
    CriticalPoint end = CriticalPoint.of(written, at);
    assertEquals(Kind.LOCAL_MINIMUM, end.kind());
    assertEquals(2e12, end.eigenvalues()[2], 1e8);
  }

  /** Eigenvalues 10^-14 and 1 of one Hessian: units hide none. */
  @Test
  void unitsDoNotMatter() {
    double unit = 1e-7;
    Objective scaled = new Quadratic(new double[] {2, unit, unit, 2 * unit * unit}, 2);
    assertEquals(Kind.LOCAL_MINIMUM, CriticalPoint.of(scaled, 0, 0).kind());
    Objective saddle = new Quadratic(new double[] {2, 3 * unit, 3 * unit, 2 * unit * unit}, 2);
    CriticalPoint found = CriticalPoint.of(saddle, 0, 0);
    assertEquals(Kind.SADDLE, found.kind());
    assertTrue(saddle.value(found.escape()) < 0);
  }

  /** Random quadratics with known numbers of positive and negative eigenvalues. */
  @Test
  void inertiaOfRandomQuadratics() {
    SplittableRandom random = new SplittableRandom(11);
    for (int trial = 0; trial < 100; trial++) {
      int n = 2 + random.nextInt(6);
      int negative = random.nextInt(n + 1);
      double[] root = random.doubles((long) n * n, -1, 1).toArray();
      double[] hessian = new double[n * n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          for (int k = 0; k < n; k++) {
            double sign = k < negative ? -1 : 1;
            hessian[i * n + j] += sign * root[i * n + k] * root[j * n + k];
          }
        }
      }
      CriticalPoint found = CriticalPoint.of(new Quadratic(hessian, n), new double[n]);
      Kind expected =
          negative == 0 ? Kind.LOCAL_MINIMUM : negative == n ? Kind.LOCAL_MAXIMUM : Kind.SADDLE;
      assertEquals(expected, found.kind());
      assertEquals(negative, Arrays.stream(found.eigenvalues()).filter(v -> v < 0).count());
    }
  }

  /** Of a tridiagonal Hessian whose eigenvalues are 2 − 2·cos(kπ/(n + 1)), shifted. */
  @Test
  void extremeEigenvaluesOfLargeProblems() {
    int n = 2000;
    for (double shift : new double[] {1, -1, -5}) {
      CriticalPoint found = CriticalPoint.of(new Chain(n, shift), new double[n]);
      Kind expected =
          shift == 1 ? Kind.LOCAL_MINIMUM : shift == -1 ? Kind.SADDLE : Kind.LOCAL_MAXIMUM;
      assertEquals(expected, found.kind());
      assertFalse(found.complete());
      double edge = 2 * StrictMath.cos(Math.PI / (n + 1));
      for (int i = 0; i < 2; i++) {
        double exact = 2 + (i == 0 ? -edge : edge) + shift;
        assertEquals(exact, found.eigenvalues()[i], found.errors()[i]);
        assertTrue(found.errors()[i] < 0.05, "error " + found.errors()[i]);
      }
    }
  }

  @Test
  void variablesHeldByBoundsDoNotCount() {
    Objective saddle =
        plane(
            x -> x[0] * x[0] - x[1] * x[1] - x[1],
            (x, g) -> {
              g[0] = 2 * x[0];
              g[1] = -2 * x[1] - 1;
            });
    Bounds bounds = new Bounds(new double[] {-1, -9}, new double[] {1, 2});
    Evaluations f = new Evaluations(new Problem(saddle, bounds, 0), 10);
    CriticalPoint found = CriticalPoint.at(f, f.at(new double[] {0, 2}));
    assertEquals(Kind.LOCAL_MINIMUM, found.kind());
    assertArrayEquals(new double[] {2}, found.eigenvalues(), 1e-9);
    CriticalPoint corner = CriticalPoint.at(f, f.at(new double[] {1, 2}));
    assertEquals(Kind.UNDECIDED, corner.kind(), "the slope leads off the bound x ≤ 1");
  }

  @Test
  void theRunLeavesSaddlesByTheirEscape() {
    List<Event> events = new ArrayList<>();
    Outcome held = Minimize.of(WELLS).from(0, 1).with(new Lbfgs()).run();
    assertEquals(Kind.SADDLE, held.critical().orElseThrow().kind());
    Outcome end =
        Minimize.of(WELLS).from(0, 1).with(new Lbfgs()).escape(3).listener(events::add).run();
    assertEquals(Kind.LOCAL_MINIMUM, end.critical().orElseThrow().kind());
    assertEquals(0, end.value(), 1e-12);
    assertEquals(1, events.stream().filter(Event.Escaped.class::isInstance).count());
    Outcome unasked = Minimize.of(WELLS).from(0, 1).secondDerivatives(false).run();
    assertTrue(unasked.critical().isEmpty());
  }

  /** ½·x·H·x. */
  private record Quadratic(double[] hessian, int dimension) implements QuadraticForm {
    @Override
    public void hessianVectorProduct(double[] x, double[] vector, double[] product) {
      for (int i = 0; i < dimension; i++) {
        product[i] = 0;
        for (int j = 0; j < dimension; j++) {
          product[i] += hessian[i * dimension + j] * vector[j];
        }
      }
    }
  }
}
