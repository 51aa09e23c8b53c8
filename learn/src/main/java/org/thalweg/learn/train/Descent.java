package org.thalweg.learn.train;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Array;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Step;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Targets;
import org.thalweg.learn.model.Engine;
import org.thalweg.learn.model.Model;
import org.thalweg.optim.rule.Rule;
import org.thalweg.optim.rule.TrainingStep;

/**
 * Parameters and the rule's state on their way down. A step is compiled for each size of batch that
 * comes up: one, and another for what is left at the end of an epoch.
 */
final class Descent {
  private final Model model;
  private final Dataset data;
  private final Rule rule;
  private final double l2;
  private final boolean gradientNorm;
  private final Engine engine;
  private final Array seed;
  private final Map<Integer, Compiled> bySize = new HashMap<>();
  private @Nullable Compiled current;
  private int[] filledOrder = {};
  private int filledFrom;
  private int filledRows;

  private record Compiled(TrainingStep step, Executable executable) {}

  Descent(Model model, Dataset data, TrainingOptions options, Plan plan, Engine engine) {
    this.model = model;
    this.data = data;
    this.rule = options.rule();
    this.l2 = plan.l2();
    this.gradientNorm = options.gradientTolerance().isPresent();
    this.engine = engine;
    this.seed = Array.of(new int[] {(int) (options.seed() >>> 32), (int) options.seed()}, 2);
  }

  /** Goes to some parameters, with the rule's state at its first values, for batches of a size. */
  void start(Array parameters, int batch) {
    Compiled compiled = bySize.computeIfAbsent(batch, this::compile);
    Executable initial = Interpreter.of(Step.of(compiled.step.initial()));
    initial.input(0).copyFrom(parameters);
    initial.input(1).copyFrom(seed);
    initial.run();
    compiled.executable.input(TrainingStep.PARAMETERS).copyFrom(parameters);
    for (int i = 1; i < compiled.step.carried().size(); i++) {
      compiled.executable.input(i).copyFrom(initial.output(i - 1));
    }
    current = compiled;
  }

  /**
   * One step on some rows.
   *
   * @param order row numbers
   * @param from place of the first row in the order
   * @param rows how many of them
   * @return the loss of these rows before the step
   */
  double step(int[] order, int from, int rows, double learningRate) {
    Compiled now = sized(rows);
    TrainingStep step = now.step;
    Executable executable = now.executable;
    executable.input(step.learningRate()).set(0, learningRate);
    fill(order, from, rows, now);
    executable.run();
    return executable.output(step.loss()).item();
  }

  /** Norm of the gradient of the last step; NaN if it was not asked for. */
  double gradientNorm() {
    Compiled now = running();
    return gradientNorm ? now.executable.output(now.step.gradientNorm()).item() : Double.NaN;
  }

  /** The parameters to use now, which the rule may make of those it trains; changed by a step. */
  Array parameters() {
    return running().executable.input(running().step.used());
  }

  /** Copies of parameters and the rule's state, by place and name. */
  SequencedMap<String, Array> carried() {
    Compiled now = running();
    SequencedMap<String, Array> carried = new LinkedHashMap<>();
    for (int i = 0; i < now.step.carried().size(); i++) {
      carried.put(name(now, i), now.executable.input(i).copy());
    }
    return carried;
  }

  /**
   * Goes to parameters and state that {@link #carried} gave, for batches of a size.
   *
   * @throws InputException if those of another model or rule are given
   */
  void restore(SequencedMap<String, Array> carried, int batch) {
    Compiled compiled = bySize.computeIfAbsent(batch, this::compile);
    for (int i = 0; i < compiled.step.carried().size(); i++) {
      Array from = carried.get(name(compiled, i));
      Array to = compiled.executable.input(i);
      if (from == null || !from.type().equals(to.type())) {
        throw new InputException(
            "the checkpoint has %s for %s, this run needs %s: another version wrote it; train anew"
                .formatted(from == null ? "nothing" : from.type(), name(compiled, i), to.type()));
      }
      to.copyFrom(from);
    }
    current = compiled;
  }

  private static String name(Compiled compiled, int i) {
    return i + "/" + compiled.step.carried().get(i);
  }

  private Compiled running() {
    if (current == null) {
      throw new IllegalStateException("the descent has not been started");
    }
    return current;
  }

  /** The step for a size of batch, with parameters and state handed over to it. */
  private Compiled sized(int rows) {
    Compiled before = running();
    Compiled compiled = bySize.computeIfAbsent(rows, this::compile);
    if (compiled != before) {
      for (int i = 0; i < compiled.step.carried().size(); i++) {
        compiled.executable.input(i).copyFrom(before.executable.input(i));
      }
      current = compiled;
    }
    return compiled;
  }

  private Compiled compile(int rows) {
    TrainingStep step = TrainingStep.of(model.objective(rows, l2), rule, gradientNorm);
    return new Compiled(step, engine.compile(step.step()));
  }

  /** Copies the rows in, unless they are there from the last step, as in batch gradient descent. */
  private void fill(int[] order, int from, int rows, Compiled to) {
    if (order == filledOrder && from == filledFrom && rows == filledRows) {
      return;
    }
    fillFeatures(order, from, rows, to.executable.input(to.step.batch(0)).f32());
    fillTargets(order, from, rows, to.executable.input(to.step.batch(1)));
    filledOrder = order;
    filledFrom = from;
    filledRows = rows;
  }

  private void fillFeatures(int[] order, int from, int rows, float[] x) {
    int width = data.width();
    for (int i = 0; i < rows; i++) {
      System.arraycopy(data.features(), order[from + i] * width, x, i * width, width);
    }
  }

  private void fillTargets(int[] order, int from, int rows, Array y) {
    switch (data.targets()) {
      case Targets.Labels labels -> {
        int[] to = y.i32();
        for (int i = 0; i < rows; i++) {
          to[i] = labels.values()[order[from + i]];
        }
      }
      case Targets.Values values -> {
        float[] to = y.f32();
        for (int i = 0; i < rows; i++) {
          to[i] = (float) values.values()[order[from + i]];
        }
      }
      case Targets.None _ -> throw new IllegalArgumentException("training needs targets");
    }
  }
}
