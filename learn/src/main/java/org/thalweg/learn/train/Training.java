package org.thalweg.learn.train;

import java.util.Optional;
import java.util.function.Consumer;
import org.thalweg.core.array.Array;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.model.Engine;
import org.thalweg.learn.model.Model;
import org.thalweg.learn.model.Predictor;
import org.thalweg.optim.rule.NamedRule;

/** Fits a model to data. */
public final class Training {
  private Training() {}

  /**
   * Trains from the model's first parameters until a stop rule holds. Where no learning rate is
   * given one is found by trial; should the run diverge with it all the same, it starts again with
   * a quarter of it.
   *
   * @param model what is fitted
   * @param train rows to fit it to, with targets that suit the model's head
   * @param validation rows that tell when to stop and which parameters to keep
   * @param listener is told what happens, on this thread
   */
  public static Outcome run(
      Model model,
      Dataset train,
      Optional<Dataset> validation,
      TrainingOptions options,
      Consumer<Event> listener) {
    long began = System.nanoTime();
    options.loss().requireFor(model);
    options.stop().monitor().requireFor(model.head());
    Plan plan = Plan.of(options, model, train.rows());
    listener.accept(new Event.Planned(plan));
    Engine engine = new Engine(options.threads());
    Batches batches = new Batches(plan, options.seed());
    Descent descent = new Descent(model, train, options, plan, engine);
    Optional<Validation> check =
        validation.map(
            rows -> new Validation(rows, new Predictor(model, rows.rows(), engine), model.head()));
    Array start = model.initial(options.seed());

    LearningRate rate = rate(options.descent(), descent, start, batches, listener);
    listener.accept(new Event.Chosen(rate));
    Run run = new Run(descent, start, rate, batches, check, options, listener);
    StopReason stop = run.descend();
    return run.outcome(stop, (System.nanoTime() - began) * 1e-9);
  }

  private static LearningRate rate(
      DescentOptions options,
      Descent descent,
      Array start,
      Batches batches,
      Consumer<Event> listener) {
    if (options.learningRate().isPresent()) {
      return new LearningRate(options.learningRate().getAsDouble(), "as given");
    }
    NamedRule rule = options.optimizer().named();
    return rule.findsRate()
        ? new LearningRate(rule.learningRate(), "a factor of the rate that " + rule.name() + " finds")
        : new LearningRateSearch(descent, start, rule.learningRate(), batches, listener).find();
  }
}
