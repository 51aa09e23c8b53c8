package org.thalweg.core.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.thalweg.core.RandomPrograms;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;

class SimplifyTest {
  private static final int PROGRAMS = 500;

  /**
   * Pass by pass, until no rule fits; and each rule comes up, so that this says something of it.
   */
  @Test
  void keepsTheResultsOfRandomProgramsToTheBit() {
    Set<Rewrite> applied = new HashSet<>();
    List<Rewrite> rules = Rewrites.ALL.stream().map(rule -> recording(rule, applied)).toList();
    for (long seed = 0; seed < PROGRAMS; seed++) {
      Program given = withUpdate(RandomPrograms.program(seed));
      Program before = given;
      Program after = passed(before, rules);
      for (int passes = 1; !after.equals(before); passes++) {
        assertTrue(passes < 40, () -> "no end to\n" + given);
        before = after;
        after = passed(before, rules);
      }
      assertEquals(after, Simplify.apply(given));
      List<Array> inputs = RandomPrograms.inputs(given, seed, seed % 2 == 0);
      Program last = after;
      assertEquals(
          Interpreter.evaluate(given, inputs),
          Interpreter.evaluate(last, inputs),
          () -> given + "became\n" + last);
    }
    assertEquals(Set.copyOf(Rewrites.ALL), applied);
  }

  /** With a vector from which the floating outputs are subtracted, and with a part of that. */
  private static Program withUpdate(Program program) {
    List<Expr> parts = new ArrayList<>();
    for (Expr output : program.outputs()) {
      if (output.dtype().isFloating()) {
        parts.add(output.cast(DType.F32).reshape(output.shape().size()));
      }
    }
    if (parts.isEmpty()) {
      return program;
    }
    Expr gradient = Expr.concatenate(0, parts);
    Expr w = Expr.input("w", gradient.type());
    Expr next = w.add(gradient.mul(0.1).neg());
    List<Expr> inputs = new ArrayList<>(program.inputs());
    inputs.add(w);
    List<Expr> outputs = new ArrayList<>(program.outputs());
    outputs.add(next);
    outputs.add(next.slice(0, parts.getFirst().shape().size(), next.shape().size()));
    return new Program(inputs, outputs);
  }

  private static Rewrite recording(Rewrite rule, Set<Rewrite> applied) {
    return (node, uses) -> {
      Expr replacement = rule.apply(node, uses);
      if (replacement != null) {
        applied.add(rule);
      }
      return replacement;
    };
  }

  /** A pass that must leave the program well typed, with inputs and outputs as they were. */
  private static Program passed(Program before, List<Rewrite> rules) {
    Program after = before.withOutputs(Simplify.pass(before.outputs(), rules));
    assertEquals(before.inputs(), after.inputs());
    assertEquals(
        before.outputs().stream().map(Expr::type).toList(),
        after.outputs().stream().map(Expr::type).toList());
    for (Expr node : after.nodes()) {
      assertSame(node, Expr.of(node.op(), node.inputs()), "not the node that its op makes");
    }
    return after;
  }

  /** Elements that ops compute, views and constants not counted. */
  @Test
  void neverComputesMore() {
    List<Rewrite> calls = List.of(new InlineCall());
    long less = 0;
    for (long seed = 0; seed < PROGRAMS; seed++) {
      Program given = RandomPrograms.program(seed);
      Program before =
          given.withOutputs(Simplify.pass(Simplify.pass(given.outputs(), calls), calls));
      Program after = Simplify.apply(before);
      long work = work(before);
      long left = work(after);
      assertTrue(left <= work, () -> work + " to " + left + ": " + before + "became\n" + after);
      less += left < work ? 1 : 0;
    }
    assertTrue(less > PROGRAMS / 4, "fewer elements in " + less);
  }

  private static long work(Program program) {
    long work = 0;
    for (Expr node : program.nodes()) {
      boolean computes =
          switch (node.op()) {
            case Op.Input o -> false;
            case Op.Constant o -> false;
            case Op.Iota o -> false;
            case Op.Reshape o -> false;
            case Op.Transpose o -> false;
            case Op.Broadcast o -> false;
            case Op.Slice o -> false;
            case Op.StopGradient o -> false;
            case Op.Pad o -> false;
            case Op.Concatenate o -> false;
            case Op o -> true;
          };
      work += computes ? node.shape().size() : 0;
    }
    return work;
  }

  @Test
  void sharedWorkStaysShared() {
    Expr x = Expr.input("x", DType.F32, 4, 4);
    Expr product = x.t().matmul(x);
    Program program = new Program(List.of(x), List.of(product.t(), product));
    assertEquals(program, Simplify.apply(program));
  }

  @Test
  void replacementsKeepTheirOrigin() {
    Expr x = Expr.input("x", DType.F32, 4);
    Expr one = x.exp().mul(Expr.scalar(DType.F32, 1).sub(0));
    Expr sum = one.add(x);
    Program after = Simplify.apply(new Program(List.of(x), List.of(sum)));
    assertEquals(x.exp().add(x), after.outputs().get(0));
    assertEquals(sum.origin(), after.outputs().get(0).origin());
  }

  @Test
  void aRuleThatChangesATypeIsNamed() {
    /** A wrong one. */
    final class Flatten implements Rewrite {
      @Override
      public Expr apply(Expr node, Uses uses) {
        return node.reshape(node.shape().size());
      }
    }
    Expr x = Expr.input("x", DType.F32, 4, 2);
    Exception error =
        assertThrows(
            IllegalStateException.class,
            () -> Simplify.pass(List.of(x.exp()), List.of(new Flatten())));
    assertEquals("Flatten makes reshape{[8]}(…) : f32[8] of x", error.getMessage());
  }
}
