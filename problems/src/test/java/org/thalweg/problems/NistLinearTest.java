package org.thalweg.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Solutions were found in rational arithmetic elsewhere; here they are put in, in decimals. */
class NistLinearTest {

  @SuppressWarnings("unused") // read by @FieldSource
  private static final List<LinearFit> ALL = NistLinear.all();

  private static final MathContext DIGITS = new MathContext(60);

  @Test
  void all11() {
    assertEquals(11, ALL.size());
    assertEquals(
        List.of("Longley"),
        ALL.stream().filter(fit -> !fit.polynomial()).map(LinearFit::name).toList());
    // The certified value that NIST prints for the first coefficient of Longley.
    assertEquals(-3482258.63459582, ALL.get(5).coefficients()[0], 1e-8);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void residualsAreThoseOfTheSolution(LinearFit fit) {
    BigDecimal rss = BigDecimal.ZERO;
    BigDecimal total = BigDecimal.ZERO;
    for (double[] row : fit.rows()) {
      BigDecimal y = new BigDecimal(Double.toString(row[0]));
      BigDecimal residual = y.subtract(model(fit, row));
      rss = rss.add(residual.pow(2, DIGITS), DIGITS);
      total = total.add(y.pow(2, DIGITS), DIGITS);
    }
    double scale = fit.residualSumOfSquares() + 1e-30 * total.doubleValue();
    assertEquals(fit.residualSumOfSquares(), rss.doubleValue(), 1e-9 * scale);
    int free = fit.rows().length - fit.coefficients().length;
    double sd = Math.sqrt(fit.residualSumOfSquares() / free);
    assertEquals(fit.residualStandardDeviation(), sd, 1e-12 * sd);
    assertEquals(fit.coefficients().length, fit.standardErrors().length);
    assertTrue(fit.rSquared() > 0.95 || fit.name().startsWith("Wampler"));
  }

  private static BigDecimal model(LinearFit fit, double[] row) {
    BigDecimal sum = BigDecimal.ZERO;
    int first = fit.constant() ? 1 : 0;
    for (int j = 0; j < fit.coefficients().length; j++) {
      BigDecimal regressor;
      if (j < first) {
        regressor = BigDecimal.ONE;
      } else if (fit.polynomial()) {
        regressor = new BigDecimal(Double.toString(row[1])).pow(j + 1 - first, DIGITS);
      } else {
        regressor = new BigDecimal(Double.toString(row[j + 1 - first]));
      }
      BigDecimal coefficient = new BigDecimal(Double.toString(fit.coefficients()[j]));
      sum = sum.add(coefficient.multiply(regressor, DIGITS), DIGITS);
    }
    return sum;
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void regressorsGiveTheModel(LinearFit fit) {
    for (int i = 0; i < fit.rows().length; i++) {
      double[] regressors = fit.regressors(i);
      double sum = 0;
      double size = 0;
      for (int j = 0; j < regressors.length; j++) {
        sum += fit.coefficients()[j] * regressors[j];
        size += Math.abs(fit.coefficients()[j] * regressors[j]);
      }
      assertEquals(model(fit, fit.rows()[i]).doubleValue(), sum, 1e-14 * size);
    }
  }
}
