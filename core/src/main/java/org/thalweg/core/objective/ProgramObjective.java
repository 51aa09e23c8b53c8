package org.thalweg.core.objective;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.compile.Compiler;
import org.thalweg.core.compile.Options;
import org.thalweg.core.grad.Derivatives;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.ir.BinaryFunction;
import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.Reduction;
import org.thalweg.core.ir.UnaryFunction;

/**
 * An array program of one f64 vector, with exact derivatives. Each kind of derivative is compiled
 * when it is first asked for.
 */
public final class ProgramObjective implements Objective {
  private enum Part {
    VALUE,
    GRADIENT,
    PRODUCT,
    HESSIAN,
    RESIDUALS,
    JACOBIAN
  }

  private final Expr point;
  private final Expr value;
  private final Optional<Expr> residuals;
  private final Map<Expr, Array> data;
  private final Options options;
  private final Map<Part, Executable> compiled = new EnumMap<>(Part.class);

  private ProgramObjective(
      Expr point, Expr value, Optional<Expr> residuals, Map<Expr, Array> data, Options options) {
    if (point.dtype() != DType.F64 || point.shape().rank() != 1) {
      throw new IllegalArgumentException(
          "the variables are " + point.type() + "; they must be one vector of f64");
    }
    if (value.dtype() != DType.F64 || value.shape().rank() != 0) {
      throw new IllegalArgumentException(
          "the function is " + value.type() + "; it must be one f64 number, a sum say");
    }
    this.point = point;
    this.value = value;
    this.residuals = residuals;
    this.data = new LinkedHashMap<>(data); // keeps its order, on which the plan may rest
    this.options = options;
  }

  /**
   * A function given by its formula.
   *
   * @param point the variables, an input f64[n]
   * @param value f, a scalar
   * @param data arrays for the further inputs
   * @throws IllegalArgumentException if types do not fit
   */
  public static ProgramObjective of(
      Expr point, Expr value, Map<Expr, Array> data, Options options) {
    return new ProgramObjective(point, value, Optional.empty(), data, options);
  }

  /**
   * A function given by its formula and as the sum of squares of residuals.
   *
   * @param point the variables, an input f64[n]
   * @param value f, a scalar
   * @param residuals f64[m], whose squares add up to f
   * @param data arrays for the further inputs
   * @throws IllegalArgumentException if types do not fit
   */
  public static ProgramObjective of(
      Expr point, Expr value, Expr residuals, Map<Expr, Array> data, Options options) {
    requireVector(residuals);
    return new ProgramObjective(point, value, Optional.of(residuals), data, options);
  }

  /**
   * The sum of squares of residuals.
   *
   * @param point the variables, an input f64[n]
   * @param residuals f64[m]
   * @param data arrays for the further inputs
   * @throws IllegalArgumentException if types do not fit
   */
  public static ProgramObjective sumOfSquares(
      Expr point, Expr residuals, Map<Expr, Array> data, Options options) {
    requireVector(residuals);
    Expr value = Composites.dot(residuals, residuals);
    return new ProgramObjective(point, value, Optional.of(residuals), data, options);
  }

  private static void requireVector(Expr residuals) {
    if (residuals.dtype() != DType.F64 || residuals.shape().rank() != 1) {
      throw new IllegalArgumentException(
          "the residuals are " + residuals.type() + "; they must be one vector of f64");
    }
  }

  @Override
  public int dimension() {
    return point.shape().size();
  }

  @Override
  public double value(double[] at) {
    return run(Part.VALUE, at).output(0).item();
  }

  @Override
  public double valueAndGradient(double[] at, double[] gradient) {
    Executable run = run(Part.GRADIENT, at);
    read(run, 1, gradient);
    return run.output(0).item();
  }

  @Override
  public void hessianVectorProduct(double[] at, double[] vector, double[] product) {
    Executable run = executable(Part.PRODUCT);
    write(vector, run, 1);
    read(run(Part.PRODUCT, at), 0, product);
  }

