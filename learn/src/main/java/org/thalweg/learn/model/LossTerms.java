package org.thalweg.learn.model;

/**
 * What training makes small beside the plain mean loss of the rows.
 *
 * @param l2 half this times the sum of squared weights (not biases) is added
 * @param smoothing of class labels; see {@link org.thalweg.learn.loss.Losses#crossEntropy}
 * @param weighted whether each row's loss is multiplied by a weight, which are 1 in the mean
 * @param dropout the part of each hidden layer's outputs that is dropped in a step
 */
public record LossTerms(double l2, double smoothing, boolean weighted, double dropout) {

  /** The plain mean loss with squared weights. */
  public static LossTerms ofL2(double l2) {
    return new LossTerms(l2, 0, false, 0);
  }
}
