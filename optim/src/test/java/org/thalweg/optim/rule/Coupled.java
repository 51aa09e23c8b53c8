package org.thalweg.optim.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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
 * A loss whose derivatives are easily written in plain Java: ½·Σ aᵢ·(wᵢ − tᵢ)² + ½·c·(Σ wᵢ)², over
 * a matrix W of 3×4 and a vector b of 5. Paths down it, by rules and by plain loops.
 */
public final class Coupled {
  /** Its parameters. */
  public static final Layout LAYOUT = Layout.of("W", Shape.of(3, 4), "b", Shape.of(5));

  /** Number of its parameters. */
  public static final int SIZE = LAYOUT.size();

  /** Where the matrix ends and the vector starts. */
  public static final int MATRIX = 12;

  private static final int STEPS = 50;
  private static final double COUPLING = 0.2;
  private static final double[] CURVATURE = random(1, 0.5, 3);
  private static final double[] TARGET = random(2, -2, 2);

  private Coupled() {}

  /** A rule as a plain loop, which may keep what it likes. */
  @FunctionalInterface
  public interface Loop {
    /** The parameters after step t, counted from 1. */
    double[] next(double[] w, double[] gradient, double rate, int t);
  }

  /** Parameters after each step: those that are trained, and those to use. */
  public record Path(List<double[]> trained, List<double[]> used) {}

  private static double[] random(long seed, double low, double high) {
    return new SplittableRandom(seed).doubles(SIZE, low, high).toArray();
  }

  /** Where each path starts. */
  public static double[] start() {
    return random(3, -1, 1);
  }

  /** The loss. */
  public static double loss(double[] w) {
    double sum = 0;
    for (int i = 0; i < SIZE; i++) {
      sum += CURVATURE[i] * (w[i] - TARGET[i]) * (w[i] - TARGET[i]);
    }
    double all = Arrays.stream(w).sum();
    return (sum + COUPLING * all * all) / 2;
  }

  /** Its gradient. */
  public static double[] gradient(double[] w) {
    double all = Arrays.stream(w).sum();
    double[] g = new double[SIZE];
    Arrays.setAll(g, i -> CURVATURE[i] * (w[i] - TARGET[i]) + COUPLING * all);
    return g;
  }

  /** Its Hessian times a vector. */
  public static double[] hessianVectorProduct(double[] u) {
    double all = Arrays.stream(u).sum();
    double[] h = new double[SIZE];
    Arrays.setAll(h, i -> CURVATURE[i] * u[i] + COUPLING * all);
    return h;
  }

  /** Numbers as an array of a type. */
  public static Array values(DType dtype, double[] values) {
    return Quadratic.values(dtype, values);
  }

  /** The loss as a formula. */
  public static BatchObjective objective(DType dtype) {
    Expr w = Expr.input("w", dtype, SIZE);
    Expr a = Expr.constant(values(dtype, CURVATURE));
    Expr t = Expr.constant(values(dtype, TARGET));
    Expr loss = w.sub(t).square().mul(a).sum().add(w.sum().square().mul(COUPLING)).mul(0.5);
    return new BatchObjective(w, LAYOUT, List.of(), loss);
  }

  /** The rate of a step, not the same at each. */
  public static double rate(double base, int t) {
    return base * (1 + 0.25 * (t % 3));
  }

  /** A compiled step of a rule, its parameters and state as before the first one. */
  public static Executable ready(TrainingStep step, Array start) {
    return ready(step, start, Options.defaults());
  }

  /** A step compiled with these options, its parameters and state as before the first one. */
  public static Executable ready(TrainingStep step, Array start, Options options) {
    Executable initial = Interpreter.of(Step.of(step.initial()));
    initial.input(0).copyFrom(start);
    initial.input(1).copyFrom(Array.of(new int[] {1, 2}, 2));
    initial.run();
    Executable run = Compiler.compile(step.step(), options);
    run.input(TrainingStep.PARAMETERS).copyFrom(start);
    for (int i = 1; i < step.carried().size(); i++) {
      run.input(i).copyFrom(initial.output(i - 1));
    }
    return run;
  }

  /** Parameters and state, a copy of each. */
  public static List<Array> carried(TrainingStep step, Executable run) {
    return IntStream.range(0, step.carried().size()).mapToObj(i -> run.input(i).copy()).toList();
  }

  /** The path of a rule, compiled, in f64. */
  public static Path path(Rule rule, double base, int steps) {
    TrainingStep step = TrainingStep.of(objective(DType.F64), rule, false);
    Executable run = ready(step, Array.of(start(), SIZE));
    Path path = new Path(new ArrayList<>(), new ArrayList<>());
    for (int t = 1; t <= steps; t++) {
      run.input(step.learningRate()).set(0, rate(base, t));
      run.run();
      path.trained.add(run.input(TrainingStep.PARAMETERS).f64().clone());
      path.used.add(run.input(step.used()).f64().clone());
    }
    return path;
  }

  /** Compares 50 steps of a rule with a plain loop, to 1e-10 of the norm of the parameters. */
  public static void assertSamePath(Rule rule, double base, Loop loop) {
    List<double[]> path = path(rule, base, STEPS).trained;
    double[] w = start();
    for (int t = 1; t <= STEPS; t++) {
      w = loop.next(w.clone(), gradient(w), rate(base, t), t);
      assertClose(w, path.get(t - 1), "step " + t);
    }
  }

  /** Compares two vectors, to 1e-10 of the norm of the first. */
  public static void assertClose(double[] expected, double[] actual, String what) {
    double size = norm(expected, 0, expected.length);
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 1e-10 * size, what + ", element " + i);
    }
  }

  /** Compares what is to be used after 50 steps of a rule with a vector, likewise. */
  public static void assertUsed(double[] expected, Rule rule, double base) {
    assertClose(expected, path(rule, base, STEPS).used.getLast(), "what is to be used");
  }

  /** Euclidean norm of some elements. */
  public static double norm(double[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[i] * x[i];
    }
    return Math.sqrt(sum);
  }
}
