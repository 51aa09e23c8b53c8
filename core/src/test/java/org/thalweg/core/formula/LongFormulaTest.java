package org.thalweg.core.formula;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.thalweg.core.formula.given.Given;
import org.thalweg.core.objective.Objective;

class LongFormulaTest {

  /** Formulas as programs write them. The time is several times what it takes. */
  @Test
  void termsByTheThousandAreCompiledInSeconds() {
    int n = 3000;
    String text =
        IntStream.rangeClosed(1, n)
            .mapToObj(i -> i + "*(x" + i + " - " + i / 2.0 + ")^2")
            .collect(Collectors.joining(" + "));
    double[] at = new double[n];
    double[] gradient = new double[n];
    double value =
        assertTimeoutPreemptively(
            Duration.ofSeconds(40),
            () -> {
              Objective f = Formula.parse(text).bind(Given.columns(Map.of())).objective();
              assertEquals(f.value(at), f.valueAndGradient(at, gradient), 1);
              return f.value(at);
            });
    double exact = IntStream.rangeClosed(1, n).mapToDouble(i -> i * (i / 2.0) * (i / 2.0)).sum();
    double[] slopes = IntStream.rangeClosed(1, n).mapToDouble(i -> -i * (double) i).toArray();
    assertEquals(exact, value, 1e-10 * exact);
    assertArrayEquals(slopes, gradient, 1e-3);
  }
}
