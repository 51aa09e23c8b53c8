package org.thalweg.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.thalweg.core.ir.Expr;
import org.thalweg.learn.train.EpochRecord;
import org.thalweg.learn.train.options.DescentOptions;
import org.thalweg.learn.train.options.LearningRate;
import org.thalweg.learn.train.options.Optimizer;
import org.thalweg.optim.rule.NamedRule;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * A rule as a user writes it, the one of docs/optimizers.md, beside the built-in one: the same
 * curve on Fashion-MNIST.
 *
 * @param data the folder of data sets
 */
record OwnRuleMeasure(Path data) implements Measure {
  private static final TrainingTask TASK = TrainingTask.ALL.getLast();
  private static final int EPOCHS = 5;
  private static final double RATE = 0.05;

  /** The example of docs/optimizers.md. */
  record HeavyBall(double momentum) implements Rule {
    @Override
    public Expr next(Expr g, State state) {
      Expr velocity = state.get("velocity");
      velocity = state.next("velocity", velocity.mul(momentum).add(g));
      return state.parameters().sub(velocity.mul(state.learningRate()));
    }
  }

  @Override
  public String name() {
    return "own-rule";
  }

  @Override
  public boolean takesLong() {
    return true;
  }

  @Override
  public List<Result> run() {
    if (!Files.exists(data.resolve(TASK.file()))) {
      System.err.println("bench: no " + data.resolve(TASK.file()) + ": left out");
      return List.of();
    }
    TrainingTask.Loaded task;
    try {
      task = TASK.load(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    NamedRule own = new NamedRule("own", new HeavyBall(0.9), RATE, false, false, "docs");
    List<EpochRecord> ours = task.curve(options(own), EPOCHS);
    List<EpochRecord> builtIn = task.curve(options(Optimizer.find("momentum")), EPOCHS);
    List<Result> results = new ArrayList<>();
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      double one = ours.get(epoch).loss();
      double other = builtIn.get(epoch).loss();
      results.add(
          new Result(
              "own heavy ball on %s, epoch %d".formatted(TASK, epoch + 1),
              "%.6f".formatted(one),
              "momentum %.6f".formatted(other),
              one / other,
              "the same",
              one == other));
    }
    return results;
  }

  private static DescentOptions options(NamedRule rule) {
    Optimizer optimizer = new Optimizer(rule, OptionalDouble.empty(), 0, OptionalDouble.empty(), 1);
    return new DescentOptions(
        optimizer,
        "measured",
        DescentOptions.schedule("constant"),
        Optional.of(LearningRate.given(RATE)),
        OptionalInt.empty(),
        DescentOptions.OnDivergence.STOP);
  }
}