  @Override
  public void hessian(double[] at, double[] hessian) {
    read(run(Part.HESSIAN, at), 0, hessian);
  }

  @Override
  public Optional<Residuals> residuals() {
    return residuals.map(Rows::new);
  }

  /** Whether an op is one whose derivative jumps: a magnitude, a minimum or maximum, a floor. */
  public boolean mayHaveKinks() {
    return new Program(List.of(point), List.of(value))
        .nodes().stream().map(Expr::op).anyMatch(ProgramObjective::hasKinks);
  }

  private static boolean hasKinks(Op op) {
    return switch (op) {
      case Op.Unary unary ->
          unary.function() == UnaryFunction.ABS
              || unary.function() == UnaryFunction.SIGN
              || unary.function() == UnaryFunction.FLOOR;
      case Op.Binary binary ->
          binary.function() == BinaryFunction.MIN || binary.function() == BinaryFunction.MAX;
      case Op.Reduce reduce -> reduce.reduction() != Reduction.SUM;
      case Op.Input _,
          Op.Constant _,
          Op.Iota _,
          Op.Compare _,
          Op.Select _,
          Op.Cast _,
          Op.StopGradient _,
          Op.ArgMax _,
          Op.Reshape _,
          Op.Transpose _,
          Op.Broadcast _,
          Op.Slice _,
          Op.Pad _,
          Op.Concatenate _,
          Op.Gather _,
          Op.ScatterAdd _,
          Op.MatMul _,
          Op.Random _,
          Op.Call _ ->
          false;
    };
  }

  private final class Rows implements Residuals {
    private final int count;

    Rows(Expr residuals) {
      count = residuals.shape().size();
    }

    @Override
    public int dimension() {
      return ProgramObjective.this.dimension();
    }

    @Override
    public int count() {
      return count;
    }

    @Override
    public void values(double[] at, double[] values) {
      read(run(Part.RESIDUALS, at), 0, values);
    }

    @Override
    public void valuesAndJacobian(double[] at, double[] values, double[] jacobian) {
      Executable run = run(Part.JACOBIAN, at);
      read(run, 0, values);
      read(run, 1, jacobian);
    }
  }

  private Executable run(Part part, double[] at) {
    Executable run = executable(part);
    write(at, run, 0);
    run.run();
    return run;
  }

  private static void write(double[] from, Executable run, int input) {
    double[] to = run.input(input).f64();
    System.arraycopy(from, 0, to, 0, to.length);
  }

  private static void read(Executable run, int output, double[] to) {
    double[] from = run.output(output).f64();
    System.arraycopy(from, 0, to, 0, from.length);
  }

  private Executable executable(Part part) {
    return compiled.computeIfAbsent(part, this::compile);
  }

  private Executable compile(Part part) {
    List<Expr> inputs = new ArrayList<>(List.of(point));
    List<Expr> outputs =
        switch (part) {
          case VALUE -> List.of(value);
          case GRADIENT -> Derivatives.valueAndGradient(value, List.of(point));
          case PRODUCT -> {
            Expr vector = Expr.input("v", point.type());
            inputs.add(vector);
            yield Derivatives.hessianVectorProduct(value, List.of(point), List.of(vector));
          }
          case HESSIAN -> List.of(Derivatives.hessian(value, point));
          case RESIDUALS -> List.of(residuals.orElseThrow());
          case JACOBIAN ->
              List.of(
                  residuals.orElseThrow(), Derivatives.jacobian(residuals.orElseThrow(), point));
        };
    int first = inputs.size();
    inputs.addAll(data.keySet());
    Executable executable = Compiler.compile(new Program(inputs, outputs), options);
    int place = first;
    for (Array array : data.values()) {
      executable.input(place++).copyFrom(array);
    }
    return executable;
  }
}
