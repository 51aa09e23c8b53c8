package org.thalweg.core.grad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thalweg.core.grad.Values.assertClose;
import static org.thalweg.core.grad.Values.vector;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Type;
import org.thalweg.core.ir.CustomFunction;
import org.thalweg.core.ir.Distribution;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Origin;
import org.thalweg.core.ir.Program;

/** The facade: what it takes, refuses, and the form of what it builds. */
class DerivativesTest {
  private final Expr x = Expr.input("x", DType.F64, 3);
  private final Expr y = Expr.input("y", DType.F64, 3);
  private final Expr n = Expr.input("n", DType.I32, 3);

  private static Expr gradient(Expr loss, Expr wrt) {
    return Derivatives.gradient(loss, List.of(wrt)).get(0);
  }

  private static String refused(Runnable body) {
    String message = assertThrows(IllegalArgumentException.class, body::run).getMessage();
    assertEquals(1, message.lines().count());
    return message;
  }

  @Test
  void multipliesNeitherByOnesNorAddsZeros() {
    assertSame(y, gradient(x.mul(y).sum(), x));
    assertSame(Expr.full(x.type(), 1), gradient(x.sum(), x));
    assertSame(Expr.full(x.type(), 1 / 3.0), gradient(x.mean(), x));
    assertSame(Expr.full(x.type(), -1), gradient(y.sub(x).sum(), x));
    assertSame(
        y.exp(),
        Derivatives.jvp(List.of(x.mul(y.exp())), List.of(x), List.of(Expr.full(x.type(), 1)))
            .get(0));
    assertSame(Expr.full(y.type(), 0), gradient(x.sum(), y));
  }

  @Test
  void slicesOfOneVectorMakeOneConcatenation() {
    Expr w = Expr.input("w", DType.F64, 10);
    Expr loss = w.slice(0, 4, 7).mul(x).sum().add(w.slice(0, 0, 3).mul(y).sum());
    Expr gradient = gradient(loss, w);
    assertTrue(gradient.op() instanceof Op.Concatenate, gradient.toString());
    assertEquals(4, gradient.inputs().size());
    assertSame(y, gradient.inputs().get(0));
    assertSame(x, gradient.inputs().get(2));
    Expr overlapping = loss.add(w.slice(0, 5, 8).mul(y).sum()).add(w.square().sum().mul(0.5));
    Map<Expr, Array> at =
        Map.of(x, vector(1, 2, 3), y, vector(5, 6, 7), w, Array.of(new double[10], 10));
    assertClose(
        new double[] {5, 6, 7, 0, 1, 7, 9, 7, 0, 0},
        Values.of(gradient(overlapping, w), at),
        "with an overlap");
  }

  @Test
  void valuesOnTheWayAreVariablesToo() {
    Expr square = x.square();
    Expr loss = square.mul(y).sum();
    List<Expr> both = Derivatives.valueAndGradient(loss, List.of(square, x));
    assertSame(loss, both.get(0));
    assertSame(y, both.get(1));
    Map<Expr, Array> at = Map.of(x, vector(1, 2, 3), y, vector(5, 6, 7));
    assertClose(new double[] {10, 24, 42}, Values.of(both.get(2), at), "through the square");
    Expr ones = Expr.full(x.type(), 1);
    Expr along = Derivatives.jvp(List.of(loss), List.of(square, x), List.of(ones, ones)).get(0);
    assertClose(new double[] {18 + 76}, Values.of(along, at), "both moving");
  }

  @Test
  void listsMayRepeat() {
    List<Expr> twice = Derivatives.gradient(x.square().sum(), List.of(x, x));
    assertSame(twice.get(0), twice.get(1));
    Expr v = Expr.full(x.type(), 1);
    Expr tangent = Derivatives.jvp(List.of(x), List.of(x, x), List.of(v, v)).get(0);
    assertClose(new double[] {2, 2, 2}, Values.of(tangent, Map.of()), "tangents add up");
    Expr g = Derivatives.vjp(List.of(x, x), List.of(x), List.of(v, v)).get(0);
    assertClose(new double[] {2, 2, 2}, Values.of(g, Map.of()), "cotangents add up");
  }

  @Test
  void derivedNodesPointToWhatTheyComeFrom() {
    Expr loss = x.sin().mul(y).tanh().sum();
    Expr hvp =
        Derivatives.hessianVectorProduct(loss, List.of(x), List.of(Expr.full(x.type(), 1))).get(0);
    Set<Origin> forward = new HashSet<>();
    Program.topological(List.of(loss), node -> false).forEach(node -> forward.add(node.origin()));
    // Constants are shared with all that ever used them; what depends on x is new.
    Set<Expr> dependent = new HashSet<>(Set.of(x));
    for (Expr node : Program.topological(List.of(hvp), node -> false)) {
      if (node.inputs().stream().anyMatch(dependent::contains)) {
        dependent.add(node);
        assertTrue(forward.contains(node.origin()), node + " from " + node.origin());
      }
    }
    assertTrue(dependent.contains(hvp));
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertTrue(refused(() -> gradient(x, x)).contains("f64[3]"));
    assertTrue(refused(() -> gradient(n.sum(), x)).contains("i32[]"));
    assertTrue(refused(() -> gradient(x.sum(), n)).contains("i32[3]"));
    assertTrue(
        refused(() -> Derivatives.vjp(List.of(x), List.of(x), List.of(x.sum()))).contains("f64[]"));
    assertTrue(refused(() -> Derivatives.jvp(List.of(x), List.of(x), List.of())).contains("0"));
    assertTrue(refused(() -> Batching.batch(List.of(x), Map.of(x, x))).contains("f64[3]"));
    assertTrue(refused(() -> Batching.batch(List.of(x), Map.of())).contains("at least one"));
    Expr key = Expr.input("key", DType.I32, 2);
    Expr keys = Expr.input("keys", DType.I32, 5, 2);
    Expr noise =
        Expr.random(Distribution.NORMAL, Type.of(DType.F64, 3), key, Expr.scalar(DType.I32, 0));
    assertTrue(refused(() -> Batching.batch(List.of(noise), Map.of(key, keys))).contains("key"));
  }

  @Test
  void customDerivativesAreUsedAndChecked() {
    Expr formal = Expr.input("a", DType.F64, 3);
    CustomFunction clipped =
        new CustomFunction(
            "straightThrough", List.of(formal), formal.floor(), (in, out, g) -> List.of(g));
    Expr loss = clipped.call(x).mul(y).sum();
    assertSame(y, gradient(loss, x));
    Expr v = Expr.input("v", DType.F64, 3);
    Expr tangent = Derivatives.jvp(List.of(clipped.call(x)), List.of(x), List.of(v)).get(0);
    assertSame(v, tangent);
    CustomFunction wrong =
        new CustomFunction("wrong", List.of(formal), formal, (in, out, g) -> List.of(g.sum()));
    assertTrue(refused(() -> gradient(wrong.call(x).sum(), x)).contains("wrong"));
    CustomFunction bent =
        new CustomFunction("bent", List.of(formal), formal, (in, out, g) -> List.of(g.square()));
    assertTrue(
        refused(() -> Derivatives.jvp(List.of(bent.call(x)), List.of(x), List.of(v)))
            .contains("not linear"));
  }
}
