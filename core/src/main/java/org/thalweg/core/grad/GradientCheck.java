package org.thalweg.core.grad;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.grad.GradientReport.Entry;
import org.thalweg.core.grad.GradientReport.Law;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;

/**
 * Compares derivatives of a program with central differences (f(x + h·v) - f(x - h·v)) / 2h: the
 * gradient entry by entry, forward mode along random directions, and the Hessian times these
 * directions in both ways to compute it. All outputs are first added up with random weights to one
 * scalar (a single scalar output is taken as it is). Runs on the reference interpreter, so sizes
 * should be small. Where the function has a kink or a jump within the step, the check fails
 * although the derivative may be right: check at another point.
 *
 * @param directions number of random directions
 * @param entries greatest number of gradient entries compared one by one; of more, random ones
 * @param step h for inputs of magnitude up to 1; it grows with the greatest magnitude
 * @param tolerance greatest error that passes, relative to the larger of 1 and the values compared
 * @param seed seed of directions, weights and chosen entries
 */
public record GradientCheck(int directions, int entries, double step, double tolerance, long seed) {

  /** Three directions, 100 entries, step 1e-5, tolerance 1e-6, seed 0. */
  public static final GradientCheck STANDARD = new GradientCheck(3, 100, 1e-5, 1e-6, 0);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public GradientCheck {
    if (directions < 1 || entries < 1 || !(step > 0) || !(tolerance > 0)) {
      throw new IllegalArgumentException(
          "gradient check with "
              + directions
              + " directions, "
              + entries
              + " entries, step "
              + step
              + " and tolerance "
              + tolerance
              + "; all must be above 0");
    }
  }

  /**
   * Checks the derivatives of all outputs by all f64 inputs at one point; inputs of other types are
   * held fixed.
   *
   * @param at one array for each input of the program
   * @throws IllegalArgumentException if an output is not f64 or no input is
   */
  public GradientReport check(Program program, List<Array> at) {
    return new Run(program, at).report();
  }

  private final class Run {
    private final SplittableRandom random = new SplittableRandom(seed);
    private final List<Array> at;
    private final List<Integer> moving;
    private final List<Expr> wrt;
    private final Program value;
    private final Program gradient;
    private final Program products;
    private final double h;
    private final Map<Law, Entry> worst = new EnumMap<>(Law.class);

    Run(Program program, List<Array> at) {
      this.at = at;
      List<Expr> inputs = program.inputs();
      moving =
          IntStream.range(0, inputs.size())
              .filter(i -> inputs.get(i).dtype() == DType.F64)
              .boxed()
              .toList();
      if (moving.isEmpty()
          || program.outputs().stream().anyMatch(output -> output.dtype() != DType.F64)) {
        throw new IllegalArgumentException(
            "gradient check of inputs "
                + inputs.stream().map(Expr::type).toList()
                + " and outputs "
                + program.outputs().stream().map(Expr::type).toList()
                + "; it needs an f64 input and f64 outputs alone, build the program in f64");
      }
      wrt = moving.stream().map(inputs::get).toList();
      Expr scalar = scalar(program.outputs());
      List<Expr> vectors = wrt.stream().map(w -> Expr.input(w + "'", w.type())).toList();
      List<Expr> gradients = Derivatives.gradient(scalar, wrt);
      value = program.withOutputs(List.of(scalar));
      gradient = program.withOutputs(gradients);
      List<Expr> outputs = new ArrayList<>(Derivatives.jvp(List.of(scalar), wrt, vectors));
      outputs.addAll(Derivatives.hessianVectorProduct(scalar, wrt, vectors));
      outputs.addAll(Derivatives.vjp(gradients, wrt, vectors));
      products = new Program(Stream.concat(inputs.stream(), vectors.stream()).toList(), outputs);
      double magnitude = 1;
      for (int i : moving) {
        for (double x : at.get(i).f64()) {
          magnitude = Math.max(magnitude, Math.abs(x));
        }
      }
      h = step * magnitude;
    }

