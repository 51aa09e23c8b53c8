package org.thalweg.core.grad;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.thalweg.core.grad.Values.assertClose;
import static org.thalweg.core.grad.Values.vector;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;

/**
 * Derivatives through a select where the branch not taken is infinite or NaN. Each function is
 * elementwise with its first and second derivative worked out by hand.
 */
class SelectGradientTest {
  record Guarded(
      String name,
      UnaryOperator<Expr> function,
      DoubleUnaryOperator first,
      DoubleUnaryOperator second,
      double... at) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Expr zero(Expr x) {
    return Expr.full(x.type(), 0);
  }

  /** With one more axis. */
  private static Expr line(Expr x) {
    return x.reshape(x.shape().insert(0, 1));
  }

  /** With the shape of another. */
  private static Expr line(Expr x, Expr like) {
    return x.reshape(like.shape());
  }

  private static DoubleUnaryOperator above(double threshold, DoubleUnaryOperator derivative) {
    return x -> x > threshold ? derivative.applyAsDouble(x) : 0;
  }

  static Stream<Guarded> guarded() {
    return Stream.of(
        new Guarded(
            "log, or 0",
            x -> x.gt(0).select(x.log(), zero(x)),
            above(0, x -> 1 / x),
            above(0, x -> -1 / (x * x)),
            -1,
            0,
            2),
        new Guarded(
            "log, or 3x",
            x -> x.gt(0).select(x.log(), x.mul(3)),
            x -> x > 0 ? 1 / x : 3,
            above(0, x -> -1 / (x * x)),
            -1,
            0,
            2),
        new Guarded(
            "3x, or log: the other way round",
            x -> x.lt(0.5).select(x.mul(3), x.log()),
            x -> x < 0.5 ? 3 : 1 / x,
            x -> x < 0.5 ? 0 : -1 / (x * x),
            -1,
            0,
            2),
        new Guarded(
            "sqrt, or 0",
            x -> x.gt(0).select(x.sqrt(), zero(x)),
            above(0, x -> 0.5 / Math.sqrt(x)),
            above(0, x -> -0.25 / (x * Math.sqrt(x))),
            -1,
            0,
            4),
        new Guarded(
            "x log x, or 0",
            x -> x.gt(0).select(x.mul(x.log()), zero(x)),
            above(0, x -> Math.log(x) + 1),
            above(0, x -> 1 / x),
            -1,
            0,
            2),
        new Guarded(
            "sin x / x, or 1",
            x -> x.eq(0).not().select(x.sin().div(x), Expr.full(x.type(), 1)),
            x -> x == 0 ? 0 : (x * Math.cos(x) - Math.sin(x)) / (x * x),
            x ->
                x == 0
                    ? 0
                    : -Math.sin(x) / x - 2 * Math.cos(x) / (x * x) + 2 * Math.sin(x) / (x * x * x),
            0,
            1),
        new Guarded(
            "exp, or x",
            x -> x.lt(100).select(x.exp(), x),
            x -> x < 100 ? Math.exp(x) : 1,
            x -> x < 100 ? Math.exp(x) : 0,
            1000,
            1),
        new Guarded(
            "a power, or 0",
            x -> x.gt(0).select(x.pow(1.5), zero(x)),
            above(0, x -> 1.5 * Math.sqrt(x)),
            above(0, x -> 0.75 / Math.sqrt(x)),
            -1,
            0,
            4),
        new Guarded(
            "x to the x, or 0",
            x -> x.gt(0).select(x.pow(x), zero(x)),
            above(0, x -> Math.pow(x, x) * (Math.log(x) + 1)),
            above(0, x -> Math.pow(x, x) * (Math.pow(Math.log(x) + 1, 2) + 1 / x)),
            -1,
            0,
            2),
        new Guarded(
            "sigmoid, tanh and erf of log, or 0",
            x ->
                x.gt(0)
                    .select(
                        x.log().sigmoid().add(x.log().tanh().mul(x.log().erf().mul(0))), zero(x)),
            above(0, x -> 1 / ((1 + x) * (1 + x))), // sigmoid(log x) = x / (1 + x)
            above(0, x -> -2 / Math.pow(1 + x, 3)),
            -1,
            0,
            2),
        new Guarded(
            "select before: sqrt of x, or of 0",
            x -> x.gt(0).select(x, zero(x)).sqrt(),
            above(0, x -> 0.5 / Math.sqrt(x)),
            above(0, x -> -0.25 / (x * Math.sqrt(x))),
            -1,
            4),
        new Guarded(
            "select before: log of x, or of 1",
            x -> x.gt(0).select(x, Expr.full(x.type(), 1)).log(),
            above(0, x -> 1 / x),
            above(0, x -> -1 / (x * x)),
            -1,
            0,
            2),
        new Guarded(
            "select before and after",
            x -> x.gt(0).select(x.gt(1).select(x, zero(x)).sqrt(), x.square()),
            x -> x > 1 ? 0.5 / Math.sqrt(x) : x > 0 ? 0 : 2 * x,
            x -> x > 1 ? -0.25 / (x * Math.sqrt(x)) : x > 0 ? 0 : 2,
            -1,
            0.5,
            4),
        new Guarded(
            "nested",
            x -> x.gt(0).select(x.lt(1).select(x.log(), x.sub(1).sqrt()), x.square()),
            x -> x > 0 ? x < 1 ? 1 / x : 0.5 / Math.sqrt(x - 1) : 2 * x,
            x -> x > 0 ? x < 1 ? -1 / (x * x) : -0.25 / Math.pow(x - 1, 1.5) : 2,
            -1,
            0,
            0.5,
            2),
        new Guarded(
            "in a view and outside of it",
            x -> x.gt(0).select(line(line(x).log(), x).add(Expr.full(x.type(), 1).div(x)), zero(x)),
            above(0, x -> 1 / x - 1 / (x * x)),
            above(0, x -> -1 / (x * x) + 2 / (x * x * x)),
            -1,
            0,
            2),
        new Guarded(
            "square root of max(x, 0)",
            x -> x.max(0).sqrt(),
            above(0, x -> 0.5 / Math.sqrt(x)),
            above(0, x -> -0.25 / (x * Math.sqrt(x))),
            -1,
            4),
        new Guarded("relu", Composites::relu, above(0, x -> 1), x -> 0, -1, 0, 2),
        new Guarded(
            "a residual of 0 has curvature",
            x -> x.lt(100).select(x.expm1(), zero(x)).square().mul(0.5),
            x -> x < 100 ? Math.expm1(x) * Math.exp(x) : 0,
            x -> x < 100 ? Math.exp(x) * (2 * Math.exp(x) - 1) : 0,
            0,
            1,
            1000));
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void firstAndSecondDerivatives(Guarded g) {
    Expr x = Expr.input("x", DType.F64, g.at().length);
    Expr y = g.function().apply(x);
    check(g, x, y, g.at());
  }

  /** The same through rearranged, repeated and summed elements. */
  @ParameterizedTest
  @MethodSource("guarded")
  void throughViews(Guarded g) {
    int n = g.at().length;
    Expr x = Expr.input("x", DType.F64, n);
    Expr twice = x.reshape(n, 1).broadcast(Shape.of(n, 2)).t();
    Expr y = g.function().apply(twice).sum(0).mul(0.5);
    check(g, x, y, g.at());
  }

  /** The condition and the value are of a scalar that stands for the sum over a branch. */
  @ParameterizedTest
  @MethodSource("guarded")
  void underScalarCondition(Guarded g) {
    for (double at : g.at()) {
      Expr x = Expr.input("x", DType.F64);
      Expr spread = x.broadcast(Shape.of(3));
      Expr y = g.function().apply(spread).sum().div(3);
      check(g, x, y, at);
    }
  }

  private static void check(Guarded g, Expr x, Expr y, double... at) {
    double[] first = DoubleStream.of(at).map(g.first()).toArray();
    double[] second = DoubleStream.of(at).map(g.second()).toArray();
    Expr ones = Expr.full(x.type(), 1);
    Expr total = y.sum();
    List<Expr> wrt = List.of(x);
    Expr gradient = Derivatives.gradient(total, wrt).get(0);
    Expr tangent = Derivatives.jvp(List.of(y), wrt, List.of(ones)).get(0);
    Map<Expr, Array> inputs = Map.of(x, x.shape().rank() == 0 ? Array.scalar(at[0]) : vector(at));
    assertClose(first, Values.of(gradient, inputs), "reverse");
    assertClose(first, Values.of(tangent, inputs), "forward");
    Expr forwardOverReverse = Derivatives.hessianVectorProduct(total, wrt, List.of(ones)).get(0);
    Expr reverseOverReverse = Derivatives.gradient(gradient.sum(), wrt).get(0);
    Expr forwardOverForward = Derivatives.jvp(List.of(tangent), wrt, List.of(ones)).get(0);
    Expr reverseOverForward = Derivatives.gradient(tangent.sum(), wrt).get(0);
    assertClose(second, Values.of(forwardOverReverse, inputs), "forward over reverse");
    assertClose(second, Values.of(reverseOverReverse, inputs), "reverse over reverse");
    assertClose(second, Values.of(forwardOverForward, inputs), "forward over forward");
    assertClose(second, Values.of(reverseOverForward, inputs), "reverse over forward");
  }

  @Test
  void scalarConditionOverAWholeBranch() {
    Expr x = Expr.input("x", DType.F64, 3);
    Expr y = x.minOver().gt(0).select(x.log().sum(), x.square().sum());
    Expr gradient = Derivatives.gradient(y, List.of(x)).get(0);
    assertClose(
        new double[] {-2, 0, 4}, Values.of(gradient, Map.of(x, vector(-1, 0, 2))), "squares");
    assertClose(
        new double[] {1, 2, 0.5}, Values.of(gradient, Map.of(x, vector(1, 0.5, 2))), "logs");
  }

  /** A value shared by a whole branch, with an infinite derivative, where nothing takes it. */
  @Test
  void repeatedAndSummedWhereNothingCounts() {
    Expr x = Expr.input("x", DType.F64, 3);
    Expr r = Expr.input("r", DType.F64);
    Expr ones = Expr.full(r.type(), 1);
    Map<Expr, Array> untaken = Map.of(x, vector(-1, -2, -3), r, Array.scalar(0.0));
    Map<Expr, Array> taken = Map.of(x, vector(-1, 2, 3), r, Array.scalar(4.0));
    Expr repeated = x.gt(0).select(x.mul(r.sqrt()), zero(x)).sum();
    assertClose(new double[] {0}, Values.of(gradientByR(repeated, r), untaken), "reverse");
    assertClose(new double[] {1.25}, Values.of(gradientByR(repeated, r), taken), "5 / (2 sqrt r)");
    Expr summed = x.gt(0).select(r.broadcast(x.shape()), zero(x)).sum().sqrt();
    Expr tangent = Derivatives.jvp(List.of(summed), List.of(r), List.of(ones)).get(0);
    assertClose(new double[] {0}, Values.of(tangent, untaken), "forward");
    assertClose(
        new double[] {1 / Math.sqrt(8)}, Values.of(tangent, taken), "of sqrt(2 r): 1 / sqrt(2 r)");
  }

  private static Expr gradientByR(Expr loss, Expr r) {
    return Derivatives.gradient(loss, List.of(r)).get(0);
  }

  @Test
  void oppositeBranchesMakeOneSelect() {
    Expr x = Expr.input("x", DType.F64, 3);
    Expr positive = x.gt(0);
    Expr three = Expr.full(x.type(), 3);
    Expr two = Expr.full(x.type(), 2);
    Expr leaky = positive.select(x.mul(three), x.mul(two)).sum();
    assertSame(positive.select(three, two), Derivatives.gradient(leaky, List.of(x)).get(0));
    Expr inner = x.lt(1).select(x.mul(two), x.neg());
    Expr nested = positive.select(inner, x.mul(three)).sum();
    assertSame(
        positive.select(x.lt(1).select(two, Expr.full(x.type(), -1)), three),
        Derivatives.gradient(nested, List.of(x)).get(0));
  }

  @Test
  void missingInputs() {
    Expr x = Expr.input("x", DType.F64, 3);
    Expr w = Expr.input("w", DType.F64);
    Expr loss = x.eq(x).select(x.mul(w).square(), zero(x)).sum();
    Expr gradient = Derivatives.gradient(loss, List.of(w)).get(0);
    Map<Expr, Array> inputs = Map.of(x, vector(1, Double.NaN, 2), w, Array.scalar(3.0));
    assertClose(new double[] {30}, Values.of(gradient, inputs), "2 w (1 + 4)");
    Expr hessian = Derivatives.hessian(loss, w);
    assertClose(new double[] {10}, Values.of(hessian, inputs), "2 (1 + 4)");
  }
}
