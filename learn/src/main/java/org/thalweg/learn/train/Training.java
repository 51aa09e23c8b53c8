package org.thalweg.learn.train;

import java.util.Optional;
import java.util.function.Consumer;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.model.Engine;
import org.thalweg.learn.model.Model;
import org.thalweg.learn.model.Predictor;
import org.thalweg.learn.train.options.DescentOptions;
import org.thalweg.learn.train.options.LearningRate;
import org.thalweg.learn.train.options.TrainingOptions;
import org.thalweg.optim.rule.NamedRule;

/** Fits a model to data. */
public final class Training {
  private Training() {}

  /** Trains in memory alone: see the other one. */
  public static Outcome run(
      Model model,
      Dataset train,
      Optional<Dataset> validation,
      TrainingOptions options,
      Consumer<Event> listener) {
    return run(model, train, validation, options, listener, Safeguard.none(), Debugging.none());
  }

  /**
   * Trains until a stop rule holds, from the model's first parameters or from the newest
   * checkpoint. Where no learning rate is given one is found by trial; should the run diverge with
   * it all the same, it goes back and on with half of it.
   *
   * @param model what is fitted
   * @param train rows to fit it to, with targets that suit the model's head
   * @param validation rows that tell when to stop and which parameters to keep
   * @param listener is told what happens, on this thread
   * @param guard where checkpoints are, which must be of a run with the same model, rows and
   *     options; and who may stop it
   * @param debugging what to check and to show of the compiler
   * @throws org.thalweg.learn.data.InputException if the checkpoint is of another run
   */
  public static Outcome run(
      Model model,
      Dataset train,
      Optional<Dataset> validation,
      TrainingOptions options,
      Consumer<Event> listener,
      Safeguard guard,
      Debugging debugging) {
    options.loss().requireFor(model);
    options.stop().monitor().requireFor(model.head());
    Optional<Snapshot> from = guard.checkpoints().flatMap(all -> all.newest(listener));
    Stopwatch watch = new Stopwatch(from.map(Snapshot::seconds).orElse(0.0));
    Plan plan = Plan.of(options, model, train.rows());
    long steps = from.map(snapshot -> snapshot.latest().state().steps()).orElse(0L);
    listener.accept(new Event.Started(plan, steps, watch.seconds()));
    Engine engine = new Engine(debugging.options(options.threads()));
    Setting setting =
        new Setting(
            new Descent(model, train, options, plan, engine),
            model.initial(options.seed()),
            new Batches(plan, options.seed()),
            validation.map(rows ->
                new Validation(rows, new Predictor(model, rows.rows(), engine), model.head())),
            options,
            listener,
            guard,
            watch);
    Outcome outcome = descend(setting, from);
    listener.accept(
        new Event.Ended(outcome.stop(), outcome.epochs(), outcome.bestEpoch(), outcome.seconds()));
    return outcome;
  }

  private static Outcome descend(Setting setting, Optional<Snapshot> from) {
    LearningRate rate = from.isPresent() ? from.get().rate() : rate(setting);
    Run run = from.isPresent() ? Run.from(setting, from.get()) : new Run(setting, rate);
    if (from.isEmpty() && setting.guard().stop().isMade()) {
      return run.outcome(StopReason.INTERRUPTED); // the search may have been cut short
    }
    setting.listener().accept(new Event.Chosen(rate));
    return run.outcome(run.descend());
  }

  private static LearningRate rate(Setting setting) {
    DescentOptions options = setting.options().descent();
    if (options.learningRate().isPresent()) {
      return options.learningRate().get();
    }
    NamedRule rule = options.optimizer().named();
    if (rule.findsRate()) {
      return new LearningRate(
          rule.learningRate(), "a factor of the rate that " + rule.name() + " finds");
    }
    return LearningRate.usual(rule, setting.batches().plan().steps())
        .orElseGet(() ->
            new LearningRateSearch(
                    setting.descent(),
                    setting.start(),
                    rule.learningRate(),
                    setting.batches(),
                    setting.listener(),
                    setting.guard().stop())
                .find());
  }
}
