package org.thalweg.learn.model;

import org.thalweg.core.array.DType;
import org.thalweg.core.ir.Expr;
import org.thalweg.learn.loss.Losses;

/** What the outputs of a model's last layer mean, and the loss that follows from it. */
public sealed interface Head {

  /** Numbers a row that the last layer gives. */
  int outputs();

  /** Element type of the targets of a batch, which have shape [batch]. */
  DType target();

  /**
   * The loss of each row of a batch.
   *
   * @param outputs of the last layer, [batch, outputs()]
   * @param targets what is right, [batch]
   * @param smoothing of class labels, 0 to below 1; see {@link Losses#crossEntropy}
   * @return [batch]
   */
  Expr losses(Expr outputs, Expr targets, double smoothing);

  /** One number, learnt with squared error. */
  record Value() implements Head {
    @Override
    public int outputs() {
      return 1;
    }

    @Override
    public DType target() {
      return DType.F32;
    }

    @Override
    public Expr losses(Expr outputs, Expr targets, double smoothing) {
      return Losses.squaredError(outputs.reshape(targets.shape()), targets);
    }
  }

  /** Class 1 rather than class 0: one logit, learnt with logistic loss. */
  record TwoClasses() implements Head {
    @Override
    public int outputs() {
      return 1;
    }

    @Override
    public DType target() {
      return DType.I32;
    }

    @Override
    public Expr losses(Expr outputs, Expr targets, double smoothing) {
      return Losses.logistic(outputs.reshape(targets.shape()), targets, smoothing);
    }
  }

  /**
   * One class out of several: a logit each, learnt with cross-entropy.
   *
   * @param outputs number of classes
   */
  record Classes(int outputs) implements Head {
    @Override
    public DType target() {
      return DType.I32;
    }

    @Override
    public Expr losses(Expr outputs, Expr targets, double smoothing) {
      return Losses.crossEntropy(outputs, targets, smoothing);
    }
  }
}
