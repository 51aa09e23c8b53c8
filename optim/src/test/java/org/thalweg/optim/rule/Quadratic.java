package org.thalweg.optim.rule;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
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

/**
 * The convex quadratic ½·Σ aᵢ·(wᵢ − tᵢ)² over a matrix and a vector, aᵢ from 1 to 10; the last
 * parameter has no gradient. One descent on it.
 */
final class Quadratic {
  static final Layout LAYOUT = Layout.of("W", Shape.of(3, 4), "b", Shape.of(5));

  private final TrainingStep step;
  private final Executable run;
  private final double[] target = new double[LAYOUT.size()];

  Quadratic(Rule rule, DType dtype, Options options) {
    int n = LAYOUT.size();
    SplittableRandom random = new SplittableRandom(7);
    double[] curvature = new double[n];
    double[] start = new double[n];
    for (int i = 0; i < n; i++) {
      curvature[i] = i == n - 1 ? 0 : 1 + 9.0 * i / (n - 2);
      target[i] = random.nextDouble(-2, 2);
      start[i] = random.nextDouble(-2, 2);
    }
    Expr w = Expr.input("w", dtype, n);
    Expr a = Expr.constant(values(dtype, curvature));
    Expr t = Expr.constant(values(dtype, target));
    Expr loss = w.sub(t).square().mul(a).sum().mul(0.5);
    step = TrainingStep.of(new BatchObjective(w, LAYOUT, List.of(), loss), rule, false);
    run = Compiler.compile(step.step(), options);
    Executable initial = Interpreter.of(Step.of(step.initial()));
    initial.input(0).copyFrom(values(dtype, start));
    initial.input(1).copyFrom(Array.of(new int[] {1, 2}, 2));
    initial.run();
    run.input(0).copyFrom(initial.input(0));
    for (int i = 1; i < step.carried().size(); i++) {
      run.input(i).copyFrom(initial.output(i - 1));
    }
  }

  static Array values(DType dtype, double[] values) {
    Array array = Array.zeros(org.thalweg.core.array.Type.of(dtype, values.length));
    for (int i = 0; i < values.length; i++) {
      array.set(i, values[i]);
    }
    return array;
  }

  void step(double learningRate) {
    run.input(step.learningRate()).set(0, learningRate);
    run.run();
  }

  /** Goes down with a rate that falls to 0. */
  Quadratic descend(double learningRate, int steps) {
    for (int i = 0; i < steps; i++) {
      step(learningRate * (1 - (double) i / steps));
    }
    return this;
  }

  /** Parameters and state, a copy of each. */
  List<Array> carried() {
    return java.util.stream.IntStream.range(0, step.carried().size())
        .mapToObj(i -> run.input(i).copy())
        .toList();
  }

  void restore(List<Array> carried) {
    for (int i = 0; i < carried.size(); i++) {
      run.input(i).copyFrom(carried.get(i));
    }
  }

  /** The parameters to use. */
  double[] parameters() {
    Array used = run.input(step.used());
    double[] values = new double[used.size()];
    Arrays.setAll(values, used::get);
    return values;
  }

  /** Distance from the minimum, without the parameter that has no gradient. */
  double distance() {
    double[] w = parameters();
    double sum = 0;
    for (int i = 0; i < w.length - 1; i++) {
      sum += (w[i] - target[i]) * (w[i] - target[i]);
    }
    return Math.sqrt(sum);
  }
}
