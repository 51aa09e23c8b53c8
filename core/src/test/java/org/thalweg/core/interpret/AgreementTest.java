package org.thalweg.core.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.core.RandomPrograms;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Type;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.Reduction;

class AgreementTest {

  @Test
  void otherOrdersOfSummationAgreeInRandomPrograms() {
    int otherBits = 0;
    for (long seed = 0; seed < 400; seed++) {
      Program program = RandomPrograms.program(seed);
      List<Array> inputs = RandomPrograms.inputs(program, seed, seed % 4 == 0);
      List<Array> backwards = Interpreter.evaluate(backwards(program), inputs);
      otherBits += backwards.equals(Interpreter.evaluate(program, inputs)) ? 0 : 1;
      assertEquals(
          Optional.empty(),
          Agreement.firstDifference(program, inputs, backwards),
          () -> program.toString());
    }
    assertTrue(otherBits > 15, "programs whose bits depend on the order: " + otherBits);
  }

  /** The program with the terms of each floating sum taken from the last to the first. */
  private static Program backwards(Program program) {
    Map<Expr, Expr> built = new HashMap<>();
    for (Expr node : program.nodes()) {
      List<Expr> inputs = node.inputs().stream().map(i -> built.getOrDefault(i, i)).toList();
      if (node.op() instanceof Op.Reduce r
          && r.reduction() == Reduction.SUM
          && node.dtype().isFloating()) {
        Expr x = inputs.get(0);
        for (int axis : r.axes()) {
          int extent = x.shape().dim(axis);
          Expr up = Expr.iota(Type.of(DType.I32, extent), 0);
          x = x.gather(axis, Expr.full(up.type(), extent - 1).sub(up));
        }
        built.put(node, Expr.of(r, List.of(x)));
      } else {
        built.put(node, Expr.of(node.op(), inputs));
      }
    }
    return program.withOutputs(
        program.outputs().stream().map(o -> built.getOrDefault(o, o)).toList());
  }

  @Test
  void aWrongElementOfASumIsFound() {
    Expr x = Expr.input("x", DType.F32, 2, 100);
    Program program = new Program(List.of(x), List.of(x.tanh(), x.sum(1).mul(3)));
    List<Array> inputs = RandomPrograms.inputs(program, 1, false);
    List<Array> right = Interpreter.evaluate(program, inputs);
    List<Array> wrong = Interpreter.evaluate(program, inputs);
    wrong.get(1).f32()[1] += 0.01f;
    assertEquals(Optional.empty(), Agreement.firstDifference(program, inputs, right));
    String found = Agreement.firstDifference(program, inputs, wrong).orElseThrow();
    assertTrue(found.startsWith("output 1 of type f32[2] at [1] is "), found);
  }

  @Test
  void whatNoSumReachesMustAgreeToTheBit() {
    Expr x = Expr.input("x", DType.F64, 2);
    Program program = new Program(List.of(x), List.of(x.mul(2)));
    List<Array> inputs = List.of(Array.of(new double[] {1, -0.0}, 2));
    Array nearly = Array.of(new double[] {Math.nextUp(2.0), -0.0}, 2);
    Array otherZero = Array.of(new double[] {2, 0.0}, 2);
    assertTrue(Agreement.firstDifference(program, inputs, List.of(nearly)).isPresent());
    assertTrue(Agreement.firstDifference(program, inputs, List.of(otherZero)).isPresent());
  }

  @Test
  void nanMustStandWhereTheInterpreterHasIt() {
    Expr x = Expr.input("x", DType.F64, 2, 2);
    Program program = new Program(List.of(x), List.of(x.sum(1).exp()));
    List<Array> inputs = List.of(Array.of(new double[] {1, Double.NaN, 1, 2}, 2, 2));
    List<Array> right = Interpreter.evaluate(program, inputs);
    List<Array> swapped = List.of(Array.of(new double[] {right.get(0).get(1), Double.NaN}, 2));
    assertEquals(Optional.empty(), Agreement.firstDifference(program, inputs, right));
    assertTrue(Agreement.firstDifference(program, inputs, swapped).isPresent());
  }
}
