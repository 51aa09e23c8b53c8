package org.thalweg.optim.step;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Layout;
import org.thalweg.optim.rule.Sgd;

/** Steps on the parabola a·x²/2 + b·y, whose gradient is (a·x, b). */
class TrainingStepTest {
  private static final double RATE = 0.25;
  private static final double SLOPE = 3;

  private final Layout layout = Layout.of("x", Shape.scalar(), "y", Shape.scalar());
  private final Expr w = Expr.input("w", DType.F64, 2);
  private final Expr a = Expr.input("a", DType.F64);
  private final Map<String, Expr> views = layout.views(w);
  private final Expr parabola =
      views.get("x").square().mul(a).mul(0.5).add(views.get("y").mul(SLOPE));
  private final BatchObjective objective = new BatchObjective(w, layout, List.of(a), parabola);

  private double[] steps(Rule rule, int count) {
    TrainingStep step = TrainingStep.of(objective, rule, false);
    Executable run = Interpreter.of(step.step());
    run.input(TrainingStep.PARAMETERS).copyFrom(Array.of(new double[] {1, 2}, 2));
    run.input(step.learningRate()).set(0, RATE);
    run.input(step.batch(0)).set(0, 2);
    for (int i = 0; i < count; i++) {
      run.run();
    }
    return run.input(TrainingStep.PARAMETERS).f64();
  }

  @Test
  void plainDescentGoesDownTheGradient() {
    // x ← x - 0.25·2·x halves x; y ← y - 0.25·3.
    assertArrayEquals(new double[] {0.125, 2 - 3 * 0.75}, steps(Sgd.plain(), 3), 1e-15);
  }

  @Test
  void momentumAddsUpVelocities() {
    double x = 1;
    double velocity = 0;
    for (int i = 0; i < 5; i++) {
      velocity = 0.9 * velocity + 2 * x;
      x -= RATE * velocity;
    }
    assertEquals(x, steps(new Sgd(0.9, false), 5)[0], 1e-15);
  }

  @Test
  void nesterovIsTheGradientAtTheLookAhead() {
    // Sutskever et al. 2013, eq. 3 and 4, in the look-ahead variable u = x + 0.9·v.
    double x = 1;
    double v = 0;
    for (int i = 0; i < 5; i++) {
      double ahead = x + 0.9 * v;
      v = 0.9 * v - RATE * 2 * ahead;
      x += v;
    }
    assertEquals(x + 0.9 * v, steps(new Sgd(0.9, true), 5)[0], 1e-14);
  }

  @Test
  void stepNumberCountsFromOne() {
    Rule countdown = (gradient, state) -> state.parameters().add(gradient.mul(0)).add(state.step());
    assertArrayEquals(new double[] {1 + 6, 2 + 6}, steps(countdown, 3));
  }

  @Test
  void lossAndGradientNormAreThoseBeforeTheStep() {
    TrainingStep step = TrainingStep.of(objective, Sgd.plain(), true);
    Executable run = Interpreter.of(step.step());
    run.input(TrainingStep.PARAMETERS).copyFrom(Array.of(new double[] {2, 1}, 2));
    run.input(step.learningRate()).set(0, RATE);
    run.input(step.batch(0)).set(0, 2);
    run.run();
    assertEquals(2 * 2 * 2 * 0.5 + SLOPE, run.output(step.loss()).item(), 1e-15);
    assertEquals(5, run.output(step.gradientNorm()).item(), 1e-15); // (4, 3)
  }

  @Test
  void aLossOfTheWholeVectorHasItsGradientToo() {
    BatchObjective ridge =
        new BatchObjective(w, layout, List.of(a), parabola.add(w.square().sum().mul(0.5)));
    TrainingStep step = TrainingStep.of(ridge, Sgd.plain(), false);
    Executable run = Interpreter.of(step.step());
    run.input(TrainingStep.PARAMETERS).copyFrom(Array.of(new double[] {1, 2}, 2));
    run.input(step.learningRate()).set(0, RATE);
    run.input(step.batch(0)).set(0, 2);
    run.run();
    assertArrayEquals(
        new double[] {1 - RATE * 3, 2 - RATE * (SLOPE + 2)},
        run.input(TrainingStep.PARAMETERS).f64(),
        1e-15);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThrows(IllegalArgumentException.class, () -> new Sgd(1, false));
    assertThrows(IllegalArgumentException.class, () -> new Sgd(Double.NaN, false));
    assertThrows(IllegalArgumentException.class, () -> new Sgd(0, true));
    assertThrows(
        IllegalArgumentException.class, () -> new BatchObjective(w, layout, List.of(), parabola));
    assertThrows(
        IllegalArgumentException.class, () -> new BatchObjective(w, layout, List.of(a), w.mul(2)));
    Rule twice =
        (gradient, state) -> state.next("v", state.next("v", state.get("v").add(gradient)));
    assertThrows(IllegalArgumentException.class, () -> TrainingStep.of(objective, twice, false));
  }
}
