package org.thalweg.learn.train;

import java.util.Optional;
import java.util.function.Consumer;
import org.thalweg.core.array.Array;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.model.Engine;
import org.thalweg.learn.model.Model;
import org.thalweg.learn.model.Predictor;

/** Fits a model to data. */
public final class Training {
  private static final int MOST_RESTARTS = 3;

  private Training() {}

  /** Trains in memory alone, see {@link #run(Model, Dataset, Optional, TrainingOptions, Consumer, Safeguard)}. */
  public static Outcome run(
      Model model,
      Dataset train,
      Optional<Dataset> validation,
      TrainingOptions options,
      Consumer<Event> listener) {
    return run(model, train, validation, options, listener, Safeguard.none());
  }

  /**
   * Trains until a stop rule holds, from the model's first parameters or from the newest
   * checkpoint. Where no learning rate is given one is found by trial; should the run diverge with
   * it all the same, it starts again with a quarter of it.
   *
   * @param model what is fitted
   * @param train rows to fit it to, with targets that suit the model's head
   * @param validation rows that tell when to stop and which parameters to keep
   * @param listener is told what happens, on this thread
   * @param guard where checkpoints are, which must be of a run with the same model, rows and
   *     options; and who may stop it
   * @throws org.thalweg.learn.data.InputException if the checkpoint is of another run
   */
  public static Outcome run(
      Model model,
      Dataset train,
      Optional<Dataset> validation,
      TrainingOptions options,
      Consumer<Event> listener,
      Safeguard guard) {
    Optional<Snapshot> from = guard.checkpoints().flatMap(all -> all.newest(listener));
    Stopwatch watch = new Stopwatch(from.map(Snapshot::seconds).orElse(0.0));
    Plan plan = Plan.of(options, model, train.rows());
    listener.accept(
        new Event.Started(plan, from.map(s -> s.place().steps()).orElse(0L), watch.seconds()));
    Engine engine = new Engine(options.threads());
    Run.Setting setting =
        new Run.Setting(
            new Descent(model, train, options, plan, engine),
            model.initial(options.seed()),
            new Batches(plan, options.seed()),
            validation.map(
                rows ->
                    new Validation(rows, new Predictor(model, rows.rows(), engine), model.head())),
            options,
            listener,
            guard,
            watch);
    Outcome outcome = descend(setting, from);
    listener.accept(
        new Event.Ended(
            outcome.stop(), outcome.epochs(), outcome.bestEpoch(), outcome.seconds()));
    return outcome;
  }

  private static Outcome descend(Run.Setting setting, Optional<Snapshot> from) {
    Consumer<Event> listener = setting.listener();
    boolean given = setting.options().learningRate().isPresent();
    Run run;
    int restarts = 0;
    if (from.isPresent()) {
      run = Run.from(setting, from.get());
      restarts = from.get().restarts();
      listener.accept(new Event.Chosen(from.get().rate()));
    } else {
      LearningRate rate =
          given
              ? new LearningRate(setting.options().learningRate().getAsDouble(), "as given")
              : search(setting);
      run = new Run(setting, rate, 0);
      if (!given && setting.guard().stop().isMade()) {
        return run.outcome(StopReason.INTERRUPTED); // the search may have been cut short
      }
      listener.accept(new Event.Chosen(rate));
    }
    StopReason stop = run.descend();
    while (stop == StopReason.DIVERGED && !given && restarts < MOST_RESTARTS) {
      restarts++;
      LearningRate rate = run.rate().quarter();
      listener.accept(new Event.Restarted(rate));
      run = new Run(setting, rate, restarts);
      stop = run.descend();
    }
    return run.outcome(stop);
  }

  private static LearningRate search(Run.Setting setting) {
    return new LearningRateSearch(
            setting.descent(),
            setting.start(),
            setting.batches(),
            setting.listener(),
            setting.guard().stop())
        .find();
  }
}
