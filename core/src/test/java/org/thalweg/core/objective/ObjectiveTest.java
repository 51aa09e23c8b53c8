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
}
