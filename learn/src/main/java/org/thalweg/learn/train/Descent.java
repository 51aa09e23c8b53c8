package org.thalweg.learn.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.Type;
import org.thalweg.core.compile.NonFinite;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.Step;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.SplitMix64;
import org.thalweg.learn.model.Engine;
import org.thalweg.learn.model.LossTerms;
import org.thalweg.learn.model.Model;
import org.thalweg.learn.train.options.TrainingOptions;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.TrainingStep;
import org.thalweg.optim.transform.Accumulate;

/**
 * Parameters and the rule's state on their way down. A step is compiled for each size of batch that
 * comes up: one, and another for what is left at the end of an epoch.
 */
final class Descent {
  /** Rows times parameters that the interpreter goes through in a few seconds. */
  private static final long MOST_LOOKED_AT = 20_000_000;

  /** Sets the random numbers of dropout apart from those that shuffle rows. */
  private static final long DROPOUT = 0x64726f706f7574L;

  private final Model model;
  private final BatchFeed feed;
  private final Rule rule;
  private final LossTerms terms;
  private final boolean gradientNorm;
  private final Engine engine;
  private final long runSeed;
  private final Map<Integer, Compiled> bySize = new HashMap<>();
  private @Nullable Compiled current;
  private long steps;
  private int[] filledOrder = {};
  private int filledFrom;
  private int filledRows;

  private record Compiled(TrainingStep step, Executable executable, List<Array> inputs) {
    List<Array> batch() {
      return inputs.subList(step.batch(0), inputs.size());
    }
  }

  /**
   * A place on the way down.
   *
   * @param steps done since the start
   * @param carried the parameters, then what the rule keeps
   */
  record State(long steps, List<Array> carried) {}

  Descent(Model model, Dataset data, TrainingOptions options, Plan plan, Engine engine) {
    this.model = model;
    Optional<float[]> weights = RowWeights.of(data, options.loss().classWeights());
    this.feed = new BatchFeed(data, weights);
    this.rule = options.descent().optimizer().rule();
    this.terms =
        new LossTerms(
            plan.l2(),
            options.loss().labelSmoothing(),
            weights.isPresent(),
            options.loss().dropout());
    this.gradientNorm = options.stop().gradientTolerance().isPresent();
    this.engine = engine;
    this.runSeed = options.seed();
  }

  /** Goes to some parameters, with the rule's state at its first values, for batches of a size. */
  void start(Array parameters, int batch) {
    Compiled compiled = bySize.computeIfAbsent(batch, this::compile);
    Executable initial = Interpreter.of(Step.of(compiled.step.initial()));
    initial.input(0).copyFrom(parameters);
    initial.input(1).copyFrom(Array.of(new int[] {(int) (runSeed >>> 32), (int) runSeed}, 2));
    initial.run();
    compiled.executable.input(TrainingStep.PARAMETERS).copyFrom(parameters);
    for (int i = 1; i < compiled.step.carried().size(); i++) {
      compiled.executable.input(i).copyFrom(initial.output(i - 1));
    }
    current = compiled;
    steps = 0;
  }

  /** Where it is now, in copies. */
  State state() {
    List<Array> copies = new ArrayList<>();
    for (Array array : carried(running())) {
      copies.add(array.copy());
    }
    return new State(steps, copies);
  }

  /** Names of the arrays that are carried from step to step: the parameters, the rule's. */
  List<String> names() {
    return running().step.carried();
  }

  /** Goes to a place where this descent has been. */
  void go(State state) {
    hand(state.carried, running());
    steps = state.steps;
  }

  /** Steps done since the start. */
  long steps() {
    return steps;
  }

  /**
   * One step on some rows.
   *
   * @param order row numbers
   * @param from place of the first row in the order
   * @param rows how many of them
   * @return the loss of these rows before the step
   */
  double step(int[] order, int from, int rows, double learningRate, Portion portion) {
    Compiled now = sized(rows);
    fill(order, from, rows, now);
    give(now.step, now.inputs, learningRate, portion, steps);
    now.executable.run();
    steps++;
    return now.executable.output(now.step.loss()).item();
  }

