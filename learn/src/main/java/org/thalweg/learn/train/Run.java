package org.thalweg.learn.train;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.thalweg.core.compile.NonFinite;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.train.Snapshot.Mark;
import org.thalweg.learn.train.Snapshot.Place;
import org.thalweg.learn.train.options.DescentOptions.OnDivergence;
import org.thalweg.learn.train.options.LearningRate;
import org.thalweg.learn.train.options.TrainingOptions;
import org.thalweg.optim.schedule.Schedule;

/**
 * One descent from the start, epoch by epoch. When a stretch of steps goes wrong, the run goes back
 * to the last good state, kept in memory, and on at half the rate. A state is good when the stretch
 * before it and the one after it went well: parameters can be finite and yet beyond hope.
 */
final class Run {
  private static final double EXPLODED = 10;
  private static final int STRETCH = 256;

  /** Rows times parameters of a stretch, at most: some seconds of work, so that little is lost. */
  private static final long STRETCH_WORK = 20_000_000_000L;

  private static final int MOST_RECOVERIES = 10;
  private static final long PROGRESS_NANOS = 100_000_000L;

  private final Setting setting;
  private final Descent descent;
  private final Batches batches;
  private final TrainingOptions options;
  private final Consumer<Event> listener;
  private final Plan plan;
  private final Schedule schedule;
  private final Epochs epochs;
  private Best best;
  private LearningRate rate;
  private Place at = Place.START;
  private Mark latest;
  private Mark good;
  private int recoveries;
  private double firstLoss = Double.NaN;
  private double lastRate;
  private long nextProgress;

  /** A run from the start. */
  Run(Setting setting, LearningRate rate) {
    this(setting, rate, List.of());
  }

  private Run(Setting setting, LearningRate rate, List<EpochRecord> before) {
    this.setting = setting;
    this.descent = setting.descent();
    this.rate = rate;
    this.batches = setting.batches();
    this.options = setting.options();
    this.listener = setting.listener();
    this.plan = batches.plan();
    this.schedule = options.descent().schedule().over(plan.updates(), plan.updatesPerEpoch());
    this.epochs = new Epochs(setting, before);
    this.best = Best.start(setting.start());
    descent.start(setting.start(), plan.batchSize());
    this.latest = new Mark(at, descent.state(), best);
    this.good = latest;
  }

  /**
   * A run that goes on.
   *
   * @throws InputException if the snapshot is of another run
   */
  static Run from(Setting setting, Snapshot snapshot) {
    Run run = new Run(setting, snapshot.rate(), snapshot.history());
    run.descent.requireFits(snapshot.latest().state(), snapshot.names());
    run.descent.requireFits(snapshot.good().state(), snapshot.names());
    run.latest = snapshot.latest();
    run.good = snapshot.good();
    run.recoveries = snapshot.recoveries();
    run.firstLoss = snapshot.firstLoss();
    run.lastRate = snapshot.lastRate();
    run.back(run.latest);
    return run;
  }

  private Snapshot snapshot() {
    return new Snapshot(
        options.seed(),
        rate,
        recoveries,
        firstLoss,
        lastRate,
        descent.names(),
        latest,
        good,
        epochs.history(),
        setting.watch().seconds());
  }

  /** Writes a checkpoint, if the run keeps some, when it is time or when it must be. */
  private void checkpoint(boolean must) {
    Optional<Checkpoints> checkpoints = setting.guard().checkpoints();
    if (checkpoints.isPresent() && (must || checkpoints.get().isDue(at.row() == 0))) {
      checkpoints.get().write(snapshot(), listener);
    }
  }

  private boolean isStopped() {
    return setting.guard().stop().isMade();
  }

  Outcome outcome(StopReason stop) {
    return new Outcome(
        stop, best.parameters(), best.epoch(), rate, epochs.history(), setting.watch().seconds());
  }

  /**
   * Goes down until a stop rule holds. The parameters kept are the best on the validation rows;
   * without these the last, or after divergence those of the epoch with the least loss.
   */
  StopReason descend() {
    Optional<StopReason> stop = ended();
    checkpoint(false);
    int[] order = batches.order(at.epoch());
    while (stop.isEmpty()) {
      int epoch = at.epoch();
      double loss = stretch(order);
      if (isStopped()) {
        checkpoint(true); // of where the stretch began
        return StopReason.INTERRUPTED;
      }
      if (!hasDiverged(loss)) {
        stop = stretchDone();
      } else if (!recovered(order, loss)) {
        return StopReason.DIVERGED;
      }
      order = at.epoch() == epoch ? order : batches.order(at.epoch());
    }
    return stop.get();
  }

