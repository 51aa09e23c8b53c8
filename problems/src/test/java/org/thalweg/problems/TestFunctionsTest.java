package org.thalweg.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The figures of test-functions.txt, which were computed from the SciPy benchmark set. */
class TestFunctionsTest {

  @SuppressWarnings("unused") // read by @FieldSource
  private static final List<TestFunction> ALL = TestFunctions.all();

  @Test
  void all105() {
    assertEquals(105, ALL.size());
    assertEquals("Hartmann6", TestFunctions.named("Hartmann6").name());
    assertThrows(IllegalArgumentException.class, () -> TestFunctions.named("Nobody"));
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void agreesWithTheFigures(TestFunction f) {
    assertEquals(5, f.samples().size());
    for (var sample : f.samples()) {
      assertEquals(sample.value(), f.function().at(sample.x()), 1e-9 * Math.abs(sample.value()));
    }
    for (var end : f.minimizers()) {
      assertEquals(f.dimension(), end.x().length);
      double tolerance = 1e-9 * Math.abs(end.value()) + 1e-12;
      assertEquals(end.value(), f.function().at(end.x()), tolerance);
      assertEquals(f.minimum(), end.value(), 1e-4);
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void samplesAndMinimizersAreInTheBox(TestFunction f) {
    for (int i = 0; i < f.dimension(); i++) {
      for (var list : List.of(f.samples(), f.minimizers())) {
        for (var point : list) {
          double nearest = Math.clamp(point.x()[i], f.lower()[i], f.upper()[i]);
          assertEquals(nearest, point.x()[i], 1e-12);
        }
      }
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void methodIsNamedLikeTheFunction(TestFunction f) throws ReflectiveOperationException {
    var method = f.function().method();
    assertEquals(f.name().toLowerCase(Locale.ROOT), method.getName().toLowerCase(Locale.ROOT));
    double[] x = f.samples().getFirst().x();
    assertEquals(f.function().at(x), (double) method.invoke(null, (Object) x));
  }
}
