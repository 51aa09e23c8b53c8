package org.thalweg.core.grad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.thalweg.core.array.Array;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;

/** Short ways to evaluate expressions in tests. */
final class Values {
  private Values() {}

  /** The elements of {@code result} with the inputs given. */
  static double[] of(Expr result, Map<Expr, Array> inputs) {
    List<Expr> formals = List.copyOf(inputs.keySet());
    List<Array> actuals = formals.stream().map(inputs::get).toList();
    Array value = Interpreter.evaluate(new Program(formals, List.of(result)), actuals).get(0);
    double[] elements = new double[value.size()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = value.get(i);
    }
    return elements;
  }

  /**
   * Compares elements, relative to the larger of 1 and the expected one; equal infinities agree.
   */
  static void assertClose(double[] expected, double[] actual, String message) {
    assertEquals(expected.length, actual.length, message);
    for (int i = 0; i < expected.length; i++) {
      double scale = Double.isFinite(expected[i]) ? Math.max(1, Math.abs(expected[i])) : 1;
      assertEquals(expected[i], actual[i], 1e-12 * scale, message + " element " + i);
    }
  }

  static Array vector(double... elements) {
    return Array.of(elements, elements.length);
  }
}
