package org.thalweg.learn.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.thalweg.core.array.Array;
import org.thalweg.learn.metric.Metrics;
import org.thalweg.optim.schedule.WarmupCosine;

/** One descent from the start, epoch by epoch, at one highest learning rate. */
final class Run {
  private static final int DEFAULT_PATIENCE = 10;
  private static final double EXPLODED = 10;
  private static final long PROGRESS_NANOS = 100_000_000L;

  /**
   * What all descents of a training have in common.
   *
   * @param start the first parameters
   */
  record Setting(
      Descent descent,
      Array start,
      Batches batches,
      Optional<Validation> validation,
      TrainingOptions options,
      Consumer<Event> listener,
      Safeguard guard,
      Stopwatch watch) {}

  private final Setting setting;
  private final Descent descent;
  private final LearningRate rate;
  private final int restarts;
  private final Optional<Validation> validation;
  private final TrainingOptions options;
  private final Consumer<Event> listener;
  private final Plan plan;
  private final WarmupCosine schedule;
  private final List<EpochRecord> history = new ArrayList<>();
  private Snapshot.Kept kept;
  private Snapshot.Place place = Snapshot.Place.START;
  private long nextProgress;

  /**
   * A descent from the start.
   *
   * @param restarts how many there were before, each with a larger rate
   */
  Run(Setting setting, LearningRate rate, int restarts) {
    this.setting = setting;
    this.descent = setting.descent;
    this.rate = rate;
    this.restarts = restarts;
    this.validation = setting.validation;
    this.options = setting.options;
    this.listener = setting.listener;
    this.plan = setting.batches.plan();
    this.schedule = WarmupCosine.over(plan.steps());
    this.kept = new Snapshot.Kept(0, Double.POSITIVE_INFINITY, setting.start.copy());
    descent.start(setting.start, plan.batchSize());
  }

  /** A descent that goes on from a snapshot. */
  static Run from(Setting setting, Snapshot snapshot) {
    Run run = new Run(setting, snapshot.rate(), snapshot.restarts());
    run.descent.restore(snapshot.carried(), run.plan.batchSize());
    run.history.addAll(snapshot.history());
    run.kept = snapshot.kept();
    run.place = snapshot.place();
    return run;
  }

  LearningRate rate() {
    return rate;
  }

  private Snapshot snapshot() {
    return new Snapshot(
        options.seed(),
        rate,
        restarts,
        place,
        kept,
        history,
        descent.carried(),
        setting.watch.seconds());
  }

  Outcome outcome(StopReason stop) {
    return new Outcome(
        stop, kept.parameters(), kept.epoch(), rate, history, setting.watch.seconds());
  }

  /**
   * Goes down until a stop rule holds. The parameters kept are the best on the validation rows;
   * without these the last, or after divergence those of the epoch with the least loss.
   */
  StopReason descend() {
    checkpoint(false);
    Optional<StopReason> stop = afterEpoch();
    while (stop.isEmpty()) {
      stop = epoch(history.size() + 1);
    }
    return stop.get();
  }

  /** Whether a stop rule holds now that an epoch is done. */
  private Optional<StopReason> afterEpoch() {
    if (history.isEmpty() || place.row() > 0) {
      return Optional.empty();
    }
    Optional<StopReason> stop = Optional.empty();
    if (gradientVanished(history.getLast())) {
      stop = Optional.of(StopReason.GRADIENT);
    } else if (validation.isPresent()
        && history.size() - kept.epoch() >= options.patience().orElse(DEFAULT_PATIENCE)) {
      return Optional.of(StopReason.NO_IMPROVEMENT);
    } else if (history.size() >= plan.epochs()) {
      stop = Optional.of(StopReason.EPOCHS);
    }
    if (stop.isPresent() && validation.isEmpty()) {
      keep(history.getLast().loss());
    }
    return stop;
  }

  private void keep(double loss) {
    kept = new Snapshot.Kept(history.size(), loss, descent.parameters().copy());
  }

  private boolean gradientVanished(EpochRecord record) {
    return record.gradientNorm().isPresent()
        && record.gradientNorm().getAsDouble() <= options.gradientTolerance().orElse(0);
  }

  /** The steps of one epoch, or what is left of them; why the run ends, if it does. */
  private Optional<StopReason> epoch(int epoch) {
    int[] order = setting.batches.order(epoch);
    while (place.row() < plan.rows()) {
      if (setting.guard.stop().isMade()) {
        checkpoint(true);
        return Optional.of(StopReason.INTERRUPTED);
      }
      int rows = Math.min(plan.batchSize(), plan.rows() - place.row());
      double learningRate = rate.value() * schedule.at(place.steps());
      double loss = descent.step(order, place.row(), rows, learningRate);
      if (!Double.isFinite(loss)) {
        return Optional.of(StopReason.DIVERGED);
      }
      place = place.step(rows, loss, descent.gradientNorm(), learningRate);
      tell(epoch, loss);
      if (place.row() < plan.rows()) {
        checkpoint(false);
      }
    }
    double loss = place.lossSum() / plan.rows();
    if (loss > EXPLODED * Math.max(1, place.firstLoss()) || !isFinite(descent.parameters())) {
      return Optional.of(StopReason.DIVERGED);
    }
    end(epoch, loss);
    Optional<StopReason> stop = afterEpoch();
    checkpoint(stop.isPresent());
    return stop;
  }

  private void end(int epoch, double loss) {
    Optional<Metrics> measured = validation.map(rows -> rows.metrics(descent.parameters()));
    EpochRecord record =
        new EpochRecord(
            epoch,
            loss,
            options.gradientTolerance().isPresent()
                ? OptionalDouble.of(place.normSum() / plan.rows())
                : OptionalDouble.empty(),
            measured.isPresent()
                ? OptionalDouble.of(measured.get().loss())
                : OptionalDouble.empty(),
            place.learningRate());
    history.add(record);
    place = place.nextEpoch();
    double judged = record.validationLoss().orElse(loss);
    if (judged < kept.loss()) {
      keep(judged);
    }
    measured.ifPresent(metrics ->
        listener.accept(
            new Event.Evaluated(
                "validation", validation.orElseThrow().rows().rows(), epoch, metrics)));
    listener.accept(new Event.EpochDone(record, setting.watch.seconds()));
  }

  /** Writes a checkpoint, if the run keeps some, when it is time or when it must be. */
  private void checkpoint(boolean must) {
    Optional<Checkpoints> checkpoints = setting.guard.checkpoints();
    if (checkpoints.isPresent() && (must || checkpoints.get().isDue(place.row() == 0))) {
      checkpoints.get().write(snapshot(), listener);
    }
  }

  private void tell(int epoch, double loss) {
    long now = System.nanoTime();
    if (place.steps() == 1 || now - nextProgress >= 0) {
      nextProgress = now + PROGRESS_NANOS;
      listener.accept(new Event.Progress(place.steps(), plan.steps(), epoch, loss));
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
