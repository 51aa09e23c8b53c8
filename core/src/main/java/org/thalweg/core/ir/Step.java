package org.thalweg.core.ir;

import java.util.HashSet;
import java.util.List;

/**
 * A program made to be repeated: some outputs are the next values of some inputs, as the parameters
 * and the optimizer's state of a training step are.
 *
 * @param program what is computed each time
 * @param carries which output becomes which input of the next run, of the same type
 */
public record Step(Program program, List<Carry> carries) {

  /** Output {@code output} is the next value of input {@code input}, by position. */
  public record Carry(int output, int input) {}

  /**
   * Checks that types agree and no input is carried twice.
   *
   * @throws IllegalArgumentException if not
   */
  public Step {
    carries = List.copyOf(carries);
    HashSet<Integer> inputs = new HashSet<>();
    HashSet<Integer> outputs = new HashSet<>();
    for (Carry carry : carries) {
      Expr from = program.outputs().get(carry.output());
      Expr to = program.inputs().get(carry.input());
      if (!from.type().equals(to.type())) {
        throw new IllegalArgumentException(
            "output "
                + carry.output()
                + " of type "
                + from.type()
                + " cannot become input "
                + to
                + " of type "
                + to.type());
      }
      if (!inputs.add(carry.input()) || !outputs.add(carry.output())) {
        throw new IllegalArgumentException("carry " + carry + " shares an end with another");
      }
    }
  }

  /** A program that carries nothing from run to run. */
  public static Step of(Program program) {
    return new Step(program, List.of());
  }
}
