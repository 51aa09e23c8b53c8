package org.thalweg.learn.train;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.thalweg.learn.data.InputException;
import org.thalweg.optim.rule.Rule;
import org.thalweg.optim.rule.Sgd;

/**
 * What a person may ask of a training run. What is left empty is chosen from the data.
 *
 * @param rule how the gradient becomes a step
 * @param learningRate its highest learning rate
 * @param epochs passes over the training rows, at most
 * @param batchSize rows a step; as many as there are, or more, for batch gradient descent
 * @param l2 half this times the sum of squared weights is added to the loss; 0 for none
 * @param patience epochs without improvement on the validation rows after which to stop
 * @param gradientTolerance stop when the gradient's norm, averaged over an epoch, is no greater
 * @param seed of first parameters and shuffling
 * @param threads to compute with; results do not depend on them
 */
public record TrainingOptions(
    Rule rule,
    OptionalDouble learningRate,
    OptionalInt epochs,
    OptionalInt batchSize,
    OptionalDouble l2,
    OptionalInt patience,
    OptionalDouble gradientTolerance,
    long seed,
    int threads) {

  /**
   * Checks each value.
   *
   * @throws InputException if one makes no sense, naming it as the command line does
   */
  public TrainingOptions {
    learningRate.ifPresent(rate ->
        require(
            rate > 0 && Double.isFinite(rate),
            "--learning-rate " + rate,
            "above 0; leave it out to have one chosen"));
    epochs.ifPresent(n -> require(n >= 1, "--epochs " + n, "1 or more"));
    batchSize.ifPresent(n -> require(n >= 1, "--batch-size " + n, "1 or more, or `all`"));
    l2.ifPresent(weight ->
        require(weight >= 0 && Double.isFinite(weight), "--l2 " + weight, "0 or more, 0.001 say"));
    patience.ifPresent(n -> require(n >= 1, "--patience " + n, "1 or more epochs"));
    gradientTolerance.ifPresent(norm ->
        require(
            norm > 0 && Double.isFinite(norm),
            "--gradient-tolerance " + norm,
            "above 0, 0.001 say"));
    require(threads >= 1, "--threads " + threads, "1 or more");
  }

  private static void require(boolean fits, String given, String expected) {
    if (!fits) {
      throw new InputException(given + " cannot be used: it must be " + expected);
    }
  }

  /** Everything chosen from the data; Nesterov momentum 0.9, seed 0, one thread. */
  public static TrainingOptions defaults() {
    return new TrainingOptions(
        new Sgd(0.9, true),
        OptionalDouble.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalDouble.empty(),
        OptionalInt.empty(),
        OptionalDouble.empty(),
        0,
        1);
  }
}