  private Optional<StopReason> stretchDone() {
    double factor = epochs.rateFactor();
    if (at.row() == plan.rows()) {
      best = epochs.done(at, lastRate, best);
      at = new Place(at.epoch() + 1, 0, 0, 0);
    }
    Optional<StopReason> stop = ended();
    if (stop.isEmpty() && epochs.rateFactor() < factor) {
      double reduced = rate.value() * epochs.rateFactor();
      listener.accept(new Event.RateReduced(epochs.count(), reduced));
    }
    keepState();
    checkpoint(stop.isPresent());
    return stop;
  }

  private void keepState() {
    good = latest;
    latest = new Mark(at, descent.state(), best);
  }

  /** Some steps of an epoch; their mean loss, or the first that is not finite. */
  private double stretch(int[] order) {
    long work = (long) plan.batchSize() * setting.start().size();
    long most = Math.clamp(STRETCH_WORK / work, 1, STRETCH);
    int stretches = (int) Math.ceilDiv(plan.stepsPerEpoch(), most);
    int length = Math.ceilDiv(plan.stepsPerEpoch(), stretches) * plan.batchSize();
    int begin = at.row();
    double sum = 0;
    while (at.row() < plan.rows() && at.row() - begin < length && !isStopped()) {
      int row = at.row();
      double loss = step(order);
      if (!Double.isFinite(loss)) {
        return loss;
      }
      sum += loss * (at.row() - row);
      tell(loss);
    }
    return sum / (at.row() - begin);
  }

  /** One step; its loss before it. */
  private double step(int[] order) {
    int rows = Math.min(plan.batchSize(), plan.rows() - at.row());
    lastRate = rate.value() * schedule.at(plan.updatesBefore(at)) * epochs.rateFactor();
    double loss = descent.step(order, at.row(), rows, lastRate, plan.portion(at.row()));
    firstLoss = descent.steps() == 1 ? loss : firstLoss;
    at =
        new Place(
            at.epoch(),
            at.row() + rows,
            at.lossSum() + loss * rows,
            at.normSum() + descent.gradientNorm() * rows);
    return loss;
  }

  private boolean hasDiverged(double loss) {
    return !Double.isFinite(loss)
        || loss > EXPLODED * Math.max(1, firstLoss)
        || !descent.isFinite();
  }

  /**
   * Why the run is to end, if it is at the end of an epoch and is to. Without validation rows the
   * last parameters are kept.
   */
  private Optional<StopReason> ended() {
    Optional<StopReason> stop = at.row() == 0 ? epochs.ended(best) : Optional.empty();
    if (stop.isPresent() && setting.validation().isEmpty()) {
      best = best.take(epochs.count(), descent.parameters());
    }
    return stop;
  }

  /**
   * Tells what went wrong, and goes back to the last good state unless that was asked not to be
   * done, was done too often, or the loss was no number there already.
   */
  private boolean recovered(int[] order, double loss) {
    Place failed = at;
    long failedSteps = descent.steps();
    Optional<NonFinite> cause =
        Double.isFinite(loss) && descent.isFinite() ? Optional.empty() : cause(order, failedSteps);
    if (cause.isPresent()) {
      failed = at;
      failedSteps = descent.steps();
    }
    boolean hopeless = failedSteps == good.state().steps() + 1 && !Double.isFinite(loss);
    boolean goOn =
        options.descent().onDivergence() == OnDivergence.RECOVER
            && recoveries < MOST_RECOVERIES
            && !hopeless;
    LearningRate next = goOn ? rate.halved() : rate;
    listener.accept(
        new Event.Diverged(
            failed.epoch(),
            Math.ceilDiv(failed.row(), plan.batchSize()),
            failedSteps,
            loss,
            cause.map(NonFinite::toString),
            goOn ? OptionalDouble.of(next.value()) : OptionalDouble.empty(),
            good.state().steps(),
            recoveries));
    back(good);
    if (goOn) {
      latest = good;
      rate = next;
      recoveries++;
    }
    return goOn;
  }

  private void back(Mark mark) {
    descent.go(mark.state());
    at = mark.place();
    best = mark.best();
    epochs.back(at.epoch());
  }

  /** Takes the steps of the stretch once more, to the first that goes wrong. */
  private Optional<NonFinite> cause(int[] order, long lastStep) {
    back(latest);
    while (descent.steps() < lastStep) {
      Descent.State before = descent.state();
      int row = at.row();
      double loss = step(order);
      if (!Double.isFinite(loss) || !descent.isFinite()) {
        return descent.firstNonFinite(
            before, order, row, at.row() - row, lastRate, plan.portion(row));
      }
    }
    return Optional.empty();
  }

  private void tell(double loss) {
    long now = System.nanoTime();
    if (descent.steps() == 1 || now - nextProgress >= 0) {
      nextProgress = now + PROGRESS_NANOS;
      listener.accept(new Event.Progress(descent.steps(), plan.steps(), at.epoch(), loss));
    }
  }
}
