package org.thalweg.optim.method.newton;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.thalweg.core.formula.Formula;
import org.thalweg.core.formula.given.Given;
import org.thalweg.core.objective.HandWritten;
import org.thalweg.core.objective.Objective;
import org.thalweg.optim.critical.CriticalPoint;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.method.newton.TrustRegion.Subproblem;
import org.thalweg.optim.method.squares.Squares;
import org.thalweg.optim.minimize.Limits;
import org.thalweg.optim.minimize.Minimize;
import org.thalweg.optim.minimize.Outcome;
import org.thalweg.problems.LeastSquaresProblem;
import org.thalweg.problems.MoreGarbowHillstrom;
import org.thalweg.problems.NistNonlinear;
import org.thalweg.problems.NonlinearFit;

class SecondOrderMethodsTest {
  @SuppressWarnings("unused") // read by @FieldSource
  private static final List<Method> METHODS =
      List.of(
          new Newton(),
          new NewtonCg(),
          new TrustRegion(Subproblem.STEIHAUG),
          new TrustRegion(Subproblem.DOGLEG),
          new TrustRegion(Subproblem.EXACT));

  /** Meyer's and Watson's with 12 variables are too ill-conditioned for these. */
  private static final Set<String> HARD = Set.of("Meyer", "Watson n=12");

  private static final Objective WELLS =
      new HandWritten(
          2,
          x -> (x[0] * x[0] - 1) * (x[0] * x[0] - 1) + x[1] * x[1],
          (x, g) -> {
            g[0] = 4 * x[0] * (x[0] * x[0] - 1);
            g[1] = 2 * x[1];
          });

  @ParameterizedTest
  @FieldSource("METHODS")
  void reachesKnownMinima(Method method) {
    for (LeastSquaresProblem problem : MoreGarbowHillstrom.all()) {
      if (HARD.contains(problem.name())) {
        continue;
      }
      Outcome end =
          Minimize.of(Squares.of(problem))
              .from(problem.start())
              .with(method)
              .limits(new Limits(1e-8, 1000, 100_000))
              .run();
      assertTrue(end.converged(), problem + " by " + method + ": " + end);
      assertTrue(
          problem.minima().stream()
              .anyMatch(
                  known -> Math.abs(end.value() - known.value()) <= 1e-6 * known.value() + 1e-9),
          problem + " by " + method + " ended at " + end.value());
    }
  }

  /**
   * NIST's Misra1a, whose b2 is about 1e-4: by products that are differences, and by exact ones.
   */
  @ParameterizedTest
  @FieldSource("METHODS")
  void findsMinimaOfSmallVariables(Method method) {
    NonlinearFit fit =
        NistNonlinear.all().stream()
            .filter(one -> one.name().equals("Misra1a"))
            .findFirst()
            .orElseThrow();
    Objective differences = new Squares(fit.certified().length, fit.rows().length, fit.residuals());
    double[] x = new double[fit.rows().length];
    double[] y = new double[x.length];
    Arrays.setAll(x, i -> fit.rows()[i][1]);
    Arrays.setAll(y, i -> fit.rows()[i][0]);
    Objective exact =
        Formula.parse("y = b1*(1-exp(-b2*x))")
            .bind(Given.columns(Map.of("x", x, "y", y)))
            .objective();
    for (double[] start : List.of(fit.start1(), fit.start2())) {
      for (Objective f : List.of(differences, exact)) {
        Outcome end = Minimize.of(f).from(start).with(method).run();
        assertEquals(fit.residualSumOfSquares(), end.value(), 1e-7, method + " ended: " + end);
        if (f == exact && !(method instanceof NewtonCg)) { // which no longer sees such curvature
          assertEquals(
              CriticalPoint.Kind.LOCAL_MINIMUM,
              end.critical().map(CriticalPoint::kind).orElse(null),
              method + " ended: " + end);
        }
      }
    }
  }

  /** Near the minimum each step of Newton's method doubles the digits. */
  @ParameterizedTest
  @FieldSource("METHODS")
  void convergesQuadratically(Method method) {
    Objective cosh =
        new HandWritten(
            2,
            x -> Math.cosh(x[0] - 1) + Math.cosh(2 * (x[1] + x[0])),
            (x, g) -> {
              g[1] = 2 * Math.sinh(2 * (x[1] + x[0]));
              g[0] = Math.sinh(x[0] - 1) + g[1];
            });
    Outcome end = Minimize.of(cosh).from(1.3, -0.8).with(method).run();
    assertTrue(end.converged());
    assertArrayEquals(new double[] {1, -1}, end.point(), 1e-7);
    assertTrue(end.iterations() <= 8, "iterations " + end.iterations());
  }

  /** From x = 0 the gradient leads to the saddle (0, 0); negative curvature leads off it. */
  @Test
  void negativeCurvatureLeadsPastASaddle() {
    for (Method method : List.of(new Newton(), new TrustRegion(Subproblem.EXACT))) {
      Outcome end = Minimize.of(WELLS).from(0, 1).with(method).run();
      assertEquals(1, Math.abs(end.point()[0]), 1e-7, method.toString());
      assertEquals(0, end.value(), 1e-12);
    }
  }

  @ParameterizedTest
  @FieldSource("METHODS")
  void endsWithAReasonWhereNumbersEnd(Method method) {
    Objective log = new HandWritten(1, x -> -Math.log(x[0]), (x, g) -> g[0] = -1 / x[0]);
    Outcome falling =
        Minimize.of(log).from(1).with(method).limits(new Limits(0, 200, 10_000)).run();
    assertTrue(falling.value() < -1, falling.toString());
    Outcome outside = Minimize.of(log).from(-1).with(method).run();
    assertFalse(outside.converged());
    Outcome spent = Minimize.of(WELLS).from(3, 4).with(method).limits(new Limits(0, 100, 3)).run();
    assertTrue(spent.functionEvaluations() <= 3, spent.toString());
  }

  @Test
  void largeProblemsAreFreeOfMatrices() {
    int n = 20_000;
    Objective rosenbrock = new ManyRosenbrocks(n);
    double[] start = new double[n];
    for (int i = 0; i < n; i += 2) {
      start[i] = -1.2;
      start[i + 1] = 1;
    }
    for (Method method : List.of(new NewtonCg(), new TrustRegion(Subproblem.STEIHAUG))) {
      Outcome end = Minimize.of(rosenbrock).from(start).with(method).run();
      assertTrue(end.converged(), method.toString());
      assertEquals(0, end.value(), 1e-9);
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> Minimize.of(rosenbrock).from(start).with(new Newton()).run());
  }

  /** n/2 of Rosenbrock's functions side by side. */
  private record ManyRosenbrocks(int dimension) implements Objective {
    @Override
    public double value(double[] x) {
      return valueAndGradient(x, new double[dimension]);
    }

    @Override
    public double valueAndGradient(double[] x, double[] g) {
      double sum = 0;
      for (int i = 0; i < dimension; i += 2) {
        double bend = x[i + 1] - x[i] * x[i];
        sum += 100 * bend * bend + (1 - x[i]) * (1 - x[i]);
        g[i] = -400 * x[i] * bend - 2 * (1 - x[i]);
        g[i + 1] = 200 * bend;
      }
      return sum;
    }

    @Override
    public void hessianVectorProduct(double[] x, double[] v, double[] product) {
      for (int i = 0; i < dimension; i += 2) {
        double side = -400 * x[i];
        product[i] = (1200 * x[i] * x[i] - 400 * x[i + 1] + 2) * v[i] + side * v[i + 1];
        product[i + 1] = side * v[i] + 200 * v[i + 1];
      }
    }
  }
}
