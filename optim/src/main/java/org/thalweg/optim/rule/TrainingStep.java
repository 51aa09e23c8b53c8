package org.thalweg.optim.rule;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.Step;

/**
 * One step of descent as a program to be repeated. Inputs are the parameters, what the rule keeps
 * between steps, the learning rate, then the batch; outputs are the next parameters, the next
 * state, then the loss before the step, then the norm of its gradient where it was asked for.
 * Parameters and state are carried from step to step.
 *
 * @param step the program and what it carries
 * @param carried how many inputs, from the first on, are carried; outputs of the same places hold
 *     the next values
 * @param hasGradientNorm whether the norm of the gradient is the last output
 */
public record TrainingStep(Step step, int carried, boolean hasGradientNorm) {

  /** Place of the parameters among inputs and outputs. */
  public static final int PARAMETERS = 0;

  /**
   * The step that an objective and a rule make.
   *
   * @param objective what is descended
   * @param rule how
   * @param gradientNorm whether to give the gradient's Euclidean norm, which costs a pass over it
   */
  public static TrainingStep of(Objective objective, Rule rule, boolean gradientNorm) {
    Expr parameters = objective.parameters();
    Expr gradient = objective.gradient();
    State state = new State(parameters);
    Expr update = rule.update(gradient, state);

    List<Expr> inputs = new ArrayList<>(List.of(parameters));
    List<Expr> outputs = new ArrayList<>(List.of(parameters.add(update)));
    state
        .slots()
        .forEach((name, slot) -> {
          inputs.add(slot);
          outputs.add(state.nextOf(name));
        });
    Expr steps = state.stepsBefore();
    if (steps != null) {
      inputs.add(steps);
      outputs.add(steps.add(1));
    }
    int carried = inputs.size();
    inputs.add(state.learningRate());
    inputs.addAll(objective.batch());
    outputs.add(objective.loss());
    if (gradientNorm) {
      outputs.add(Composites.norm(gradient));
    }
    List<Step.Carry> carries = new ArrayList<>();
    for (int i = 0; i < carried; i++) {
      carries.add(new Step.Carry(i, i));
    }
    return new TrainingStep(new Step(new Program(inputs, outputs), carries), carried, gradientNorm);
  }

  /** Place of the learning rate among the inputs. */
  public int learningRate() {
    return carried;
  }

  /** Place of batch input {@code i} among the inputs. */
  public int batch(int i) {
    return carried + 1 + i;
  }

  /** Place of the loss among the outputs. */
  public int loss() {
    return carried;
  }

  /** Place of the gradient's norm among the outputs, where it was asked for. */
  public int gradientNorm() {
    return carried + 1;
  }
}
