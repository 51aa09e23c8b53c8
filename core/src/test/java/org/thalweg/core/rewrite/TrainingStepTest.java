package org.thalweg.core.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.thalweg.core.RandomPrograms;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.grad.Derivatives;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;

/** Steps of descent over one flat parameter vector: their updates end up in the parts. */
class TrainingStepTest {
  private static final DType F32 = DType.F32;
  private static final int[] WIDTHS = {20, 12, 8, 3};
  private static final int BATCH = 5;

  private final List<Expr> views = new ArrayList<>();
  private final Expr w = Expr.input("w", F32, count());
  private final Expr rate = Expr.input("rate", F32);
  private final Expr x = Expr.input("x", F32, BATCH, WIDTHS[0]);
  private final Expr classes = Expr.input("classes", DType.I32, BATCH);
  private final Expr loss = loss();
  private final Expr gradient = gradient();

  private static int count() {
    int count = 0;
    for (int i = 1; i < WIDTHS.length; i++) {
      count += (WIDTHS[i - 1] + 1) * WIDTHS[i];
    }
    return count;
  }

  private Expr loss() {
    Expr activity = x;
    int at = 0;
    for (int i = 1; i < WIDTHS.length; i++) {
      int weights = WIDTHS[i - 1] * WIDTHS[i];
      Expr weight = w.slice(0, at, at + weights).reshape(WIDTHS[i - 1], WIDTHS[i]);
      Expr bias = w.slice(0, at + weights, at + weights + WIDTHS[i]);
      views.addAll(List.of(weight, bias));
      at += weights + WIDTHS[i];
      Expr sum = activity.matmul(weight).add(bias);
      activity = i + 1 < WIDTHS.length ? Composites.relu(sum) : sum;
    }
    Expr hot = Composites.oneHot(classes, WIDTHS[WIDTHS.length - 1], F32);
    return Composites.logSoftmax(activity, -1).mul(hot).sum(-1).mean().neg();
  }

  private Expr gradient() {
    List<Expr> flat =
        Derivatives.gradient(loss, views).stream().map(g -> g.reshape(g.shape().size())).toList();
    return Expr.concatenate(0, flat);
  }

  private Program simplified(List<Expr> states, List<Expr> outputs) {
    List<Expr> inputs = new ArrayList<>(List.of(w, rate, x, classes));
    inputs.addAll(states);
    Program before = new Program(inputs, outputs);
    Program after = Simplify.apply(before);
    List<Array> data = new ArrayList<>(RandomPrograms.inputs(before, 3, false));
    data.set(3, Array.of(new int[] {0, 2, 1, 1, 2}, BATCH));
    assertEquals(
        Interpreter.evaluate(before, data), Interpreter.evaluate(after, data), after.toString());
    return after;
  }

  /** No op computes a whole vector; each part of the update is computed by itself. */
  private void assertCutUp(Program program) {
    for (Expr node : program.nodes()) {
      boolean whole = node.shape().rank() == 1 && node.shape().size() == count();
      assertTrue(!whole || isPlain(node), node + " in\n" + program);
      if (Elementwise.is(node)) {
        for (Expr operand : node.inputs()) {
          boolean cut = operand.op() instanceof Op.Concatenate;
          assertTrue(!cut, node + " of " + operand + " in\n" + program);
        }
      }
    }
  }

  private static boolean isPlain(Expr node) {
    return node.op() instanceof Op.Input || node.op() instanceof Op.Concatenate;
  }

  @Test
  void plainDescent() {
    assertCutUp(simplified(List.of(), List.of(w.add(gradient.mul(rate).neg()), loss)));
  }

  @Test
  void momentumWithLookAheadAndDecay() {
    Expr v = Expr.input("v", F32, count());
    Expr decayed = gradient.add(w.mul(1e-3));
    Expr velocity = v.mul(0.9).add(decayed);
    Expr update = velocity.mul(0.9).add(decayed).mul(rate).neg();
    assertCutUp(simplified(List.of(v), List.of(w.add(update), velocity, loss)));
  }

  @Test
  void adaptiveMoments() {
    Expr m = Expr.input("m", F32, count());
    Expr v = Expr.input("v", F32, count());
    Expr step = Expr.input("step", DType.I32);
    Expr t = step.add(1).cast(F32);
    Expr mean = m.mul(0.9).add(gradient.mul(0.1));
    Expr square = v.mul(0.999).add(gradient.square().mul(0.001));
    Expr meanNow = mean.div(Expr.scalar(F32, 1).sub(Expr.scalar(F32, 0.9).pow(t)));
    Expr squareNow = square.div(Expr.scalar(F32, 1).sub(Expr.scalar(F32, 0.999).pow(t)));
    Expr update = meanNow.mul(rate).neg().div(squareNow.abs().sqrt().add(1e-8));
    assertCutUp(
        simplified(
            List.of(m, v, step),
            List.of(w.add(update).sub(w.mul(rate).mul(0.01)), mean, square, step.add(1), loss)));
  }

  @Test
  void theNormOfTheGradientIsOfTheWhole() {
    Expr norm = Composites.norm(gradient);
    Expr scale = norm.max(1);
    Program program =
        simplified(List.of(), List.of(w.sub(gradient.div(scale).mul(rate)), norm, loss));
    assertCutUp(program);
    assertEquals(2, count(program, Op.Concatenate.class), program.toString());
    assertEquals(8, count(program, Op.MatMul.class), program.toString());
  }

  private static long count(Program program, Class<? extends Op> op) {
    return Set.copyOf(program.nodes()).stream().filter(n -> op.isInstance(n.op())).count();
  }
}
