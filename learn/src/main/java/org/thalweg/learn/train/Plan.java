package org.thalweg.learn.train;

/**
 * A run with every default decided.
 *
 * @param rows training rows
 * @param batchSize rows a step
 * @param epochs passes over the rows, at most
 */
public record Plan(int rows, int batchSize, int epochs) {
  private static final int SMALL_BATCH = 32;
  private static final int LARGE_BATCH = 64;
  private static final int MANY_ROWS = 10_000;

  /** Rows seen in all epochs together that are enough for most tables. */
  private static final long ROWS_SEEN = 750_000;

  private static final long LEAST_STEPS = 500;
  private static final int LEAST_EPOCHS = 10;
  private static final int MOST_EPOCHS = 60;

  /** Decides what the options leave open. */
  public static Plan of(TrainingOptions options, int rows) {
    int usual = rows <= MANY_ROWS ? SMALL_BATCH : LARGE_BATCH;
    int batch = Math.min(rows, options.batchSize().orElse(usual));
    return new Plan(rows, batch, options.epochs().orElse(epochs(rows, batch)));
  }

  /** As many epochs as see enough rows, and more where that would be few steps. */
  private static int epochs(int rows, int batch) {
    long byRows = Math.clamp(ROWS_SEEN / rows, LEAST_EPOCHS, MOST_EPOCHS);
    long bySteps = Math.ceilDiv(LEAST_STEPS, Math.ceilDiv(rows, batch));
    return (int) Math.max(byRows, bySteps);
  }

  /** Steps an epoch; the last may have fewer rows. */
  public int stepsPerEpoch() {
    return Math.ceilDiv(rows, batchSize);
  }

  /** Steps in all. */
  public long steps() {
    return (long) epochs * stepsPerEpoch();
  }
}
