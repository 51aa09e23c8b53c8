package org.thalweg.learn.metric;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.data.Targets;
import org.thalweg.learn.model.Head;

/**
 * How good a model's outputs are, computed in double precision over all rows. Where rows have
 * weights, a row of weight 2 counts as if it were there twice: a mean is the sum of weight times
 * figure by the sum of weights.
 */
public sealed interface Metrics {

  /**
   * What training makes small, as far as the data go: log loss, or mean squared error in units of
   * the target's variance in training.
   */
  double loss();

  /** The figures by the names they have in reports, the most telling first. */
  SequencedMap<String, Double> values();

  /**
   * Figures of a classification.
   *
   * @param accuracy part of the rows, or of their weights, whose most probable class is right, 0 to
   *     1
   * @param logLoss mean of minus the natural logarithm of the right class's probability
   */
  record Classification(double accuracy, double logLoss) implements Metrics {
    @Override
    public double loss() {
      return logLoss;
    }

    @Override
    public SequencedMap<String, Double> values() {
      SequencedMap<String, Double> values = new LinkedHashMap<>();
      values.put("accuracy", accuracy);
      values.put("log_loss", logLoss);
      return values;
    }
  }

  /**
   * Figures of a regression, in the target's own unit.
   *
   * @param rmse root of the mean squared error
   * @param mae mean absolute error
   * @param r2 part of the targets' variance that is explained, 1 at best; 0 for the mean
   * @param loss mean squared error in units of the target's variance in training
   */
  record Regression(double rmse, double mae, double r2, double loss) implements Metrics {
    @Override
    public SequencedMap<String, Double> values() {
      SequencedMap<String, Double> values = new LinkedHashMap<>();
      values.put("rmse", rmse);
      values.put("mae", mae);
      values.put("r2", r2);
      return values;
    }
  }

  /**
   * The figures of a model's outputs.
   *
   * @param head of the model
   * @param outputs of the model, row after row
   * @param rows with their targets and, where they have some, weights; at least one row
   * @throws IllegalArgumentException if there are no targets
   */
  static Metrics of(Head head, float[] outputs, Dataset rows) {
    return switch (rows.targets()) {
      case Targets.Labels labels -> classification(head, outputs, labels.values(), rows);
      case Targets.Values values -> regression(outputs, values, rows);
      case Targets.None _ ->
          throw new IllegalArgumentException("there are no targets to compare with");
    };
  }

  private static Metrics classification(Head head, float[] outputs, int[] labels, Dataset rows) {
    double sum = 0;
    double right = 0;
    for (int row = 0; row < labels.length; row++) {
      double[] log = Probabilities.log(head, outputs, row);
      sum -= rows.weight(row) * log[labels[row]];
      right += Probabilities.greatest(log) == labels[row] ? rows.weight(row) : 0;
    }
    return new Classification(right / rows.weightSum(), sum / rows.weightSum());
  }

  private static Metrics regression(float[] outputs, Targets.Values targets, Dataset rows) {
    double[] values = targets.values();
    double all = rows.weightSum();
    double mean = 0;
    for (int row = 0; row < values.length; row++) {
      mean += rows.weight(row) * values[row] / all;
    }
    double squares = 0;
    double absolutes = 0;
    double spread = 0;
    for (int row = 0; row < values.length; row++) {
      double error = outputs[row] - values[row];
      squares += rows.weight(row) * error * error;
      absolutes += rows.weight(row) * Math.abs(error);
      spread += rows.weight(row) * (values[row] - mean) * (values[row] - mean);
    }
    double scale = targets.transform().scale();
    double loss = squares / all;
    return new Regression(
        Math.sqrt(loss) * scale, absolutes / all * scale, 1 - squares / spread, loss);
  }
}
