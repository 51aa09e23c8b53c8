package org.thalweg.learn.metric;

import org.thalweg.learn.model.Head;

/** Class probabilities from a model's outputs, in double precision, the same on every machine. */
public final class Probabilities {
  private Probabilities() {}

  /**
   * Logarithms of the probabilities of each class of one row.
   *
   * @param head of the model
   * @param outputs the model's outputs, row after row
   * @param row which row
   * @return one number a class, or none where the head gives no classes
   */
  public static double[] log(Head head, float[] outputs, int row) {
    return switch (head) {
      case Head.Value _ -> new double[0];
      case Head.TwoClasses _ -> {
        double logit = outputs[row];
        yield new double[] {-softplus(logit), -softplus(-logit)};
      }
      case Head.Classes classes -> logSoftmax(outputs, row * classes.outputs(), classes.outputs());
    };
  }

  private static double[] logSoftmax(float[] outputs, int from, int classes) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < classes; i++) {
      greatest = Math.max(greatest, outputs[from + i]);
    }
    double sum = 0;
    for (int i = 0; i < classes; i++) {
      sum += StrictMath.exp(outputs[from + i] - greatest);
    }
    double logSum = greatest + StrictMath.log(sum);
    double[] log = new double[classes];
    for (int i = 0; i < classes; i++) {
      log[i] = outputs[from + i] - logSum;
    }
    return log;
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  /** Place of the first greatest of some numbers. */
  public static int greatest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
