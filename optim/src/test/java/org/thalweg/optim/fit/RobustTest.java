package org.thalweg.optim.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.optim.method.squares.LevenbergMarquardt;
import org.thalweg.optim.method.squares.Squares;
import org.thalweg.optim.minimize.Minimize;
import org.thalweg.optim.minimize.Outcome;
import org.thalweg.optim.problem.Bounds;

class RobustTest {
  private static final double[] Y = {3.05, 2.48, 1.93, 6.5, 1.35, 1.08, 0.93, -2.0, 0.61, 0.55};

  private static final Squares DECAY =
      new Squares(
          2,
          Y.length,
          b -> {
            double[] r = new double[Y.length];
            Arrays.setAll(r, i -> b[0] * Math.exp(-b[1] * i) - Y[i]);
            return r;
          });

  /** Against scipy.optimize.least_squares 1.10.1, f_scale=0.2, all tolerances 1e-15. */
  @ParameterizedTest
  @CsvSource({
    "SQUARED, 3.7215266765284953, 0.20667598011662985, 29.705211926041407",
    "HUBER, 3.0547289337204266, 0.20455724366039718, 2.966359961350962",
    "CAUCHY, 3.020537625859617, 0.2015387670018127, 0.47734659066316504",
    "SOFT_L1, 3.057379357365529, 0.2045772390367251, 2.8902646732542068"
  })
  void outliersCountForLess(Loss loss, double b1, double b2, double cost) {
    Outcome end =
        Minimize.of(new SumOfSquares(new Robust(DECAY, loss, 0.2)))
            .from(2.5, 0.3)
            .with(new LevenbergMarquardt())
            .run();
    assertTrue(end.converged(), end.toString());
    assertArrayEquals(new double[] {b1, b2}, end.point(), 1e-7);
    assertEquals(cost, end.value(), 1e-12 * cost);
  }

  /**
   * Solutions by scipy.optimize.least_squares, f_scale=0.5, and Huber's formula on them in NumPy:
   * an outlier in ten observations hardly widens the errors.
   */
  @ParameterizedTest
  @CsvSource({
    "HUBER, 1.0972973, 1.99310811, 18.91609459, 0.16333919, 0.03059623",
    "CAUCHY, 1.06295048, 1.98916138, 2.006894046, 0.12050817, 0.02257325",
    "SOFT_L1, 1.10413133, 1.99346988, 18.66195572, 0.18127577, 0.03395606"
  })
  void errorsOfALineWithAnOutlier(
      Loss loss, double a, double b, double cost, double errorOfA, double errorOfB) {
    double[] y = {1.1, 2.9, 5.2, 6.8, 9.1, 30, 13.2, 14.9, 17.1, 18.8};
    Squares line =
        new Squares(
            2,
            y.length,
            p -> {
              double[] r = new double[y.length];
              Arrays.setAll(r, i -> p[0] + p[1] * i - y[i]);
              return r;
            });
    FitStatistics fit = FitStatistics.at(line, loss, 0.5, new double[] {a, b}, Bounds.none(2));
    assertEquals(cost, fit.residualSumOfSquares(), 1e-8 * cost);
    assertArrayEquals(new double[] {errorOfA, errorOfB}, fit.standardErrors(), 1e-6);
  }

  @ParameterizedTest
  @EnumSource
  void derivativesAreThoseOfTheValues(Loss loss) {
    Robust robust = new Robust(DECAY, loss, 0.5);
    Squares differences =
        new Squares(
            2,
            Y.length,
            b -> {
              double[] r = new double[Y.length];
              robust.values(b, r);
              return r;
            });
    double[] b = {2.5, 0.3};
    double[] r = new double[Y.length];
    double[] exact = new double[2 * Y.length];
    double[] differenced = new double[2 * Y.length];
    robust.valuesAndJacobian(b, r, exact);
    differences.valuesAndJacobian(b, r, differenced);
    assertArrayEquals(differenced, exact, 1e-6); // Huber's has an edge
  }

  /** Of b1·exp(−b2·t), whose second derivatives are known. */
  @Test
  void theHessianOfASumOfSquares() {
    double[] b = {2.5, 0.3};
    double[] expected = new double[4];
    for (int t = 0; t < Y.length; t++) {
      double e = Math.exp(-b[1] * t);
      double r = b[0] * e - Y[t];
      expected[0] += 2 * e * e;
      expected[1] += 2 * (e * -b[0] * t * e + r * -t * e);
      expected[3] += 2 * (b[0] * t * e * b[0] * t * e + r * b[0] * t * t * e);
    }
    expected[2] = expected[1];
    SumOfSquares sum = new SumOfSquares(DECAY);
    double[] hessian = new double[4];
    sum.hessian(b, hessian);
    assertArrayEquals(expected, hessian, 1e-5); // DECAY is differentiated by differences itself
    double[] product = new double[2];
    sum.hessianVectorProduct(b, new double[] {2, -1}, product);
    double[] along = {2 * expected[0] - expected[1], 2 * expected[2] - expected[3]};
    assertArrayEquals(along, product, 1e-5);
  }

  @Test
  void smallResidualsCostTheirSquares() {
    for (Loss loss : Loss.values()) {
      assertEquals(1e-10, loss.cost(1e-10), 1e-19, loss.label());
      assertEquals(1, loss.slope(0), loss.label());
    }
    assertEquals("soft-l1", Loss.SOFT_L1.label());
    assertThrows(IllegalArgumentException.class, () -> new Robust(DECAY, Loss.HUBER, 0));
  }
}
