package org.thalweg.learn.train;

import java.util.Optional;
import java.util.stream.IntStream;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Targets;
import org.thalweg.learn.train.options.ClassWeights;

/** How much the loss of each training row counts: its own weight times that of its class. */
final class RowWeights {
  private RowWeights() {}

  /**
   * The weights, made such that their mean is 1: then a batch of all rows has the loss that it
   * would have if a row of weight 2 were there twice, and small batches have that loss in the mean.
   *
   * @return a weight a row; empty where all are alike
   * @throws InputException if classes are weighted where there are none, or all weights are 0
   */
  static Optional<float[]> of(Dataset rows, ClassWeights classes) {
    boolean equal = classes instanceof ClassWeights.Equal;
    if (equal && rows.weights().isEmpty()) {
      return Optional.empty();
    }
    double[] weights = IntStream.range(0, rows.rows()).mapToDouble(rows::weight).toArray();
    if (!equal) {
      byClass(weights, rows.targets(), classes);
    }
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    if (sum == 0) {
      throw new InputException(
          "every training row has weight 0: give some class or row more (--class-weights,"
              + " --weights)");
    }
    double mean = sum / weights.length;
    float[] scaled = new float[weights.length];
    for (int row = 0; row < scaled.length; row++) {
      scaled[row] = (float) (weights[row] / mean);
    }
    return Optional.of(scaled);
  }

  private static void byClass(double[] weights, Targets targets, ClassWeights classes) {
    if (!(targets instanceof Targets.Labels labels)) {
      throw new InputException(
          "--class-weights is for classes, and the target is a number: leave it out");
    }
    double[] ofClass = classes.of(labels.transform().classes(), labels.values());
    for (int row = 0; row < weights.length; row++) {
      weights[row] *= ofClass[labels.values()[row]];
    }
  }
}
