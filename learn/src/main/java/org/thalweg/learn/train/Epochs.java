package org.thalweg.learn.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.learn.metric.Metrics;
import org.thalweg.learn.train.options.StopOptions;
import org.thalweg.optim.schedule.ReduceOnPlateau;

/** The epochs that a run has done, and the stop rules that look at them. */
final class Epochs {
  private static final int DEFAULT_PATIENCE = 10;

  private final Setting setting;
  private final StopOptions options;
  private final Plan plan;
  private final List<EpochRecord> history;
  private ReduceOnPlateau plateau;

  /**
   * The epochs of a run.
   *
   * @param before those that are done
   */
  Epochs(Setting setting, List<EpochRecord> before) {
    this.setting = setting;
    this.options = setting.options().stop();
    this.plan = setting.batches().plan();
    this.history = new ArrayList<>(before);
    this.plateau = plateau();
  }

  /** All that decides whether the rate falls, anew from the epochs that are done. */
  private ReduceOnPlateau plateau() {
    ReduceOnPlateau seen = ReduceOnPlateau.before(patience());
    for (EpochRecord epoch : history) {
      seen = seen.observe(score(epoch));
    }
    return seen;
  }

  private int patience() {
    return options.patience().orElse(DEFAULT_PATIENCE);
  }

  /** All that are done. */
  List<EpochRecord> history() {
    return history;
  }

  /** How many are done. */
  int count() {
    return history.size();
  }

  /** Forgets an epoch, and all after it. */
  void back(int epoch) {
    while (history.size() >= epoch) {
      history.removeLast();
    }
    plateau = plateau();
  }

  /** What the learning rate of the schedule is multiplied by from now on. */
  double rateFactor() {
    return setting.options().descent().schedule().reducesOnPlateau() ? plateau.factor() : 1;
  }

  /**
   * Records an epoch, and tells of it.
   *
   * @param at its end
   * @param learningRate of its last step
   * @return the best parameters now
   */
  Best done(Snapshot.Place at, double learningRate, Best best) {
    EpochRecord record = record(at, learningRate);
    history.add(record);
    setting.listener().accept(new Event.EpochDone(record, setting.watch().seconds()));
    double score = score(record);
    plateau = plateau.observe(score);
    return best.see(at.epoch(), score, options.minDelta(), setting.descent().parameters());
  }

  /** How good an epoch was on the validation rows, else on the training rows; less is better. */
  private double score(EpochRecord record) {
    return record.monitored().isPresent()
        ? options.monitor().score(record.monitored().getAsDouble())
        : record.loss();
  }

  private EpochRecord record(Snapshot.Place at, double learningRate) {
    Optional<Metrics> figures = setting.validation().map(rows -> measured(rows, at.epoch()));
    return new EpochRecord(
        at.epoch(),
        at.lossSum() / plan.rows(),
        options.gradientTolerance().isPresent()
            ? OptionalDouble.of(at.normSum() / plan.rows())
            : OptionalDouble.empty(),
        figures.map(found -> OptionalDouble.of(found.loss())).orElse(OptionalDouble.empty()),
        figures
            .map(found -> OptionalDouble.of(options.monitor().of(found)))
            .orElse(OptionalDouble.empty()),
        learningRate);
  }

  private Metrics measured(Validation validation, int epoch) {
    Metrics figures = validation.metrics(setting.descent().parameters());
    int rows = validation.rows().rows();
    setting.listener().accept(new Event.Evaluated("validation", rows, epoch, figures));
    return figures;
  }

  /** Why the run is to end now that these epochs are done, if it is. */
  Optional<StopReason> ended(Best best) {
    if (history.isEmpty()) {
      return Optional.empty();
    }
    if (gradientVanished(history.getLast())) {
      return Optional.of(StopReason.GRADIENT);
    }
    if (setting.validation().isPresent() && best.waited(count()) >= patience()) {
      return Optional.of(StopReason.NO_IMPROVEMENT);
    }
    return count() == plan.epochs() ? Optional.of(StopReason.EPOCHS) : Optional.empty();
  }

  private boolean gradientVanished(EpochRecord record) {
    return record.gradientNorm().isPresent()
        && record.gradientNorm().getAsDouble() <= options.gradientTolerance().orElse(0);
  }
}
