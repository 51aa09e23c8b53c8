package org.thalweg.optim.step;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Type;
import org.thalweg.core.ir.Distribution;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Layout;

/**
 * What an update rule's formula may use. It is a scratch pad while the formula is written: a slot
 * comes to be when it is first asked for, and what no rule asks for costs nothing.
 */
public final class State {
  private final StepObjective objective;
  private final Slots slots;
  private final Expr learningRate;
  private final Place place;
  private final String prefix;
  private final @Nullable Expr gate;
  private final Set<String> counters;

  private State(
      StepObjective objective,
      Slots slots,
      Expr learningRate,
      Place place,
      String prefix,
      @Nullable Expr gate,
      Set<String> counters) {
    this.objective = objective;
    this.slots = slots;
    this.learningRate = learningRate;
    this.place = place;
    this.prefix = prefix;
    this.gate = gate;
    this.counters = counters;
  }

  static State of(StepObjective objective, Slots slots) {
    return new State(
        objective,
        slots,
        Expr.input("learningRate", objective.parameters().dtype()),
        new Place.Whole(objective.layout()),
        "",
        null,
        new HashSet<>());
  }

  /** The parameters before the step, one vector. */
  public Expr parameters() {
    return place.from(objective.parameters());
  }

  /** Type of the parameters. */
  public Type type() {
    return parameters().type();
  }

  /** Names, shapes and places of the parts of the parameters. */
  public Layout layout() {
    return place.layout();
  }

  /**
   * A vector made part by part.
   *
   * @param vector of the parameters' type
   * @param formula from a part's name and that part of the vector, in its shape, to the part of the
   *     result, in the same shape
   */
  public Expr byParts(Expr vector, BiFunction<String, Expr, Expr> formula) {
    Map<String, Expr> views = layout().views(vector);
    views.replaceAll(formula);
    return layout().flatten(views);
  }

  /** One part of a vector of the parameters' type, in its shape. */
  public Expr part(Expr vector, String name) {
    Layout.Part part = layout().part(name);
    return vector.slice(0, part.offset(), part.end()).reshape(part.shape());
  }

  /** The learning rate, a scalar of the parameters' element type, given anew at each step. */
  public Expr learningRate() {
    return learningRate;
  }

  /** Another scalar of that type that whoever runs the step gives anew each time, by its name. */
  public Expr given(String name) {
    return slots.given(name, objective.parameters().dtype());
  }

  /** The loss before the step, a scalar. */
  public Expr loss() {
    return objective.loss();
  }

  /** The loss of this step's batch at other parameters, a scalar. */
  public Expr lossAt(Expr parameters) {
    return objective.lossAt(place.into(objective.parameters(), parameters));
  }

  /** The gradient of this step's batch at other parameters: one more pass over the batch. */
  public Expr gradientAt(Expr parameters) {
    return place.from(objective.gradientAt(place.into(objective.parameters(), parameters)));
  }

  /** The Hessian of this step's batch before the step, times a vector of the parameters' type. */
  public Expr hessianVectorProduct(Expr vector) {
    Expr zeros = Expr.full(objective.parameters().type(), 0);
    return place.from(objective.hessianVectorProduct(place.into(zeros, vector)));
  }

  /** Number of this step, counted from 1, as a scalar of the parameters' element type. */
  public Expr step() {
    return count("step").add(1).cast(objective.parameters().dtype());
  }

  /** New random numbers at each step; the same ones for the same seed of the run. */
  public Expr random(Distribution distribution, Type type) {
    Expr draw = Expr.scalar(DType.I32, slots.draw());
    Expr key = Expr.random(Distribution.BITS, Type.of(DType.I32, 2), slots.key(), draw);
    return Expr.random(distribution, type, key, count("draws"));
  }

  /** A slot of the parameters' type that is zeros before the first step. */
  public Expr get(String slot) {
    return get(slot, Expr.full(type(), 0));
  }

  /**
   * A slot: its value before the step.
   *
   * @param slot its name, unique in the rule
   * @param initial its value before the first step, a formula over {@link #parameters()} alone
   * @throws IllegalArgumentException if it has been asked for with another initial value
   */
  public Expr get(String slot, Expr initial) {
    return slots.get(prefix + slot, initial);
  }

  /**
   * Sets the value that a slot has after the step, and returns it: the one given, or what the slot
   * held before where this is a state for {@linkplain #when some steps} and the step is none.
   *
   * @throws IllegalArgumentException if it is set twice, or before it was asked for, or is not of
   *     the slot's type
   */
  public Expr next(String slot, Expr value) {
    return slots.next(prefix + slot, value, gate);
  }

  /** Says which parameters to use and to judge where they are not those that are trained. */
  public void use(Expr parameters) {
    if (gate != null && !slots.holds(parameters)) {
      get(Slots.USED, parameters());
      slots.use(place, next(Slots.USED, parameters));
    } else {
      slots.use(place, parameters);
    }
  }

  /** This state with another learning rate; slots and step number are the same. */
  public State withLearningRate(Expr rate) {
    return new State(objective, slots, rate, place, prefix, gate, counters);
  }

  /**
   * The state of a rule within this one that takes only some steps: in the others its slots stay as
   * they are, and its step number does not count.
   *
   * @param name put before the names of its slots
   * @param condition bool scalar, whether this is a step of the inner rule
   */
  public State when(String name, Expr condition) {
    Expr both = gate == null ? condition : gate.and(condition);
    String inside = prefix + name + "/";
    return new State(objective, slots, learningRate, place, inside, both, new HashSet<>());
  }

  /**
   * The state of a rule for some of the parts.
   *
   * @param name put before the names of its slots
   * @param parts names of the parts, in any order
   */
  public State parts(String name, List<String> parts) {
    Place inner = new Place.Within(place, Place.Parts.of(layout(), parts));
    String inside = prefix + name + "/";
    return new State(objective, slots, learningRate, inner, inside, gate, new HashSet<>());
  }

  /** The parts of a vector that an {@linkplain #parts inner state} is for, its vector. */
  public Expr take(Expr vector, State inner) {
    return inner.layout().flatten(layout().views(vector));
  }

  /** A vector with other values in the parts that an {@linkplain #parts inner state} is for. */
  public Expr put(Expr vector, State inner, Expr values) {
    Map<String, Expr> views = layout().views(vector);
    views.putAll(inner.layout().views(values));
    return layout().flatten(views);
  }

  private Expr count(String name) {
    Expr before = get(name, Expr.scalar(DType.I32, 0));
    if (counters.add(name)) {
      next(name, before.add(1));
    }
    return before;
  }
}
