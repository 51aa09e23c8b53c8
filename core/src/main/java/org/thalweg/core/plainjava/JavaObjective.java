package org.thalweg.core.plainjava;

import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.thalweg.core.objective.FiniteDifferences;
import org.thalweg.core.objective.Objective;
import org.thalweg.core.plainjava.tape.Sweep;
import org.thalweg.core.plainjava.tape.Tape;
import org.thalweg.core.plainjava.tape.Variables;
import org.thalweg.core.plainjava.translate.Recording;

/**
 * A plain Java function with its exact gradient. Values come from the method as it is; the gradient
 * from a copy that records, which computes the same value to the bit. Products with the Hessian are
 * differences of exact gradients.
 */
public final class JavaObjective implements Objective {
  private final int dimension;
  private final ToDoubleFunction<double[]> function;
  private final Recording recording;
  private final MethodHandle handle;
  private final Sweep sweep = new Sweep();
  private final double[] x;
  private final int[] indices;

  JavaObjective(int dimension, ToDoubleFunction<double[]> function, Recording recording) {
    this.dimension = dimension;
    this.function = function;
    this.recording = recording;
    this.handle = recording.handle();
    this.x = new double[dimension];
    this.indices = new int[dimension];
    recording.know(x, indices);
  }

  /** The tape, for measurements. */
  Tape tape() {
    return recording.tape();
  }

  /** What makes the gradient slow: methods that are too long for the JIT. Empty as a rule. */
  public List<String> warnings() {
    return recording.warnings();
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public double value(double[] point) {
    return function.applyAsDouble(recording.mayWritePoint() ? point.clone() : point);
  }

  @Override
  public double valueAndGradient(double[] point, double[] gradient) {
    Tape tape = recording.tape();
    Variables.set(point, x, indices);
    tape.begin(dimension, false, null);
    double value;
    try {
      value = (double) handle.invokeExact(tape, x, indices);
    } catch (Throwable e) {
      tape.failures.check();
      value(point); // throws the same, with the user's own lines
      throw Recording.thrown(e);
    }
    tape.failures.check();
    sweep.begin(tape);
    if (recording.returnsActive()) {
      sweep.seed(tape.result, 1);
    }
    sweep.gradient(tape, dimension, gradient);
    return value;
  }

  @Override
  public void hessianVectorProduct(double[] point, double[] vector, double[] product) {
    FiniteDifferences.hessianVectorProduct(this, point, vector, product);
  }

  @Override
  public String toString() {
    return "plain Java function of " + dimension + " variables";
  }
}
