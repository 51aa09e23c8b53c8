package org.thalweg.core.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.compile.Options;
import org.thalweg.core.ir.Expr;

class ObjectiveTest {
  private static final double[] AT = {-1.2, 1};
  // Rosenbrock's function at (-1.2, 1), derivatives by hand.
  private static final double VALUE = 24.2;
  private static final double[] GRADIENT = {-215.6, -88};
  private static final double[] HESSIAN = {1330, 480, 480, 200};

  /** Rosenbrock's function written in all the ways there are. */
  private static List<Objective> rosenbrocks() {
    Expr x = Expr.input("x", DType.F64, 2);
    Expr a = x.slice(0, 0, 1);
    Expr b = x.slice(0, 1, 2);
    Expr scale = Expr.input("scale", DType.F64, 1);
    Expr r = Expr.concatenate(0, List.of(b.sub(a.square()).mul(scale), a.neg().add(1)));
    Map<Expr, Array> data = Map.of(scale, Array.of(new double[] {10}, 1));
    return List.of(
        ProgramObjective.sumOfSquares(x, r, data, Options.defaults()),
        ProgramObjective.of(x, r.square().sum(), data, Options.defaults()),
        new HandWritten(
            2,
            ObjectiveTest::rosenbrock,
            (p, g) -> {
              g[0] = -400 * p[0] * (p[1] - p[0] * p[0]) - 2 * (1 - p[0]);
              g[1] = 200 * (p[1] - p[0] * p[0]);
            }),
        new FiniteDifferences(2, ObjectiveTest::rosenbrock, FiniteDifferences.Kind.CENTRAL),
        new FiniteDifferences(2, ObjectiveTest::rosenbrock, FiniteDifferences.Kind.FORWARD));
  }

  private static double rosenbrock(double[] p) {
    double across = p[1] - p[0] * p[0];
    return 100 * across * across + (1 - p[0]) * (1 - p[0]);
  }

  @Test
  void allWaysToWriteAFunctionGiveItsValueAndDerivatives() {
    double[] exact = {1e-12, 1e-12, 1e-4, 1e-4, 1e-2};
    double[] first = {1e-12, 1e-12, 1e-12, 1e-6, 1e-4};
    int i = 0;
    for (Objective objective : rosenbrocks()) {
      assertEquals(VALUE, objective.value(AT), 1e-13 * VALUE);
      double[] gradient = new double[2];
      assertEquals(VALUE, objective.valueAndGradient(AT, gradient), 1e-13 * VALUE);
      assertArrayEquals(GRADIENT, gradient, first[i] * 215);
      double[] product = new double[2];
      objective.hessianVectorProduct(AT, new double[] {1, -2}, product);
      assertArrayEquals(new double[] {1330 - 960, 480 - 400}, product, exact[i] * 1330);
      double[] hessian = new double[4];
      objective.hessian(AT, hessian);
      assertArrayEquals(HESSIAN, hessian, exact[i] * 1330);
      i++;
    }
  }

