package org.thalweg.core.grad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Type;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.BinaryFunction;
import org.thalweg.core.ir.Comparison;
import org.thalweg.core.ir.Distribution;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.Reduction;
import org.thalweg.core.ir.UnaryFunction;

/** What must hold of every op: all laws run over the one list of {@link Cases}. */
class DerivativeLawsTest {

  static List<Case> cases() {
    return Cases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void derivativesMatchDifferences(Case c) {
    GradientReport report = GradientCheck.STANDARD.check(c.program(), c.draw(1));
    assertTrue(report.passed(), () -> report + "\n" + c.program());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void batchingMatchesOneByOne(Case c) {
    Program one = c.program();
    int inputs = one.inputs().size();
    List<List<Array>> examples = List.of(c.draw(1), c.draw(2), c.draw(3));
    for (int subset = 1; subset < 1 << inputs; subset++) {
      Map<Expr, Expr> batched = new HashMap<>();
      List<Expr> formals = new ArrayList<>();
      List<Array> actuals = new ArrayList<>();
      for (int i = 0; i < inputs; i++) {
        Expr input = one.inputs().get(i);
        if ((subset >> i & 1) == 1) {
          Expr all = Expr.input("all " + input, stacked(input.type()));
          batched.put(input, all);
          formals.add(all);
          int at = i;
          actuals.add(stack(examples.stream().map(e -> e.get(at)).toList()));
        } else {
          formals.add(input);
          actuals.add(examples.get(0).get(i));
        }
      }
      Program all = new Program(formals, Batching.batch(one.outputs(), batched));
      Array found = Interpreter.evaluate(all, actuals).get(0);
      List<Array> expected = new ArrayList<>();
      for (List<Array> example : examples) {
        List<Array> at = new ArrayList<>();
        for (int i = 0; i < inputs; i++) {
          at.add((subset >> i & 1) == 1 ? example.get(i) : examples.get(0).get(i));
        }
        expected.add(Interpreter.evaluate(one, at).get(0));
      }
      assertEquals(stack(expected), found, () -> one + "\n" + all);
    }
  }

  private static Type stacked(Type type) {
    return type.with(type.shape().insert(0, 3));
  }

  private static Array stack(List<Array> arrays) {
    Array all = Array.zeros(stacked(arrays.get(0).type()));
    int size = arrays.get(0).size();
    for (int k = 0; k < arrays.size(); k++) {
      for (int i = 0; i < size; i++) {
        all.set(k * size + i, arrays.get(k).get(i));
      }
    }
    return all;
  }

  /** Rows of the Jacobian are gradients of single elements; so are those of the Hessian. */
  @ParameterizedTest
  @MethodSource("cases")
  void jacobianAndHessianMatchGradientsOfElements(Case c) {
    Program program = c.program();
    List<Array> at = c.draw(1);
    Expr output = program.outputs().get(0);
    for (Expr wrt : program.inputs()) {
      if (wrt.dtype() == DType.F64) {
        compare(program, at, output, wrt, Derivatives.jacobian(output, wrt));
        Expr loss = output.sum();
        Expr gradient = Derivatives.gradient(loss, List.of(wrt)).get(0);
        compare(program, at, gradient, wrt, Derivatives.hessian(loss, wrt));
      }
    }
  }

  private static void compare(
      Program program, List<Array> at, Expr output, Expr wrt, Expr jacobian) {
    int rows = output.shape().size();
    List<Expr> gradients = new ArrayList<>();
    gradients.add(jacobian);
    for (int row = 0; row < rows; row++) {
      Expr element = output.reshape(rows).slice(0, row, row + 1).reshape();
      gradients.add(Derivatives.gradient(element, List.of(wrt)).get(0));
    }
    List<Array> found = Interpreter.evaluate(program.withOutputs(gradients), at);
    int columns = wrt.shape().size();
    assertEquals(output.shape().rank() + wrt.shape().rank(), jacobian.shape().rank());
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double expected = found.get(1 + row).get(column);
        double actual = found.get(0).get(row * columns + column);
        assertEquals(expected, actual, 1e-12 * Math.max(1, Math.abs(expected)));
      }
    }
  }

  @Test
  void casesCoverEveryOp() {
    Set<Class<?>> ops = new HashSet<>();
    Set<Enum<?>> functions = new HashSet<>();
    for (Case c : cases()) {
      for (Expr node : c.program().nodes()) {
        ops.add(node.op().getClass());
        switch (node.op()) {
          case Op.Unary o -> functions.add(o.function());
          case Op.Binary o -> functions.add(o.function());
          case Op.Compare o -> functions.add(o.comparison());
          case Op.Reduce o -> functions.add(o.reduction());
          case Op.Random o -> functions.add(o.distribution());
          case Op o -> {}
        }
      }
    }
    assertEquals(Set.of(Op.class.getPermittedSubclasses()), ops);
    Set<Enum<?>> all = new HashSet<>();
    all.addAll(EnumSet.allOf(UnaryFunction.class));
    all.addAll(EnumSet.allOf(BinaryFunction.class));
    all.addAll(EnumSet.allOf(Comparison.class));
    all.addAll(EnumSet.allOf(Reduction.class));
    all.addAll(Arrays.asList(Distribution.values()));
    assertEquals(all, functions);
  }
}
