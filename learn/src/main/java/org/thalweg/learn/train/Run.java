package org.thalweg.learn.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.thalweg.core.array.Array;
import org.thalweg.core.compile.NonFinite;
import org.thalweg.learn.metric.Metrics;
import org.thalweg.learn.train.DescentOptions.OnDivergence;
import org.thalweg.optim.schedule.Schedule;

/**
 * One descent from the start, epoch by epoch. When a stretch of steps goes wrong, the run goes back
 * to the last good state, kept in memory, and on at half the rate. A state is good when the stretch
 * before it and the one after it went well: parameters can be finite and yet beyond hope.
 */
final class Run {
  private static final int DEFAULT_PATIENCE = 10;
  private static final double EXPLODED = 10;
  private static final int STRETCH = 256;
  private static final int MOST_RECOVERIES = 10;
  private static final long PROGRESS_NANOS = 100_000_000L;

  private final Descent descent;
  private final Batches batches;
  private final Optional<Validation> validation;
  private final TrainingOptions options;
  private final Consumer<Event> listener;
  private final Plan plan;
  private final Schedule schedule;
  private final List<EpochRecord> history = new ArrayList<>();
  private Best best;
  private LearningRate rate;
  private Place at = new Place(1, 0, 0, 0);
  private Mark latest;
  private Mark good;
  private int recoveries;
  private double firstLoss = Double.NaN;
  private double lastRate;
  private long nextProgress;

  /**
   * How far it has come within an epoch.
   *
   * @param row the first row, in the epoch's order, that is still to come
   * @param lossSum losses of the rows so far
   * @param normSum gradient norms, times the rows of each step
   */
  private record Place(int epoch, int row, double lossSum, double normSum) {}

