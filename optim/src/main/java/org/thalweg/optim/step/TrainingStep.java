package org.thalweg.optim.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.Step;

/**
 * One step of descent as a program to be repeated. Inputs are the parameters, what the rule keeps
 * between steps, the learning rate, what else is given anew at each step, then the batch; outputs
 * are the next parameters, the next state, then the loss before the step, then the norm of its
 * gradient where it was asked for. Parameters and state are carried from step to step.
 *
 * @param step the program and what it carries
 * @param carried names of the first inputs, which are carried: the parameters, then the slots;
 *     outputs of the same places hold the next values
 * @param given names of the scalars after the learning rate that are given anew at each step
 * @param initial from parameters and the run's seed, i32[2], to the slots before the first step
 * @param used place, among inputs and outputs, of the parameters to use and to judge: those that
 *     are trained, or an average of them that the rule keeps
 * @param hasGradientNorm whether the norm of the gradient is the last output
 */
public record TrainingStep(
    Step step,
    List<String> carried,
    List<String> given,
    Program initial,
    int used,
    boolean hasGradientNorm) {

  /** Place of the trained parameters among inputs and outputs. */
  public static final int PARAMETERS = 0;

  /** Copies the lists. */
  public TrainingStep {
    carried = List.copyOf(carried);
    given = List.copyOf(given);
  }

  /**
   * The step that an objective and a rule make.
   *
   * @param objective what is descended
   * @param rule how
   * @param gradientNorm whether to give the gradient's Euclidean norm, which costs a pass over it
   */
  public static TrainingStep of(StepObjective objective, Rule rule, boolean gradientNorm) {
    Expr parameters = objective.parameters();
    Expr gradient = objective.gradient();
    Slots slots = new Slots();
    State state = State.of(objective, slots);
    Expr next = rule.next(gradient, state);
    int used = used(objective, slots, next);

    List<String> carried = new ArrayList<>(List.of("w"));
    List<Expr> inputs = new ArrayList<>(List.of(parameters));
    List<Expr> outputs = new ArrayList<>(List.of(next));
    List<Expr> initial = new ArrayList<>();
    List<Step.Carry> carries = new ArrayList<>(List.of(new Step.Carry(PARAMETERS, PARAMETERS)));
    slots
        .all()
        .forEach((name, slot) -> {
          carries.add(new Step.Carry(inputs.size(), inputs.size()));
          carried.add(name);
          inputs.add(slot.input());
          outputs.add(slot.next());
          initial.add(slot.initial());
        });
    inputs.add(state.learningRate());
    inputs.addAll(slots.allGiven().values());
    inputs.addAll(objective.batch());
    outputs.add(objective.loss());
    if (gradientNorm) {
      outputs.add(Composites.norm(gradient));
    }
    return new TrainingStep(
        new Step(new Program(inputs, outputs), carries),
        carried,
        List.copyOf(slots.allGiven().keySet()),
        new Program(List.of(parameters, slots.seed()), initial),
        used,
        gradientNorm);
  }

  /** Place of what is to be used; a slot is added for it if no slot holds just that. */
  private static int used(StepObjective objective, Slots slots, Expr next) {
    if (slots.used().isEmpty()) {
      return PARAMETERS;
    }
    Expr value = next;
    for (Slots.Used part : slots.used()) {
      value = part.place().into(value, part.value());
    }
    SequencedMap<String, Slots.Slot> all = slots.all();
    int place = PARAMETERS;
    for (Map.Entry<String, Slots.Slot> slot : all.entrySet()) {
      place++;
      if (slot.getValue().next().equals(value)) {
        return place;
      }
    }
    slots.get(Slots.USED, objective.parameters());
    slots.next(Slots.USED, value, null);
    return all.size();
  }

  /** Place of the learning rate among the inputs. */
  public int learningRate() {
    return carried.size();
  }

  /** Place among the inputs of a scalar that the rule {@linkplain State#given asked for}. */
  public int given(String name) {
    return learningRate() + 1 + given.indexOf(name);
  }

  /** Place of batch input {@code i} among the inputs. */
  public int batch(int i) {
    return learningRate() + 1 + given.size() + i;
  }

  /** Place of the loss among the outputs. */
  public int loss() {
    return carried.size();
  }

  /** Place of the gradient's norm among the outputs, where it was asked for. */
  public int gradientNorm() {
    return carried.size() + 1;
  }
}
