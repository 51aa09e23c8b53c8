package org.thalweg.learn.model;

import org.thalweg.core.array.Array;
import org.thalweg.core.interpret.Executable;
import org.thalweg.learn.data.Dataset;

/** A model's outputs for any number of rows, computed a block of rows at a time. */
public final class Predictor {
  private static final int BLOCK = 256;

  private final Model model;
  private final int block;
  private final Executable program;

  /**
   * Compiles the model's prediction program.
   *
   * @param rows the rows that there will usually be, to choose the size of a block by
   */
  public Predictor(Model model, int rows, Engine engine) {
    this.model = model;
    this.block = Math.clamp(rows, 1, BLOCK);
    this.program = engine.compile(model.prediction(block));
  }

  /**
   * Outputs of the model's last layer for all rows, row after row.
   *
   * @param parameters the model's parameters, f32[model.layout().size()]
   */
  public float[] outputs(Array parameters, Dataset data) {
    if (data.width() != model.features()) {
      throw new IllegalArgumentException(
          "the model takes " + model.features() + " features a row, the data have " + data.width());
    }
    program.input(0).copyFrom(parameters);
    float[] x = program.input(1).f32();
    int width = data.width();
    int perRow = model.head().outputs();
    float[] outputs = new float[Math.multiplyExact(data.rows(), perRow)];
    for (int from = 0; from < data.rows(); from += block) {
      int rows = Math.min(block, data.rows() - from);
      System.arraycopy(data.features(), from * width, x, 0, rows * width);
      program.run();
      System.arraycopy(program.output(0).f32(), 0, outputs, from * perRow, rows * perRow);
    }
    return outputs;
  }
}