  /** A place with all that is to be as it was there. */
  private record Mark(Place place, Descent.State state, Best best) {}

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
    this.schedule = options.descent().schedule().over(plan.steps(), plan.stepsPerEpoch());
    this.best = Best.start(start);
    descent.start(start, plan.batchSize());
    this.latest = new Mark(at, descent.state(), best);
    this.good = latest;
  }

  Outcome outcome(StopReason stop, double seconds) {
    return new Outcome(stop, best.parameters(), best.epoch(), rate, history, seconds);
  }

  /**
   * Goes down until a stop rule holds. The parameters kept are the best on the validation rows;
   * without these the last, or after divergence those of the epoch with the least loss.
   */
  StopReason descend() {
    int[] order = batches.order(1);
    while (true) {
      double loss = stretch(order);
      if (hasDiverged(loss)) {
        if (!recovered(order, loss)) {
          return StopReason.DIVERGED;
        }
        order = batches.order(at.epoch);
      } else if (at.row < plan.rows()) {
        keepState();
      } else {
        Optional<StopReason> stop = epochDone();
        if (stop.isPresent()) {
          return stop.get();
        }
        at = new Place(at.epoch + 1, 0, 0, 0);
        order = batches.order(at.epoch);
        keepState();
      }
    }
  }

  private void keepState() {
    good = latest;
    latest = new Mark(at, descent.state(), best);
  }

  /** Some steps of an epoch; their mean loss, or the first that is not finite. */
  private double stretch(int[] order) {
    int stretches = Math.ceilDiv(plan.stepsPerEpoch(), STRETCH);
    int length = Math.ceilDiv(plan.stepsPerEpoch(), stretches) * plan.batchSize();
    int begin = at.row;
    double sum = 0;
    while (at.row < plan.rows() && at.row - begin < length) {
      int row = at.row;
      double loss = step(order);
      if (!Double.isFinite(loss)) {
        return loss;
      }
      sum += loss * (at.row - row);
      tell(loss);
    }
    return sum / (at.row - begin);
  }

  /** One step; its loss before it. */
  private double step(int[] order) {
    int rows = Math.min(plan.batchSize(), plan.rows() - at.row);
    lastRate = rate.value() * schedule.at(descent.steps());
    double loss = descent.step(order, at.row, rows, lastRate);
    firstLoss = descent.steps() == 1 ? loss : firstLoss;
    at =
        new Place(
            at.epoch,
            at.row + rows,
            at.lossSum + loss * rows,
            at.normSum + descent.gradientNorm() * rows);
    return loss;
  }

  private boolean hasDiverged(double loss) {
    return !Double.isFinite(loss)
        || loss > EXPLODED * Math.max(1, firstLoss)
        || !descent.isFinite();
  }

  /** Records an epoch, and says whether it is the last, and why. */
  private Optional<StopReason> epochDone() {
    EpochRecord record = record();
    history.add(record);
    listener.accept(new Event.EpochDone(record));
    StopOptions stop = options.stop();
    double score =
        record.monitored().isPresent()
            ? stop.monitor().score(record.monitored().getAsDouble())
            : record.loss();
    best = best.see(at.epoch, score, stop.minDelta(), descent.parameters());
    if (gradientVanished(record)) {
      return Optional.of(end(StopReason.GRADIENT));
    }
    int patience = stop.patience().orElse(DEFAULT_PATIENCE);
    if (validation.isPresent() && best.waited(at.epoch) >= patience) {
      return Optional.of(StopReason.NO_IMPROVEMENT);
    }
    return at.epoch == plan.epochs() ? Optional.of(end(StopReason.EPOCHS)) : Optional.empty();
  }

  private EpochRecord record() {
    Optional<Metrics> figures = validation.map(rows -> rows.metrics(descent.parameters()));
    return new EpochRecord(
        at.epoch,
        at.lossSum / plan.rows(),
        options.stop().gradientTolerance().isPresent()
            ? OptionalDouble.of(at.normSum / plan.rows())
            : OptionalDouble.empty(),
        figures.map(found -> OptionalDouble.of(found.loss())).orElse(OptionalDouble.empty()),
        figures
            .map(found -> OptionalDouble.of(options.stop().monitor().of(found)))
            .orElse(OptionalDouble.empty()),
        lastRate);
  }

  private StopReason end(StopReason reason) {
    if (validation.isEmpty()) {
      best = best.take(at.epoch, descent.parameters());
    }
    return reason;
  }

  private boolean gradientVanished(EpochRecord record) {
    return record.gradientNorm().isPresent()
        && record.gradientNorm().getAsDouble() <= options.stop().gradientTolerance().orElse(0);
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
    boolean hopeless = failedSteps == good.state.steps() + 1 && !Double.isFinite(loss);
    boolean goOn =
        options.descent().onDivergence() == OnDivergence.RECOVER
            && recoveries < MOST_RECOVERIES
            && !hopeless;
    LearningRate next = goOn ? rate.halved() : rate;
    listener.accept(
        new Event.Diverged(
            failed.epoch,
            Math.ceilDiv(failed.row, plan.batchSize()),
            failedSteps,
            loss,
            cause.map(NonFinite::toString),
            goOn ? OptionalDouble.of(next.value()) : OptionalDouble.empty(),
            good.state.steps()));
    back(good);
    if (goOn) {
      latest = good;
      rate = next;
      recoveries++;
    }
    return goOn;
  }

  private void back(Mark mark) {
    descent.go(mark.state);
    at = mark.place;
    best = mark.best;
    while (history.size() >= at.epoch) {
      history.removeLast();
    }
  }

  /** Takes the steps of the stretch once more, to the first that goes wrong. */
  private Optional<NonFinite> cause(int[] order, long lastStep) {
    back(latest);
    while (descent.steps() < lastStep) {
      Descent.State before = descent.state();
      int row = at.row;
      double loss = step(order);
      if (!Double.isFinite(loss) || !descent.isFinite()) {
        return descent.firstNonFinite(before, order, row, at.row - row, lastRate);
      }
    }
    return Optional.empty();
  }

  private void tell(double loss) {
    long now = System.nanoTime();
    if (descent.steps() == 1 || now - nextProgress >= 0) {
      nextProgress = now + PROGRESS_NANOS;
      listener.accept(new Event.Progress(descent.steps(), plan.steps(), at.epoch, loss));
    }
  }
}
