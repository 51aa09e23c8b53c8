package org.thalweg.optim.method.descent;

import org.thalweg.core.compile.Compiler;
import org.thalweg.core.compile.Options;
import org.thalweg.core.interpret.Executable;
import org.thalweg.optim.Check;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.method.Step;
import org.thalweg.optim.method.Steps;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.step.GivenGradient;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.TrainingStep;

/**
 * Steps by an update rule as training uses them, at a constant rate.
 *
 * @param rule its formula
 * @param learningRate η
 */
public record ByRule(Rule rule, double learningRate) implements Method {

  /** Checks the rate. */
  public ByRule {
    Check.positive("learning rate", learningRate);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the rule looks at the function at other places in a step
   */
  @Override
  public Steps start(Evaluations f, Point start, long seed) {
    TrainingStep step = TrainingStep.of(GivenGradient.of(start.x().length), rule, false);
    Executable run = Compiler.compile(step.step(), Options.defaults());
    initialize(step, run, start, seed);
    return new Steps() {
      private Point trained = start;

      @Override
      public Step next() {
        run.input(step.learningRate()).set(0, learningRate);
        run.input(step.batch(0)).set(0, trained.value());
        System.arraycopy(
            trained.gradient(), 0, run.input(step.batch(1)).f64(), 0, trained.gradient().length);
        run.run();
        trained = f.at(run.input(TrainingStep.PARAMETERS).f64().clone());
        boolean same = step.used() == TrainingStep.PARAMETERS;
        Point used = same ? trained : f.at(run.input(step.used()).f64().clone());
        return new Step.Moved(used, learningRate);
      }
    };
  }

  private static void initialize(TrainingStep step, Executable run, Point start, long seed) {
    Executable initial = Compiler.compile(step.initial(), Options.defaults());
    System.arraycopy(start.x(), 0, initial.input(0).f64(), 0, start.x().length);
    initial.input(1).i32()[0] = (int) seed;
    initial.input(1).i32()[1] = (int) (seed >>> 32);
    initial.run();
    run.input(TrainingStep.PARAMETERS).copyFrom(initial.input(0));
    for (int i = 1; i < step.carried().size(); i++) {
      run.input(i).copyFrom(initial.output(i - 1));
    }
  }
}
