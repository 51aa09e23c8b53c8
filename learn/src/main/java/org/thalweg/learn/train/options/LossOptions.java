package org.thalweg.learn.train.options;

import java.util.OptionalDouble;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.model.Head;
import org.thalweg.learn.model.Model;

/**
 * What is made small beside the plain loss of the rows.
 *
 * @param l2 half this times the sum of squared weights is added to the loss; 0 for none
 * @param labelSmoothing the part of each label's probability that all classes share alike
 * @param classWeights how much the rows of each class count
 * @param dropout the part of each hidden layer's outputs that is dropped in a step
 */
public record LossOptions(
    OptionalDouble l2, double labelSmoothing, ClassWeights classWeights, double dropout) {

  /**
   * Checks each value.
   *
   * @throws InputException if one makes no sense, naming it as the command line does
   */
  public LossOptions {
    l2.ifPresent(weight -> Given.atLeast0("--l2", weight, ", 0.001 say"));
    Given.part("--label-smoothing", labelSmoothing, ", 0.1 say");
    Given.part("--dropout", dropout, ", 0.2 say");
  }

  /** The plain loss; weights held small where the model asks for it. */
  public static LossOptions defaults() {
    return new LossOptions(OptionalDouble.empty(), 0, new ClassWeights.Equal(), 0);
  }

  /**
   * Refuses what there is not for a model.
   *
   * @throws InputException naming what does not suit it
   */
  public void requireFor(Model model) {
    if (labelSmoothing > 0 && model.head() instanceof Head.Value) {
      throw new InputException(
          "--label-smoothing is for classes, and the target is a number: leave it out");
    }
    if (dropout > 0 && model.layers().size() == 1) {
      throw new InputException(
          "--dropout is for hidden layers, and --model %s has none: take --model mlp"
              .formatted(model.word()));
    }
  }
}
