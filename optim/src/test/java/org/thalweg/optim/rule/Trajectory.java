package org.thalweg.optim.rule;

import java.util.Arrays;
import java.util.List;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.compile.Compiler;
import org.thalweg.core.compile.Options;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Layout;
import org.thalweg.core.ir.Step;
import org.thalweg.optim.step.BatchObjective;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.TrainingStep;

/** A rule's way along gradients that are given: the loss is w·g, whose gradient by w is g. */
final class Trajectory {
  private final TrainingStep step;
  private final Executable run;

  Trajectory(Rule rule, DType dtype, double[] start) {
    Expr w = Expr.input("w", dtype, start.length);
    Expr g = Expr.input("g", dtype, start.length);
    Layout layout = Layout.of("w", Shape.of(start.length));
    step = TrainingStep.of(new BatchObjective(w, layout, List.of(g), w.mul(g).sum()), rule, false);
    run = Compiler.compile(step.step(), Options.defaults());
    Executable initial = Interpreter.of(Step.of(step.initial()));
    initial.input(0).copyFrom(Quadratic.values(dtype, start));
    initial.run();
    run.input(TrainingStep.PARAMETERS).copyFrom(initial.input(0));
    for (int i = 1; i < step.carried().size(); i++) {
      run.input(i).copyFrom(initial.output(i - 1));
    }
  }

  /** The parameters after a step along a gradient. */
  double[] step(double learningRate, double[] gradient) {
    run.input(step.learningRate()).set(0, learningRate);
    run.input(step.batch(0)).copyFrom(Quadratic.values(run.input(0).dtype(), gradient));
    run.run();
    return values(TrainingStep.PARAMETERS);
  }

  /** The parameters to use. */
  double[] used() {
    return values(step.used());
  }

  private double[] values(int place) {
    Array array = run.input(place);
    double[] values = new double[array.size()];
    Arrays.setAll(values, array::get);
    return values;
  }

  /** How far numbers are from those expected, as a part of these, at most. */
  static double relativeError(double[] expected, double[] actual) {
    double worst = 0;
    for (int i = 0; i < expected.length; i++) {
      double error = Math.abs(actual[i] - expected[i]);
      worst = Math.max(worst, error == 0 ? 0 : error / Math.abs(expected[i])); // NaN stays
    }
    return worst;
  }
}
