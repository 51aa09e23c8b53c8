package org.thalweg.learn.train.options;

import java.util.Locale;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.metric.Metrics;
import org.thalweg.learn.model.Head;

/** What is watched on the validation rows to see which parameters are best. */
public enum Monitor {
  /** The loss: log loss, or mean squared error. */
  LOSS,
  /** The part of the rows whose class is right. */
  ACCURACY,
  /** The root of the mean squared error, in the target's unit. */
  RMSE;

  /** The word for it on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Refuses what there is not for a kind of target.
   *
   * @throws InputException if there is none of it
   */
  public void requireFor(Head head) {
    String target =
        switch (head) {
          case Head.Value _ -> this == ACCURACY ? "the target is a number: take loss or rmse" : "";
          case Head.TwoClasses _, Head.Classes _ ->
              this == RMSE ? "the target is a class: take loss or accuracy" : "";
        };
    if (!target.isEmpty()) {
      throw new InputException("--monitor " + word() + " cannot be used: " + target);
    }
  }

  /** Its value. */
  public double of(Metrics metrics) {
    return switch (metrics) {
      case Metrics.Classification classes -> this == ACCURACY ? classes.accuracy() : classes.loss();
      case Metrics.Regression numbers -> this == RMSE ? numbers.rmse() : numbers.loss();
    };
  }

  /** A value such that less is better. */
  public double score(double value) {
    return this == ACCURACY ? -value : value;
  }
}
