package org.thalweg.core.compile;

import java.util.List;
import org.thalweg.core.array.Array;
import org.thalweg.core.interpret.Executable;

/** A compiled program: its stages in order, and the arrays they work on. */
final class CompiledStep implements Executable {
  private final List<Array> inputs;
  private final List<Array> outputs;
  private final Stage[] stages;

  CompiledStep(List<Array> inputs, List<Array> outputs, List<Stage> stages) {
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
    this.stages = stages.toArray(Stage[]::new);
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
    for (Stage stage : stages) {
      stage.run();
    }
  }
}
