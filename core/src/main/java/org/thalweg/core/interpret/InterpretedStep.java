package org.thalweg.core.interpret;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.core.array.Array;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.Step;

/** A step run by the interpreter. */
final class InterpretedStep implements Executable {
  private final Program program;
  private final List<Array> inputs = new ArrayList<>();
  private final List<Array> outputs = new ArrayList<>();

  InterpretedStep(Step step) {
    program = step.program();
    for (Expr input : program.inputs()) {
      inputs.add(Array.zeros(input.type()));
    }
    for (Expr output : program.outputs()) {
      outputs.add(Array.zeros(output.type()));
    }
    for (Step.Carry carry : step.carries()) {
      outputs.set(carry.output(), inputs.get(carry.input()));
    }
  }

  @Override
  public Array input(int i) {
    return inputs.get(i);
  }

  @Override
  public Array output(int i) {
    return outputs.get(i);
  }

  @Override
  public void run() {
    List<Array> results = Interpreter.evaluate(program, inputs);
    for (int i = 0; i < results.size(); i++) {
      outputs.get(i).copyFrom(results.get(i));
    }
  }
}
