package org.thalweg.core.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.thalweg.core.RandomPrograms;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.Step;
import org.thalweg.core.rewrite.Simplify;

/** Clusters, their order and their memory, over random programs and steps. */
class PlanTest {
  private int together;

  /** Each node runs once, after all it reads; in a cluster or before it. */
  @Test
  void everythingIsComputedOnceAndBeforeItIsRead() {
    for (long seed = 0; seed < 400; seed++) {
      Step step = seed % 2 == 0 ? RandomSteps.step(seed) : Step.of(RandomPrograms.program(seed));
      Lowered lowered = lowered(step);
      Plan plan = new Plan(lowered, step, new Limits(), 2);
      Set<Expr> done = new HashSet<>();
      for (Cluster cluster : plan.schedule().order()) {
        for (Expr member : cluster.members()) {
          for (View read : lowered.reads(member)) {
            assertTrue(
                Lowered.isLeaf(read.base()) || done.contains(read.base()),
                "seed " + seed + ": " + member + " comes before " + read.base());
          }
          assertTrue(done.add(member), "seed " + seed + ": twice " + member);
        }
        together += cluster.members().size() > 2 ? 1 : 0;
        assertTrue(new Limits().allow(cluster) || cluster.members().size() == 1);
      }
      assertEquals(new HashSet<>(lowered.computed()), done, "seed " + seed);
    }
    assertTrue(together > 200, "few were fused: " + together);
  }

  private static Lowered lowered(Step step) {
    return new Lowered(Prepare.apply(Simplify.apply(step.program())));
  }

  /** What a stage reads from memory is still there, and is not overwritten while it is read. */
  @Test
  void nothingIsOverwrittenBeforeItsLastUse() {
    int shared = 0;
    int inPlace = 0;
    for (long seed = 0; seed < 400; seed++) {
      Step step = seed % 2 == 0 ? RandomSteps.step(seed) : Step.of(RandomPrograms.program(seed));
      Lowered lowered = lowered(step);
      Plan plan = new Plan(lowered, step, new Limits(), 2);
      Owners owners = new Owners(lowered, plan, "seed " + seed);
      step.program().inputs().forEach(owners::write);
      for (Cluster cluster : plan.schedule().order()) {
        owners.run(cluster);
      }
      for (Expr output : lowered.outputs()) {
        owners.check(lowered.view(output));
      }
      Set<Expr> replaced = new HashSet<>();
      for (Step.Carry carry : step.carries()) {
        Expr output = lowered.view(lowered.outputs().get(carry.output())).base();
        if (plan.schedule().inPlace(output) != null) {
          Expr input = step.program().inputs().get(carry.input());
          assertSame(input, plan.schedule().inPlace(output), "seed " + seed);
          replaced.add(input);
        }
      }
      for (Expr input : step.program().inputs()) {
        if (!replaced.contains(input)) {
          owners.check(View.whole(input));
        }
      }
      inPlace += replaced.size();
      shared += owners.shared();
    }
    assertTrue(inPlace > 50, "few were written in place: " + inPlace);
    assertTrue(shared > 50, "few arrays were used again: " + shared);
  }

  /**
   * A layer's activation is written where its product lies, unless the row is gone through twice.
   */
  @Test
  void whatALoopMakesOfAProductLiesOverIt() {
    Expr x = Expr.input("x", DType.F32, 20, 30);
    Expr w = Expr.input("w", DType.F32, 30, 40);
    Expr v = Expr.input("v", DType.F32, 40, 8);
    List<Expr> inputs = List.of(x, w, v);
    Expr product = x.matmul(w);
    assertTrue(liesOver(inputs, product, product.tanh().matmul(v)));
    assertFalse(liesOver(inputs, product, product.div(product.sum(1).reshape(20, 1)).matmul(v)));
    assertFalse(liesOver(inputs, product, product.tanh().matmul(v).add(product.matmul(v))));
  }

  private static boolean liesOver(List<Expr> inputs, Expr product, Expr output) {
    Step step = Step.of(new Program(inputs, List.of(output)));
    Plan plan = new Plan(lowered(step), step, new Limits(), 1);
    Buffer place = plan.memory().buffer(product);
    return plan.schedule().order().stream()
        .filter(cluster -> cluster.product() == product)
        .flatMap(cluster -> plan.schedule().stored(cluster).stream())
        .anyMatch(node -> node != product && plan.memory().buffer(node).equals(place));
  }

  /** Repeated, steps that carry values give what the interpreter gives. */
  @Test
  void repeatedStepsFollowTheInterpreter() {
    for (long seed = 0; seed < 120; seed++) {
      Step step = RandomSteps.step(seed);
      Executable expected = Interpreter.of(step);
      Executable compiled = Compiler.compile(step, Options.defaults());
      List<Array> inputs = RandomPrograms.inputs(step.program(), seed, false);
      for (int i = 0; i < inputs.size(); i++) {
        expected.input(i).copyFrom(inputs.get(i));
        compiled.input(i).copyFrom(inputs.get(i));
      }
      for (int run = 0; run < 3; run++) {
        expected.run();
        compiled.run();
        for (int i = 0; i < step.program().outputs().size(); i++) {
          assertClose("seed " + seed, expected.output(i), compiled.output(i));
        }
      }
    }
  }

  private static void assertClose(String name, Array expected, Array found) {
    for (int i = 0; i < expected.size(); i++) {
      double want = expected.get(i);
      assertEquals(want, found.get(i), 1e-10 * Math.max(1, Math.abs(want)), name);
    }
  }
}