  @Test
  void residualsGiveTheirJacobian() {
    Residuals residuals = rosenbrocks().getFirst().residuals().orElseThrow();
    double[] values = new double[residuals.count()];
    double[] jacobian = new double[residuals.count() * residuals.dimension()];
    residuals.valuesAndJacobian(AT, values, jacobian);
    assertArrayEquals(new double[] {-4.4, 2.2}, values, 1e-14);
    assertArrayEquals(new double[] {24, 10, -1, 0}, jacobian, 1e-14);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Expr x = Expr.input("x", DType.F32, 2);
    assertThrows(
        IllegalArgumentException.class,
        () -> ProgramObjective.of(x, x.sum(), Map.of(), Options.defaults()));
    Expr y = Expr.input("y", DType.F64, 2);
    assertThrows(
        IllegalArgumentException.class,
        () -> ProgramObjective.of(y, y, Map.of(), Options.defaults()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new FiniteDifferences(0, p -> 0, FiniteDifferences.Kind.FORWARD));
  }

  private static final double[] SIZES = {1e-6, 1e-4, 1e-2, 1, 1e2, 1e4, 1e6};

  /** Of u = x/size: Σ cosh(uᵢ) + ½·(Σ uᵢ)². */
  private static double sized(double[] p) {
    double sum = 0;
    double value = 0;
    for (int i = 0; i < p.length; i++) {
      sum += p[i] / SIZES[i];
      value += Math.cosh(p[i] / SIZES[i]);
    }
    return value + sum * sum / 2;
  }

  private static void sizedGradient(double[] p, double[] g) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += p[i] / SIZES[i];
    }
    for (int i = 0; i < p.length; i++) {
      g[i] = (Math.sinh(p[i] / SIZES[i]) + sum) / SIZES[i];
    }
  }

  /**
   * Sizes from 1e-6 to 1e6 in one function; each figure is compared in its variable's own units.
   */
  @Test
  void differencesFollowTheVariablesSizes() {
    int n = SIZES.length;
    double[] u = {0.7, -1.1, 0.4, 1.3, -0.6, 0.9, -0.8};
    double[] at = new double[n];
    double[] exact = new double[n];
    for (int i = 0; i < n; i++) {
      at[i] = u[i] * SIZES[i];
    }
    sizedGradient(at, exact);
    HandWritten written = new HandWritten(n, ObjectiveTest::sized, ObjectiveTest::sizedGradient);
    for (FiniteDifferences.Kind kind : FiniteDifferences.Kind.values()) {
      FiniteDifferences byValues = new FiniteDifferences(n, ObjectiveTest::sized, kind);
      double[] found = new double[n];
      byValues.valueAndGradient(at, found);
      for (int i = 0; i < n; i++) {
        double error = (found[i] - exact[i]) * SIZES[i];
        assertEquals(0, error, kind == FiniteDifferences.Kind.CENTRAL ? 1e-7 : 1e-5, "slope " + i);
      }
      productsFollowSizes(byValues, at, kind == FiniteDifferences.Kind.CENTRAL ? 2e-3 : 2e-2);
    }
    productsFollowSizes(written, at, 2e-5);
  }

  private static void productsFollowSizes(Objective objective, double[] at, double within) {
    int n = SIZES.length;
    double[] product = new double[n];
    for (int way = 0; way <= n; way++) {
      double[] vector = new double[n];
      for (int j = 0; j < n; j++) {
        vector[j] = way == n ? SIZES[j] * (j % 2 == 0 ? 1 : -0.5) : way == j ? SIZES[j] : 0;
      }
      objective.hessianVectorProduct(at, vector, product);
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += vector[j] / SIZES[j];
      }
      for (int i = 0; i < n; i++) {
        double curvature = Math.cosh(at[i] / SIZES[i]) * vector[i] / SIZES[i] + sum;
        assertEquals(curvature, product[i] * SIZES[i], within, "entry " + i + ", way " + way);
      }
    }
  }

  /** Near 0 by chance, not by nature: a step that followed the variable would be rounding alone. */
  @Test
  void differencesNearZeroKeepTheirDigits() {
    HandWritten written =
        new HandWritten(1, p -> Math.exp(p[0]) - p[0], (p, g) -> g[0] = Math.exp(p[0]) - 1);
    FiniteDifferences byValues =
        new FiniteDifferences(1, written.function(), FiniteDifferences.Kind.CENTRAL);
    double[] found = new double[1];
    for (double x : new double[] {0, 1e-14, -1e-10, 1e-7, 1e-4}) {
      double[] at = {x};
      written.hessianVectorProduct(at, new double[] {1}, found);
      assertEquals(1, found[0], 1e-3, "product at " + x);
      byValues.hessianVectorProduct(at, new double[] {1}, found);
      assertEquals(1, found[0], 1e-2, "product by values at " + x);
      byValues.valueAndGradient(at, found);
      assertEquals(Math.expm1(x), found[0], 1e-10, "slope at " + x);
    }
  }
}
