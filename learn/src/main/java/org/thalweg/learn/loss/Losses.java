package org.thalweg.learn.loss;

import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;

/**
 * Losses of a batch, each the mean over its rows, in forms that neither overflow nor lose digits.
 */
public final class Losses {
  private Losses() {}

  /**
   * Mean of (prediction - target)².
   *
   * @param predictions one number a row, [batch]
   * @param targets what they should be, of the same type
   */
  public static Expr squaredError(Expr predictions, Expr targets) {
    return predictions.sub(targets).square().mean();
  }

  /**
   * Cross-entropy of a true or false answer: mean of log(1 + exp(∓z)), where z is the logit of
   * "true" and the sign is - where the label is 1, + where it is 0.
   *
   * @param logits log-odds, [batch]
   * @param labels 0 or 1, i32 [batch]
   */
  public static Expr logistic(Expr logits, Expr labels) {
    Expr sign = labels.cast(logits.dtype()).mul(-2).add(1);
    return Composites.softplus(logits.mul(sign)).mean();
  }

  /**
   * Cross-entropy of one class out of several: mean of log Σ exp(z) - z[class].
   *
   * @param logits unnormalized log-probabilities, [batch, classes]
   * @param labels the class of each row from 0, i32 [batch]
   */
  public static Expr crossEntropy(Expr logits, Expr labels) {
    Expr isLabel = Composites.isClass(labels, logits.shape().dim(-1));
    Expr chosen = isLabel.select(logits, Expr.full(logits.type(), 0)).sum(-1);
    return Composites.logSumExp(logits, -1).sub(chosen).mean();
  }
}
