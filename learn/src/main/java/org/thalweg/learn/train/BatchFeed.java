package org.thalweg.learn.train;

import java.util.List;
import java.util.Optional;
import org.thalweg.core.array.Array;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.data.Targets;

/**
 * Copies rows of a data set into the inputs of a step.
 *
 * @param weights of the rows, where they are weighted
 */
record BatchFeed(Dataset data, Optional<float[]> weights) {

  /**
   * Copies some rows in.
   *
   * @param order row numbers
   * @param from place of the first row in the order
   * @param rows how many of them
   * @param inputs the batch inputs of {@link org.thalweg.learn.model.Model#objective}
   */
  void fill(int[] order, int from, int rows, List<Array> inputs) {
    fillFeatures(order, from, rows, inputs.get(0).f32());
    fillTargets(order, from, rows, inputs.get(1));
    if (weights.isPresent()) {
      float[] to = inputs.get(2).f32();
      for (int i = 0; i < rows; i++) {
        to[i] = weights.get()[order[from + i]];
      }
    }
  }

  private void fillFeatures(int[] order, int from, int rows, float[] x) {
    int width = data.width();
    for (int i = 0; i < rows; i++) {
      System.arraycopy(data.features(), order[from + i] * width, x, i * width, width);
    }
  }

  private void fillTargets(int[] order, int from, int rows, Array y) {
    switch (data.targets()) {
      case Targets.Labels labels -> {
        int[] to = y.i32();
        for (int i = 0; i < rows; i++) {
          to[i] = labels.values()[order[from + i]];
        }
      }
      case Targets.Values values -> {
        float[] to = y.f32();
        for (int i = 0; i < rows; i++) {
          to[i] = (float) values.values()[order[from + i]];
        }
      }
      case Targets.None _ -> throw new IllegalArgumentException("training needs targets");
    }
  }
}
