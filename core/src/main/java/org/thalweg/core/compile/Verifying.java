package org.thalweg.core.compile;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.core.array.Array;
import org.thalweg.core.interpret.Agreement;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.ir.Program;

/** Compares every run with the interpreter. */
record Verifying(Program program, Executable compiled) implements Executable {
  @Override
  public Array input(int i) {
    return compiled.input(i);
  }

  @Override
  public Array output(int i) {
    return compiled.output(i);
  }

  @Override
  public void run() {
    List<Array> inputs = new ArrayList<>();
    for (int i = 0; i < program.inputs().size(); i++) {
      inputs.add(compiled.input(i).copy());
    }
    compiled.run();
    List<Array> outputs = new ArrayList<>();
    for (int i = 0; i < program.outputs().size(); i++) {
      outputs.add(compiled.output(i));
    }
    Agreement.firstDifference(program, inputs, outputs)
        .ifPresent(difference -> {
          throw new VerificationException(difference);
        });
  }
}
