package org.thalweg.learn.loss;

import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;

/** Losses of each row of a batch, in forms that neither overflow nor lose digits. */
public final class Losses {
  private Losses() {}

  /**
   * (prediction - target)².
   *
   * @param predictions one number a row, [batch]
   * @param targets what they should be, of the same type
   * @return [batch]
   */
  public static Expr squaredError(Expr predictions, Expr targets) {
    return predictions.sub(targets).square();
  }

  /**
   * Cross-entropy of a true or false answer: log(1 + exp(s)) with s = ∓z, where z is the logit of
   * "true" and the sign is - where the label is 1, + where it is 0. With labels smoothed by ε it is
   * less by s·ε/2.
   *
   * @param logits log-odds, [batch]
   * @param labels 0 or 1, i32 [batch]
   * @param smoothing ε as in {@link #crossEntropy}
   * @return [batch]
   */
  public static Expr logistic(Expr logits, Expr labels, double smoothing) {
    Expr sign = labels.cast(logits.dtype()).mul(-2).add(1);
    Expr against = logits.mul(sign);
    Expr loss = Composites.softplus(against);
    return smoothing == 0 ? loss : loss.sub(against.mul(smoothing / 2));
  }

  /**
   * Cross-entropy of one class out of several: log Σ exp(z) - z[class]. With labels smoothed by ε
   * the class has probability 1 - ε, and ε is shared alike by all classes, that one too (Szegedy et
   * al. 2016, section 7): log Σ exp(z) - (1 - ε)·z[class] - ε·mean(z).
   *
   * @param logits unnormalized log-probabilities, [batch, classes]
   * @param labels the class of each row from 0, i32 [batch]
   * @param smoothing ε, 0 to below 1
   * @return [batch]
   */
  public static Expr crossEntropy(Expr logits, Expr labels, double smoothing) {
    Expr isLabel = Composites.isClass(labels, logits.shape().dim(-1));
    Expr chosen = isLabel.select(logits, Expr.full(logits.type(), 0)).sum(-1);
    Expr logSum = Composites.logSumExp(logits, -1);
    return smoothing == 0
        ? logSum.sub(chosen)
        : logSum.sub(chosen.mul(1 - smoothing)).sub(logits.mean(-1).mul(smoothing));
  }
}
