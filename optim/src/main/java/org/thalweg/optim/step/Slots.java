package org.thalweg.optim.step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.DType;
import org.thalweg.core.ir.Expr;

/** What a rule and all within it keep between steps, in the order in which it came to be. */
final class Slots {
  /** Name of the slot with the key of all random numbers. */
  private static final String KEY = "key";

  /** Name of a slot of parameters to use, where no slot of the rule holds them. */
  static final String USED = "used";

  /** One value: as an input of the step, before the first step, and after a step. */
  record Slot(Expr input, Expr initial, Expr next) {}

  /** Parameters to use in place of those that are trained. */
  record Used(Place place, Expr value) {}

  private final SequencedMap<String, Slot> slots = new LinkedHashMap<>();
  private final List<Used> used = new ArrayList<>();
  private final SequencedMap<String, Expr> given = new LinkedHashMap<>();
  private final Expr seed = Expr.input("seed", DType.I32, 2);
  private int draws;

  /** The value before a step. */
  Expr get(String name, Expr initial) {
    Slot slot =
        slots.computeIfAbsent(
            name,
            n -> {
              Expr input = Expr.input(n, initial.type());
              return new Slot(input, initial, input);
            });
    if (!slot.initial.equals(initial)) {
      throw new IllegalArgumentException(
          "slot " + name + " is asked for with two initial values; give it one");
    }
    return slot.input;
  }

  /** Sets the value after a step; where there is a gate and it is false, it stays as it was. */
  Expr next(String name, Expr value, @Nullable Expr gate) {
    Slot slot = slots.get(name);
    if (slot == null) {
      throw new IllegalArgumentException(
          "slot " + name + " is given a next value before it is read; read it first");
    }
    if (!slot.next.equals(slot.input)) {
      throw new IllegalArgumentException("slot " + name + " is given two next values");
    }
    if (!value.type().equals(slot.input.type())) {
      throw new IllegalArgumentException(
          "slot " + name + " is " + slot.input.type() + ", its next value " + value.type());
    }
    Expr next = gate == null ? value : gate.broadcast(value.shape()).select(value, slot.input);
    slots.put(name, new Slot(slot.input, slot.initial, next));
    return next;
  }

  /** Whether a slot has this value after the step. */
  boolean holds(Expr value) {
    return slots.values().stream().anyMatch(slot -> slot.next.equals(value));
  }

  SequencedMap<String, Slot> all() {
    return slots;
  }

  /** The seed of the run, i32[2], an input of the initial values. */
  Expr seed() {
    return seed;
  }

  /** The seed, kept from step to step. */
  Expr key() {
    return get(KEY, seed);
  }

  /** A scalar that is given anew at each step. */
  Expr given(String name, DType dtype) {
    return given.computeIfAbsent(name, n -> Expr.input(n, dtype));
  }

  SequencedMap<String, Expr> allGiven() {
    return given;
  }

  /** A number for each place in the rule that draws random numbers. */
  int draw() {
    return draws++;
  }

  void use(Place place, Expr value) {
    used.add(new Used(place, value));
  }

  List<Used> used() {
    return used;
  }
}
