package org.thalweg.core.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

  @Test
  void keepsTheResultsOfRandomProgramsToTheBit() {
    for (long seed = 0; seed < PROGRAMS; seed++) {
      Program before = RandomPrograms.program(seed);
      Program after = Simplify.apply(before);
      List<Array> inputs = RandomPrograms.inputs(before, seed, seed % 2 == 0);
      assertEquals(
          Interpreter.evaluate(before, inputs),
          Interpreter.evaluate(after, inputs),
          () -> before + "became\n" + after);
      Legality.check(after);
    }
  }

  @Test
  void isDoneWhenItSaysSo() {
    for (long seed = 0; seed < PROGRAMS; seed++) {
      Program once = Simplify.apply(RandomPrograms.program(seed));
      assertEquals(once, Simplify.apply(once));
    }
  }

  /** Elements that ops compute, views and constants not counted. */
  @Test
  void neverComputesMore() {
    List<Rewrite> calls = List.of(new InlineCall());
    long less = 0;
    for (long seed = 0; seed < PROGRAMS; seed++) {
      Program before = Simplify.pass(Simplify.pass(RandomPrograms.program(seed), calls), calls);
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
  void everyPassLessensTheWeight() {
    int exact = 0;
    for (long seed = 0; seed < PROGRAMS && exact < 150; seed++) {
      Program program = RandomPrograms.program(seed);
      Weight.Measure before = Weight.of(program);
      if (program.nodes().stream().mapToInt(n -> n.shape().size()).sum() > 2000
          || !before.isExact()) {
        continue;
      }
      exact++;
      Program after = Simplify.pass(program, Rewrites.ALL);
      while (!after.equals(program)) {
        Weight.Measure now = Weight.of(after);
        String change = before + " to " + now + " by\n" + program + "becoming\n" + after;
        assertTrue(now.isBelow(before), change);
        program = after;
        before = now;
        after = Simplify.pass(program, Rewrites.ALL);
      }
    }
    assertTrue(exact > 100, "programs: " + exact);
  }

  /** So that the tests above say something of every rule. */
  @Test
  void everyRuleComesUp() {
    Set<Class<?>> found = new HashSet<>();
    for (long seed = 0; seed < 2500; seed++) {
      Program program = RandomPrograms.program(seed);
      Program before;
      do {
        before = program;
        Uses uses = Uses.of(program);
        for (Expr node : program.nodes()) {
          for (Rewrite rule : Rewrites.ALL) {
            if (rule.apply(node, uses) != null) {
              found.add(rule.getClass());
              break;
            }
          }
        }
        program = Simplify.pass(program, Rewrites.ALL);
      } while (!before.equals(program));
    }
    Set<Class<?>> missing = new HashSet<>();
    Rewrites.ALL.forEach(rule -> missing.add(rule.getClass()));
    missing.removeAll(found);
    assertEquals(Set.of(), missing);
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
    Expr sum = x.add(x.exp().neg());
    Program after = Simplify.apply(new Program(List.of(x), List.of(sum)));
    assertEquals(x.sub(x.exp()), after.outputs().get(0));
    assertEquals(sum.origin(), after.outputs().get(0).origin());
  }

  @Test
  void unlawfulProgramsAreNamed() {
    Expr x = Expr.input("x", DType.F32, 4);
    Program program = new Program(List.of(x), List.of(x.stopGradient().exp()));
    Exception error = assertThrows(IllegalStateException.class, () -> Legality.check(program));
    assertTrue(error.getMessage().startsWith("stop-gradient(…) : f32[4], built at "));
    assertTrue(error.getMessage().contains("must not stop a derivative in"), error.getMessage());
    Legality.check(Simplify.apply(program));
  }
}