  /** Sets the inputs that are new at each step, but for the rows. */
  private void give(
      TrainingStep step, List<Array> inputs, double learningRate, Portion portion, long number) {
    inputs.get(step.learningRate()).set(0, learningRate);
    if (!step.given().isEmpty()) {
      inputs.get(step.given(Accumulate.SHARE)).set(0, portion.share());
      inputs.get(step.given(Accumulate.LAST)).set(0, portion.last() ? 1 : 0);
    }
    if (terms.dropout() > 0) {
      dropoutKey(number, inputs.getLast());
    }
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

  /** Whether the parameters and all arrays that the rule keeps are finite. */
  boolean isFinite() {
    return carried(running()).stream()
        .allMatch(array -> array.shape().rank() == 0 || array.isFinite());
  }

  /**
   * The first op of a step whose result is no finite number, by the interpreter: one of the loss's
   * where there is one. Where a batch is too large for it, its first rows are looked at.
   *
   * @param before the place that the step leads from
   */
  Optional<NonFinite> firstNonFinite(
      State before, int[] order, int from, int rows, double learningRate, Portion portion) {
    long few = Math.max(1, MOST_LOOKED_AT / model.layout().size());
    int looked = (int) Math.min(rows, few);
    TrainingStep step = step(looked);
    List<Array> inputs = new ArrayList<>(before.carried);
    for (Expr input : step.step().program().inputs().subList(inputs.size(), inputCount(step))) {
      inputs.add(Array.zeros(input.type()));
    }
    feed.fill(order, from, looked, inputs.subList(step.batch(0), inputs.size()));
    give(step, inputs, learningRate, portion, before.steps);
    Program whole = step.step().program();
    Program loss = new Program(whole.inputs(), List.of(whole.outputs().get(step.loss())));
    return NonFinite.find(loss, inputs).or(() -> NonFinite.find(whole, inputs));
  }

  /** What is dropped depends on the seed and the number of the step alone. */
  private void dropoutKey(long step, Array key) {
    long bits = new SplitMix64(runSeed ^ DROPOUT, step).nextLong();
    key.i32()[0] = (int) (bits >>> 32);
    key.i32()[1] = (int) bits;
  }

  private static int inputCount(TrainingStep step) {
    return step.step().program().inputs().size();
  }

  private Compiled running() {
    if (current == null) {
      throw new IllegalStateException("the descent has not been started");
    }
    return current;
  }

  /** The arrays that are carried from step to step. */
  private static List<Array> carried(Compiled compiled) {
    List<Array> carried = new ArrayList<>();
    for (int i = 0; i < compiled.step.carried().size(); i++) {
      carried.add(compiled.executable.input(i));
    }
    return carried;
  }

  /**
   * Makes sure that a place can be one of this descent's.
   *
   * @throws InputException if it is of another model or rule
   */
  void requireFits(State state, List<String> names) {
    List<Type> types = carried(running()).stream().map(Array::type).toList();
    List<Type> found = state.carried.stream().map(Array::type).toList();
    if (!names.equals(names()) || !found.equals(types)) {
      throw new InputException(
          "the checkpoint holds %s %s, this run needs %s %s: another version wrote it; train anew"
              .formatted(names, found, names(), types));
    }
  }

  private static void hand(List<Array> from, Compiled to) {
    for (int i = 0; i < from.size(); i++) {
      to.executable.input(i).copyFrom(from.get(i));
    }
  }

  /** The step for a size of batch, with parameters and state handed over to it. */
  private Compiled sized(int rows) {
    Compiled before = running();
    Compiled compiled = bySize.computeIfAbsent(rows, this::compile);
    if (compiled != before) {
      hand(carried(before), compiled);
      current = compiled;
    }
    return compiled;
  }

  private Compiled compile(int rows) {
    TrainingStep step = step(rows);
    Executable executable = engine.compile(step.step());
    List<Array> inputs = IntStream.range(0, inputCount(step)).mapToObj(executable::input).toList();
    return new Compiled(step, executable, inputs);
  }

  private TrainingStep step(int rows) {
    return TrainingStep.of(model.objective(rows, terms), rule, gradientNorm);
  }

  /** Copies the rows in, unless they are there from the last step, as in batch gradient descent. */
  private void fill(int[] order, int from, int rows, Compiled to) {
    if (order == filledOrder && from == filledFrom && rows == filledRows) {
      return;
    }
    feed.fill(order, from, rows, to.batch());
    filledOrder = order;
    filledFrom = from;
    filledRows = rows;
  }
}
