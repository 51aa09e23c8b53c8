package org.thalweg.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The certified figures of NIST, in the files of the folder nist. */
class NistNonlinearTest {

  @SuppressWarnings("unused") // read by @FieldSource
  private static final List<NonlinearFit> ALL = NistNonlinear.all();

  @Test
  void all19() {
    assertEquals(19, ALL.size());
    long lower = ALL.stream().filter(fit -> fit.level() == NonlinearFit.Level.LOWER).count();
    assertEquals(8, lower);
    var nelson = ALL.stream().filter(fit -> fit.name().equals("Nelson")).findFirst().orElseThrow();
    assertEquals(List.of("y", "x1", "x2"), nelson.columns());
    assertEquals(2.5, nelson.start2()[0]);
    assertEquals(-0.05, nelson.start2()[2]);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void residualsHaveTheCertifiedSumOfSquares(NonlinearFit fit) {
    double[] residuals = fit.residuals().at(fit.certified());
    assertEquals(fit.rows().length, residuals.length);
    double rss = SumOfSquares.of(residuals);
    // The fit of Lanczos1 is so good that rounding eleven digits of the parameters spoils it.
    double spoilt = fit.name().equals("Lanczos1") ? 1e-19 : 0;
    assertEquals(fit.residualSumOfSquares(), rss, 1e-9 * rss + spoilt);
    assertTrue(rss < SumOfSquares.of(fit.residuals().at(fit.start1())));
    assertTrue(rss < SumOfSquares.of(fit.residuals().at(fit.start2())));
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void figuresFitTogether(NonlinearFit fit) {
    int parameters = fit.certified().length;
    assertEquals(parameters, fit.start1().length);
    assertEquals(parameters, fit.start2().length);
    assertEquals(parameters, fit.standardDeviations().length);
    assertEquals(fit.rows().length - parameters, fit.degreesOfFreedom());
    double sd = Math.sqrt(fit.residualSumOfSquares() / fit.degreesOfFreedom());
    assertEquals(fit.residualStandardDeviation(), sd, 1e-9 * sd);
    for (double[] row : fit.rows()) {
      assertEquals(fit.columns().size(), row.length);
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void formulaIsTheModel(NonlinearFit fit) {
    String[] sides = fit.formula().split("=", -1);
    assertEquals(2, sides.length);
    double[] residuals = fit.residuals().at(fit.start2());
    for (int i = 0; i < residuals.length; i++) {
      Map<String, Double> names = new HashMap<>(Map.of("pi", Math.PI));
      for (int k = 0; k < fit.start2().length; k++) {
        names.put("b" + (k + 1), fit.start2()[k]);
      }
      for (int k = 0; k < fit.columns().size(); k++) {
        names.put(fit.columns().get(k), fit.rows()[i][k]);
      }
      double model = FormulaText.value(sides[1], names);
      double residual = model - FormulaText.value(sides[0], names);
      assertEquals(residual, residuals[i], 1e-12 * Math.max(1, Math.abs(model)));
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void certifiedParametersAreAMinimum(NonlinearFit fit) {
    if (fit.name().equals("Lanczos1")) {
      return; // its least value is rounding error
    }
    PlainFunction f = b -> SumOfSquares.of(fit.residuals().at(b));
    double least = f.at(fit.certified());
    for (int k = 0; k < fit.certified().length; k++) {
      for (double sign : new double[] {-1, 1}) {
        double[] moved = fit.certified().clone();
        moved[k] += sign * 0.01 * fit.standardDeviations()[k];
        assertTrue(f.at(moved) > least, "b" + (k + 1));
      }
    }
  }
}
