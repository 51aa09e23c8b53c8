package org.thalweg.core.interpret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.thalweg.core.array.Array;
import org.thalweg.core.ir.Program;

/**
 * Compares what another engine made of a program with what the interpreter makes of it. An engine
 * may add up the terms of a floating sum in any order, and nothing else: so outputs that no
 * floating sum reaches must agree to the bit, NaN with NaN, and the others within a bound that
 * {@link SummationBounds} works out for each element.
 */
public final class Agreement {
  private Agreement() {}

  /**
   * The first element that disagrees, in words; empty if all agree.
   *
   * @param inputs the arrays the program was run on
   * @param actual the outputs of the other engine
   * @throws IllegalArgumentException as {@link Interpreter#evaluate(Program, List)}, or if there
   *     are more or fewer arrays than outputs
   */
  public static Optional<String> firstDifference(
      Program program, List<Array> inputs, List<Array> actual) {
    if (actual.size() != program.outputs().size()) {
      throw new IllegalArgumentException(
          "the program has "
              + program.outputs().size()
              + " outputs but "
              + actual.size()
              + " arrays are to be compared with them");
    }
    SummationBounds bounds = new SummationBounds();
    List<Array> expected = Interpreter.evaluate(program, inputs, bounds);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < actual.size() && differences.isEmpty(); i++) {
      Array bound = bounds.of(program.outputs().get(i));
      compare(i, expected.get(i), actual.get(i), bound).ifPresent(differences::add);
    }
    return differences.stream().findFirst();
  }

  private static Optional<String> compare(int output, Array expected, Array actual, Array bound) {
    if (!expected.type().equals(actual.type())) {
      return Optional.of(
          "output "
              + output
              + " is of type "
              + actual.type()
              + " where the interpreter has "
              + expected.type());
    }
    for (int i = 0; i < expected.size(); i++) {
      double x = expected.get(i);
      double y = actual.get(i);
      double allowed = bound.get(i);
      boolean same = Double.compare(x, y) == 0 || allowed > 0 && Math.abs(x - y) <= allowed;
      if (!same && allowed != Double.POSITIVE_INFINITY) {
        return Optional.of(
            "output "
                + output
                + " of type "
                + expected.type()
                + " at "
                + Arrays.toString(Indices.at(i, expected.shape()))
                + " is "
                + y
                + " where the interpreter has "
                + x
                + (allowed == 0 ? ", bit for bit" : " and allows " + allowed));
      }
    }
    return Optional.empty();
  }
}
