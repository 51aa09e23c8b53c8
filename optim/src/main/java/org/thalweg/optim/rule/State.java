package org.thalweg.optim.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.DType;
import org.thalweg.core.ir.Expr;

/**
 * What an update rule's formula may use. It is a scratch pad while the formula is written: slots
 * come to be when they are first asked for, and the step number is counted only for a rule that
 * reads it.
 */
public final class State {
  private final Expr parameters;
  private final Expr learningRate;
  private final SequencedMap<String, Expr> slots = new LinkedHashMap<>();
  private final Map<String, Expr> next = new LinkedHashMap<>();
  private @Nullable Expr step;

  State(Expr parameters) {
    this.parameters = parameters;
    this.learningRate = Expr.input("learningRate", parameters.dtype());
  }

  /** The parameters before the step. */
  public Expr parameters() {
    return parameters;
  }

  /** The learning rate, a scalar of the parameters' type that may differ from step to step. */
  public Expr learningRate() {
    return learningRate;
  }

  /** Number of this step, counted from 1, as a scalar of the parameters' type. */
  public Expr step() {
    if (step == null) {
      step = Expr.input("step", DType.I32);
    }
    return step.add(1).cast(parameters.dtype());
  }

  /**
   * The value of a slot, of the parameters' type: zeros at the first step, then what {@link #next}
   * set.
   */
  public Expr get(String slot) {
    return slots.computeIfAbsent(slot, name -> Expr.input(name, parameters.type()));
  }

  /**
   * Sets the value that a slot has at the next step, and returns it.
   *
   * @throws IllegalArgumentException if it is set twice or is not of the parameters' type
   */
  public Expr next(String slot, Expr value) {
    if (!value.type().equals(parameters.type())) {
      throw new IllegalArgumentException(
          "slot "
              + slot
              + " is "
              + parameters.type()
              + " like the parameters, not "
              + value.type());
    }
    get(slot);
    if (next.putIfAbsent(slot, value) != null) {
      throw new IllegalArgumentException("slot " + slot + " is given two next values");
    }
    return value;
  }

  /** Slots by name, as inputs of the step. */
  SequencedMap<String, Expr> slots() {
    return slots;
  }

  /** Next value of a slot; its value now where the rule has not set one. */
  Expr nextOf(String slot) {
    return next.getOrDefault(slot, get(slot));
  }

  /** The count of steps before this one, or null if the rule does not use it. */
  @Nullable Expr stepsBefore() {
    return step;
  }
}