    private Expr scalar(List<Expr> outputs) {
      if (outputs.size() == 1 && outputs.get(0).shape().rank() == 0) {
        return outputs.get(0);
      }
      return outputs.stream()
          .map(output -> output.mul(Expr.constant(random(output.shape()))).sum())
          .reduce(Expr::add)
          .orElseThrow();
    }

    GradientReport report() {
      entries();
      for (int d = 1; d <= directions; d++) {
        direction("random direction " + d);
      }
      return new GradientReport(List.copyOf(worst.values()), tolerance);
    }

    private void entries() {
      List<Array> analytic = Interpreter.evaluate(gradient, at);
      int total = wrt.stream().mapToInt(w -> w.shape().size()).sum();
      int[] chosen =
          total <= entries
              ? IntStream.range(0, total).toArray()
              : random.ints(entries, 0, total).toArray();
      for (int place : chosen) {
        int input = 0;
        int i = place;
        while (i >= wrt.get(input).shape().size()) {
          i -= wrt.get(input).shape().size();
          input++;
        }
        List<Array> unit = wrt.stream().map(w -> Array.zeros(w.type())).toList();
        unit.get(input).set(i, 1);
        double numeric = differences(value, unit).get(0).item();
        record(Law.REVERSE, wrt.get(input), i, analytic.get(input).get(i), numeric);
      }
    }

    private void direction(String name) {
      List<Array> v = wrt.stream().map(w -> random(w.shape())).toList();
      List<Array> analytic =
          Interpreter.evaluate(products, Stream.concat(at.stream(), v.stream()).toList());
      record(
          new Entry(
              Law.FORWARD,
              name,
              List.of(),
              analytic.get(0).item(),
              differences(value, v).get(0).item()));
      List<Array> numeric = differences(gradient, v);
      for (int k = 0; k < wrt.size(); k++) {
        Array forward = analytic.get(1 + k);
        Array reverse = analytic.get(1 + wrt.size() + k);
        for (int i = 0; i < forward.size(); i++) {
          double n = numeric.get(k).get(i);
          record(Law.FORWARD_OVER_REVERSE, wrt.get(k), i, forward.get(i), n);
          record(Law.REVERSE_OVER_REVERSE, wrt.get(k), i, reverse.get(i), n);
        }
      }
    }

    /** (f(x + h·v) - f(x - h·v)) / 2h of all outputs. */
    private List<Array> differences(Program f, List<Array> v) {
      List<Array> up = Interpreter.evaluate(f, moved(v, h));
      List<Array> down = Interpreter.evaluate(f, moved(v, -h));
      for (int k = 0; k < up.size(); k++) {
        for (int i = 0; i < up.get(k).size(); i++) {
          up.get(k).set(i, (up.get(k).get(i) - down.get(k).get(i)) / (2 * h));
        }
      }
      return up;
    }

    private List<Array> moved(List<Array> v, double by) {
      List<Array> point = new ArrayList<>(at);
      for (int k = 0; k < moving.size(); k++) {
        Array x = at.get(moving.get(k)).copy();
        for (int i = 0; i < x.size(); i++) {
          x.set(i, x.get(i) + by * v.get(k).get(i));
        }
        point.set(moving.get(k), x);
      }
      return point;
    }

    private Array random(Shape shape) {
      return Array.of(random.doubles(shape.size(), -1, 1).toArray(), shape.dims());
    }

    private void record(Law law, Expr input, int i, double analytic, double numeric) {
      List<Integer> index = new ArrayList<>();
      int[] strides = input.shape().strides();
      for (int axis = 0; axis < strides.length; axis++) {
        index.add(i / strides[axis] % input.shape().dim(axis));
      }
      record(new Entry(law, input.toString(), index, analytic, numeric));
    }

    private void record(Entry entry) {
      worst.merge(entry.law(), entry, (a, b) -> GradientReport.BY_ERROR.compare(a, b) >= 0 ? a : b);
    }
  }
}
