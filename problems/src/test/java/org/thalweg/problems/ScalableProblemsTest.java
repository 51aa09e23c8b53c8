package org.thalweg.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Values at two points of twelve variables, computed with numpy from the residuals of the paper.
 */
class ScalableProblemsTest {

  @SuppressWarnings("unused") // read by @FieldSource
  private static final List<ScalableProblem> ALL = ScalableProblems.all();

  private static final double[] AT_START = {
    145.2, 645.0, 8611457.542438274, 0.006071392083194975, 23.0
  };
  private static final double[] AT_COSINES = {
    445.28425328805736,
    344.65337252027354,
    24427804.38300155,
    194.58353129874897,
    16.266468552036933
  };

  private static double[] cosines(int n) {
    double[] x = new double[n];
    Arrays.setAll(x, i -> Math.cos((i + 1) * 0.7));
    return x;
  }

  @Test
  void valuesAgree() {
    for (int i = 0; i < ALL.size(); i++) {
      PlainFunction f = ALL.get(i).function();
      double[] start = ALL.get(i).start().apply(12);
      assertEquals(AT_START[i], f.at(start), 1e-13 * AT_START[i]);
      assertEquals(AT_COSINES[i], f.at(cosines(12)), 1e-13 * AT_COSINES[i]);
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void valueIsTheSumOfSquares(ScalableProblem p) {
    for (int n = 4; n <= 40; n += 4) {
      double sum = SumOfSquares.of(p.residuals().at(cosines(n)));
      assertEquals(sum, p.function().at(cosines(n)), 1e-13 * sum);
    }
  }

  @Test
  void leastValues() {
    double[] ones = new double[8];
    Arrays.fill(ones, 1);
    assertEquals(0, ScalableProblems.extendedRosenbrock(ones));
    assertEquals(0, ScalableProblems.variablyDimensioned(ones));
    assertEquals(0, ScalableProblems.extendedPowell(new double[8]));
    assertEquals(0, ScalableProblems.trigonometric(new double[8]));
  }
}
