package org.thalweg.core.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.thalweg.core.RandomPrograms;
import org.thalweg.core.array.DType;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.Step;
import org.thalweg.core.rewrite.Simplify;

/** Loops over the same array that do not wait for each other are one. */
class SiblingsTest {
  private static final int SIZE = 1003;

  private final Expr w = Expr.input("w", DType.F32, SIZE);
  private final Expr g = Expr.input("g", DType.F32, SIZE);
  private final Expr m = Expr.input("m", DType.F32, SIZE);
  private final Expr rate = Expr.input("rate", DType.F32);
  private final Expr nextW =
      w.sub(m.mul(0.9).add(g.mul(0.1)).sign().mul(rate.broadcast(w.shape())));
  private final Expr nextM = m.mul(0.99).add(g.mul(0.01));

  private Step step(Expr... next) {
    List<Expr> inputs = List.of(w, m, g, rate);
    return new Step(
        new Program(inputs, List.of(next)), List.of(new Step.Carry(0, 0), new Step.Carry(1, 1)));
  }

  private static Lowered lowered(Step step) {
    return new Lowered(Prepare.apply(Simplify.apply(step.program())));
  }

  private static Plan plan(Step step) {
    return new Plan(lowered(step), step, new Limits(), 1);
  }

  /** Lion's two values of next time: each array is read once and written once. */
  @Test
  void theNextParametersAndMomentumAreOneLoopInPlace() {
    Plan plan = plan(step(nextW, nextM));
    assertEquals(1, plan.schedule().order().size());
    assertEquals(2, plan.schedule().written().size());
  }

  @Test
  void theBitsAreThoseOfEachAlone() {
    List<Expr> both = List.of(nextW, nextM);
    List<float[]> together = run(new Program(List.of(w, m, g, rate), both));
    for (int i = 0; i < 2; i++) {
      Program alone = new Program(List.of(w, m, g, rate), List.of(both.get(i)));
      assertArrayEquals(run(alone).get(0), together.get(i));
    }
  }

  private static List<float[]> run(Program program) {
    Executable executable = Compiler.compile(program, Options.defaults());
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < program.inputs().size(); i++) {
      float[] values = executable.input(i).f32();
      for (int j = 0; j < values.length; j++) {
        values[j] = random.nextFloat() - 0.5f;
      }
    }
    executable.run();
    return IntStream.range(0, program.outputs().size())
        .mapToObj(i -> executable.output(i).f32().clone())
        .toList();
  }

  /**
   * What the next m is made of needs the old w after the next w is made: copies would cost more.
   */
  @Test
  void loopsStayApartWhereJoinedTheyCouldNotWriteInPlace() {
    Expr product = nextM.reshape(17, 59).matmul(w.reshape(59, 17));
    Plan plan = plan(step(w.sub(g), nextM, product));
    assertEquals(2, plan.schedule().written().size());
    assertEquals(3, plan.schedule().order().size());
    Expr turned = m.reshape(17, 59).t().reshape(SIZE);
    Plan crossed = plan(step(w.sub(g.add(turned).mul(rate.broadcast(w.shape()))), nextM));
    assertEquals(2, crossed.schedule().written().size());
    assertEquals(2, crossed.schedule().order().size());
  }

  /** Integers would take the floats' vectors from them; unlike loops cannot be one. */
  @Test
  void loopsOfOtherTypesOrSizesStayApart() {
    Expr count = g.cast(DType.I32).add(1);
    assertEquals(2, plan(step(nextW, nextM, count)).schedule().order().size());
    Expr part = g.slice(0, 0, SIZE / 2).mul(2);
    assertEquals(2, plan(step(nextW, nextM, part)).schedule().order().size());
    Expr other = Expr.input("h", DType.F32, SIZE).mul(3);
    Step strange =
        Step.of(new Program(List.of(w, m, g, rate, other.inputs().get(0)), List.of(nextM, other)));
    assertEquals(2, plan(strange).schedule().order().size());
  }

  /** In random steps every value written in place before the joining still is, in every order. */
  @Test
  void joiningLosesNothing() {
    int joined = 0;
    for (long seed = 0; seed < 600; seed++) {
      Step step = seed % 3 > 0 ? RandomSteps.step(seed) : Step.of(RandomPrograms.program(seed));
      Lowered lowered = lowered(step);
      List<Cluster> clusters = Fusion.fuse(lowered, new Limits());
      Schedule apart = Objects.requireNonNull(Schedule.of(lowered, step, clusters));
      Schedule now = Siblings.join(lowered, step, new Limits(), clusters);
      assertTrue(now.written().containsAll(apart.written()), "seed " + seed);
      List<Cluster> reversed = new ArrayList<>(clusters).reversed();
      assertEquals(
          now.order(),
          Siblings.join(lowered, step, new Limits(), reversed).order(),
          "seed " + seed);
      joined += apart.order().size() - now.order().size();
    }
    assertTrue(joined > 20, "few were joined: " + joined);
  }
}
