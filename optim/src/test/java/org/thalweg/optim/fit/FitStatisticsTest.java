package org.thalweg.optim.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.core.objective.Residuals;
import org.thalweg.optim.method.squares.LevenbergMarquardt;
import org.thalweg.optim.method.squares.Squares;
import org.thalweg.optim.minimize.Minimize;
import org.thalweg.optim.problem.Bounds;

class FitStatisticsTest {
  private static final double[] X = {1, 2, 3, 4, 5};
  private static final double[] Y = {2.2, 4.1, 6.3, 7.7, 10.4};

  private static Squares line(double[] x, double[] y) {
    return new Squares(
        2,
        x.length,
        b -> {
          double[] r = new double[x.length];
          Arrays.setAll(r, i -> b[0] + b[1] * x[i] - y[i]);
          return r;
        });
  }

  private static double[] solve(Residuals rows) {
    return Minimize.of(new SumOfSquares(rows)).with(new LevenbergMarquardt()).run().point();
  }

  /** By the textbook's formulas: slope Sxy/Sxx, error s/√Sxx, t of 3 degrees at 0.975 is 3.1824. */
  @Test
  void aLineThroughFivePoints() {
    Squares rows = line(X, Y);
    double[] end = solve(rows);
    assertArrayEquals(new double[] {0.14, 2.0}, end, 1e-12);
    FitStatistics fit = FitStatistics.at(rows, end);
    double sum = 0.06 * 0.06 + 0.04 * 0.04 + 0.16 * 0.16 + 0.44 * 0.44 + 0.26 * 0.26;
    assertEquals(sum, fit.residualSumOfSquares(), 1e-12);
    assertEquals(3, fit.degreesOfFreedom());
    double s = Math.sqrt(sum / 3);
    assertEquals(s, fit.residualStandardDeviation(), 1e-12);
    assertEquals(s / Math.sqrt(10), fit.standardErrors()[1], 1e-12);
    assertEquals(s * Math.sqrt(1.0 / 5 + 9.0 / 10), fit.standardErrors()[0], 1e-12);
    assertEquals(-3 / Math.sqrt(11), fit.correlation(0, 1), 1e-12);
    FitStatistics.Interval interval = fit.confidence(1, 0.95);
    assertEquals(2 - 3.182446305284263 * s / Math.sqrt(10), interval.low(), 1e-9);
    assertEquals(2 + 3.182446305284263 * s / Math.sqrt(10), interval.high(), 1e-9);
    double[] ones = {1, 1, 1, 1, 1};
    assertEquals(1 - sum / 40.292, fit.rSquared(Y, ones, true), 1e-9);
    assertTrue(Warnings.of(fit, List.of("a", "b")).isEmpty());
  }

  /** A weight of 2 is an observation made twice; one of 0 none, whatever its value. */
  @Test
  void weightsAreRepetitions() {
    Weighted weighted = new Weighted(line(X, Y), new double[] {2, 1, 0, 1, 3});
    Squares repeated =
        line(
            new double[] {1, 1, 2, 4, 5, 5, 5},
            new double[] {2.2, 2.2, 4.1, 7.7, 10.4, 10.4, 10.4});
    assertArrayEquals(solve(repeated), solve(weighted), 1e-12);
    double[] y = Y.clone();
    y[2] = Double.NaN;
    assertArrayEquals(
        solve(repeated), solve(new Weighted(line(X, y), new double[] {2, 1, 0, 1, 3})), 1e-12);
    assertThrows(IllegalArgumentException.class, () -> new Weighted(line(X, Y), new double[4]));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Weighted(line(X, Y), new double[] {1, 1, -1, 1, 1}));
  }

  @Test
  void whatTheObservationsDoNotDetermineIsSaid() {
    // a·b and c: only the product shows.
    Squares rows =
        new Squares(
            3,
            X.length,
            b -> {
              double[] r = new double[X.length];
              Arrays.setAll(r, i -> b[0] * b[1] + b[2] * X[i] - Y[i]);
              return r;
            });
    double[] end =
        Minimize.of(new SumOfSquares(rows))
            .from(1, 1, 1)
            .with(new LevenbergMarquardt())
            .run()
            .point();
    assertEquals(0.14, end[0] * end[1], 1e-7);
    FitStatistics fit = FitStatistics.at(rows, end);
    assertEquals(2, fit.rank());
    assertEquals(Double.POSITIVE_INFINITY, fit.condition());
    assertFalse(fit.determined()[0] || fit.determined()[1]);
    assertTrue(fit.determined()[2]);
    assertTrue(Double.isNaN(fit.standardErrors()[0]));
    // As in the line, with two degrees of freedom instead of three.
    FitStatistics line = FitStatistics.at(line(X, Y), new double[] {0.14, 2});
    assertEquals(line.standardErrors()[1] * Math.sqrt(1.5), fit.standardErrors()[2], 1e-6);
    List<String> warnings = Warnings.of(fit, List.of("a", "b", "c"));
    assertTrue(warnings.getFirst().contains("do not determine a, b"), warnings.toString());
  }

  @Test
  void nothingLeftToEstimateErrorsFrom() {
    Squares rows = line(new double[] {1, 2}, new double[] {3, 5});
    FitStatistics fit = FitStatistics.at(rows, solve(rows));
    assertEquals(0, fit.degreesOfFreedom());
    assertTrue(Double.isNaN(fit.residualStandardDeviation()));
    assertTrue(Double.isNaN(fit.confidence(0, 0.95).low()));
    assertEquals(1, Warnings.of(fit, List.of("a", "b")).size());
  }

  @Test
  void parametersAtBoundsAreTakenAsGiven() {
    Bounds bounds = new Bounds(new double[] {1, -9}, new double[] {9, 9});
    double[] end =
        Minimize.of(new SumOfSquares(line(X, Y)))
            .within(bounds)
            .with(new LevenbergMarquardt())
            .run()
            .point();
    assertEquals(1, end[0]);
    FitStatistics fit = FitStatistics.at(line(X, Y), end, bounds);
    assertTrue(fit.held()[0] && !fit.held()[1]);
    assertEquals(4, fit.degreesOfFreedom());
    assertEquals(fit.residualStandardDeviation() / Math.sqrt(55), fit.standardErrors()[1], 1e-12);
    assertTrue(Warnings.of(fit, List.of("a", "b")).getFirst().startsWith("a stands at a bound"));
  }
}
