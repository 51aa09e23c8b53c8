package org.thalweg.learn.train;

import org.thalweg.learn.model.LinearRegression;
import org.thalweg.learn.model.LogisticRegression;
import org.thalweg.learn.model.Mlp;
import org.thalweg.learn.model.Model;
import org.thalweg.learn.model.SoftmaxRegression;
import org.thalweg.learn.train.options.TrainingOptions;

/**
 * A run with every default decided.
 *
 * @param rows training rows
 * @param batchSize rows a batch
 * @param accumulate batches whose gradients make one step of the rule; all of an epoch at most, and
 *     at its end those that are left
 * @param epochs passes over the rows, at most
 * @param l2 half this times the sum of squared weights is added to the loss
 */
public record Plan(int rows, int batchSize, int accumulate, int epochs, double l2) {
  private static final int SMALL_BATCH = 32;
  private static final int LARGE_BATCH = 64;
  private static final int MANY_ROWS = 10_000;

  /** Rows seen in all epochs together that are enough for most tables. */
  private static final long ROWS_SEEN = 750_000;

  private static final long LEAST_STEPS = 500;
  private static final int LEAST_EPOCHS = 10;
  private static final int MOST_EPOCHS = 60;

  /** Decides what the options leave open. */
  public static Plan of(TrainingOptions options, Model model, int rows) {
    int usual = rows <= MANY_ROWS ? SMALL_BATCH : LARGE_BATCH;
    int batch = Math.min(rows, options.descent().batchSize().orElse(usual));
    int accumulate =
        Math.min(options.descent().optimizer().accumulate(), Math.ceilDiv(rows, batch));
    return new Plan(
        rows,
        batch,
        accumulate,
        options.stop().epochs().orElse(epochs(rows, groupRows(rows, batch, accumulate))),
        options.loss().l2().orElse(usualL2(model)));
  }

  /** Networks can fit the training rows alone; a little pull on the weights helps on all others. */
  private static double usualL2(Model model) {
    return switch (model) {
      case LinearRegression _, LogisticRegression _, SoftmaxRegression _ -> 0;
      case Mlp _ -> 5e-4;
    };
  }

  /** As many epochs as see enough rows, and more where that would be few steps. */
  private static int epochs(int rows, int group) {
    long byRows = Math.clamp(ROWS_SEEN / rows, LEAST_EPOCHS, MOST_EPOCHS);
    long bySteps = Math.ceilDiv(LEAST_STEPS, Math.ceilDiv(rows, group));
    return (int) Math.max(byRows, bySteps);
  }

  /** Steps an epoch, one a batch; the last may have fewer rows. */
  public int stepsPerEpoch() {
    return Math.ceilDiv(rows, batchSize);
  }

  /** Steps in all. */
  public long steps() {
    return (long) epochs * stepsPerEpoch();
  }

  private static int groupRows(int rows, int batch, int accumulate) {
    return (int) Math.min(rows, (long) batch * accumulate);
  }

  /** Rows whose gradients make one step of the rule. */
  private int groupRows() {
    return groupRows(rows, batchSize, accumulate);
  }

  /** Steps of the rule in an epoch. */
  int updatesPerEpoch() {
    return Math.ceilDiv(rows, groupRows());
  }

  /** Steps of the rule in all. */
  long updates() {
    return (long) epochs * updatesPerEpoch();
  }

  /** Steps of the rule that are done before the batch at a place. */
  long updatesBefore(Snapshot.Place place) {
    return (place.epoch() - 1L) * updatesPerEpoch() + place.row() / groupRows();
  }

  /** The batch that begins at a row of an epoch, among those of its group. */
  Portion portion(int row) {
    if (accumulate == 1) {
      return Portion.WHOLE;
    }
    int begin = row / groupRows() * groupRows();
    int end = Math.min(begin + groupRows(), rows);
    int batchEnd = Math.min(row + batchSize, rows);
    return new Portion((double) (batchEnd - row) / (end - begin), batchEnd == end);
  }
}
