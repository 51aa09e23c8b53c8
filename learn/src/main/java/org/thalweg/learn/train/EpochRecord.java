package org.thalweg.learn.train;

import java.util.OptionalDouble;

/**
 * One pass over the training rows.
 *
 * @param epoch its number, from 1
 * @param loss mean loss of its steps, each taken before the step
 * @param gradientNorm mean norm of its steps' gradients, where a tolerance was given
 * @param validationLoss loss of the validation rows after it, where there are some
 * @param monitored what is watched of these rows: their loss, or another figure
 * @param learningRate of its last step
 */
public record EpochRecord(
    int epoch,
    double loss,
    OptionalDouble gradientNorm,
    OptionalDouble validationLoss,
    OptionalDouble monitored,
    double learningRate) {}
