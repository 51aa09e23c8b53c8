package org.thalweg.learn.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.thalweg.core.array.Array;
import org.thalweg.optim.schedule.Schedule;

/** One descent from the start, epoch by epoch, at one highest learning rate. */
final class Run {
  private static final int DEFAULT_PATIENCE = 10;
  private static final double EXPLODED = 10;
  private static final long PROGRESS_NANOS = 100_000_000L;

  private final Descent descent;
  private final LearningRate rate;
  private final Batches batches;
  private final Optional<Validation> validation;
  private final TrainingOptions options;
  private final Consumer<Event> listener;
  private final Plan plan;
  private final Schedule schedule;
  private final List<EpochRecord> history = new ArrayList<>();
  private final Array kept;
  private int keptEpoch;
  private double keptLoss = Double.POSITIVE_INFINITY;
  private double firstLoss = Double.NaN;
  private long steps;
  private long nextProgress;

  Run(
      Descent descent,
      Array start,
      LearningRate rate,
      Batches batches,
      Optional<Validation> validation,
      TrainingOptions options,
      Consumer<Event> listener) {
    this.descent = descent;
    this.rate = rate;
    this.batches = batches;
    this.validation = validation;
    this.options = options;
    this.listener = listener;
    this.plan = batches.plan();
    this.schedule =
        options.descent().schedule().over(plan.steps(), plan.stepsPerEpoch());
    this.kept = start.copy();
    descent.start(start, plan.batchSize());
  }

  Outcome outcome(StopReason stop, double seconds) {
    return new Outcome(stop, kept, keptEpoch, rate, history, seconds);
  }

  /**
   * Goes down until a stop rule holds. The parameters kept are the best on the validation rows;
   * without these the last, or after divergence those of the epoch with the least loss.
   */
  StopReason descend() {
    for (int epoch = 1; epoch <= plan.epochs(); epoch++) {
      Optional<EpochRecord> done = epoch(epoch);
      if (done.isEmpty()) {
        return StopReason.DIVERGED;
      }
      EpochRecord record = done.get();
      history.add(record);
      listener.accept(new Event.EpochDone(record));
      double loss = record.validationLoss().orElse(record.loss());
      if (loss < keptLoss) {
        keep(epoch, loss);
      }
      if (gradientVanished(record)) {
        return end(StopReason.GRADIENT);
      }
      if (validation.isPresent()
          && epoch - keptEpoch >= options.stop().patience().orElse(DEFAULT_PATIENCE)) {
        return StopReason.NO_IMPROVEMENT;
      }
    }
    return end(StopReason.EPOCHS);
  }

  private StopReason end(StopReason reason) {
    if (validation.isEmpty()) {
      keep(history.size(), history.getLast().loss());
    }
    return reason;
  }

  private void keep(int epoch, double loss) {
    kept.copyFrom(descent.parameters());
    keptEpoch = epoch;
    keptLoss = loss;
  }

  private boolean gradientVanished(EpochRecord record) {
    return record.gradientNorm().isPresent()
        && record.gradientNorm().getAsDouble() <= options.stop().gradientTolerance().orElse(0);
  }

  /** All steps of one epoch; nothing if it diverged. */
  private Optional<EpochRecord> epoch(int epoch) {
    int[] order = batches.order(epoch);
    double lossSum = 0;
    double normSum = 0;
    double learningRate = 0;
    for (int from = 0; from < plan.rows(); from += plan.batchSize()) {
      int rows = Math.min(plan.batchSize(), plan.rows() - from);
      learningRate = rate.value() * schedule.at(steps);
      double loss = descent.step(order, from, rows, learningRate);
      if (!Double.isFinite(loss)) {
        return Optional.empty();
      }
      firstLoss = steps == 0 ? loss : firstLoss;
      lossSum += loss * rows;
      normSum += descent.gradientNorm() * rows;
      steps++;
      tell(epoch, loss);
    }
    double loss = lossSum / plan.rows();
    if (loss > EXPLODED * Math.max(1, firstLoss) || !isFinite(descent.parameters())) {
      return Optional.empty();
    }
    return Optional.of(
        new EpochRecord(
            epoch,
            loss,
            options.stop().gradientTolerance().isPresent()
                ? OptionalDouble.of(normSum / plan.rows())
                : OptionalDouble.empty(),
            validation.isPresent()
                ? OptionalDouble.of(validation.get().loss(descent.parameters()))
                : OptionalDouble.empty(),
            learningRate));
  }

  private void tell(int epoch, double loss) {
    long now = System.nanoTime();
    if (steps == 1 || now - nextProgress >= 0) {
      nextProgress = now + PROGRESS_NANOS;
      listener.accept(new Event.Progress(steps, plan.steps(), epoch, loss));
    }
  }

  private static boolean isFinite(Array parameters) {
    for (float value : parameters.f32()) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
