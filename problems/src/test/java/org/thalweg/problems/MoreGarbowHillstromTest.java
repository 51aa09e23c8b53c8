package org.thalweg.problems;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The figures of more-garbow-hillstrom.txt, computed apart from this code and from the paper. */
class MoreGarbowHillstromTest {

  @SuppressWarnings("unused") // read by @FieldSource
  private static final List<LeastSquaresProblem> ALL = MoreGarbowHillstrom.all();

  @Test
  void all22() {
    assertEquals(22, ALL.size());
    assertEquals(11, ALL.get(18).dimension());
    assertEquals(65, ALL.get(18).size());
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void agreesAtTheStart(LeastSquaresProblem p) {
    double[] x = p.start().clone();
    double[] residuals = p.residuals().at(x);
    assertEquals(p.size(), residuals.length);
    for (int i = 0; i < residuals.length; i++) {
      double scale = Math.max(1, Math.abs(p.startResiduals()[i]));
      assertEquals(p.startResiduals()[i], residuals[i], 1e-13 * scale);
    }
    assertEquals(p.startValue(), p.function().at(x), 1e-12 * p.startValue());
    assertArrayEquals(p.start(), x);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void gradientAgreesAtTheStart(LeastSquaresProblem p) {
    double[] gradient = Differences.gradient(p.function(), p.start());
    double largest = Arrays.stream(p.startGradient()).map(Math::abs).max().orElseThrow();
    assertArrayEquals(p.startGradient(), gradient, 2e-6 * largest);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void minimaHaveTheirValues(LeastSquaresProblem p) {
    assertFalse(p.minima().isEmpty());
    for (var minimum : p.minima()) {
      if (minimum.x().length > 0 && Double.isFinite(Arrays.stream(minimum.x()).sum())) {
        double found = p.function().at(minimum.x());
        assertEquals(minimum.value(), found, 1e-8 * minimum.value() + 1e-20);
      }
    }
    assertTrue(p.minima().stream().allMatch(minimum -> minimum.value() < p.startValue()));
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void methodsCanBeFound(LeastSquaresProblem p) throws ReflectiveOperationException {
    String name = p.function().method().getName();
    assertEquals(name + "Residuals", p.residuals().method().getName());
    Object value = p.function().method().invoke(null, (Object) p.start());
    assertEquals(p.function().at(p.start()), value);
  }
}
