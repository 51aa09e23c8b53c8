package org.thalweg.optim.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.compile.Options;
import org.thalweg.core.interpret.Executable;
import org.thalweg.optim.rule.Adam;
import org.thalweg.optim.rule.Coupled;
import org.thalweg.optim.rule.ScheduleFreeSgd;
import org.thalweg.optim.rule.Sgd;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.TrainingStep;
import org.thalweg.optim.step.Transform;

/** What holds for every transform, each around a rule that keeps something. */
class TransformLawsTest {
  static final List<Transform> CASES =
      List.of(
          new ClipByValue(0.5),
          new ClipByNorm(0.5),
          new ClipByGlobalNorm(0.5),
          new AdaptiveClip(),
          new L2Penalty(0.1),
          new WeightDecay(0.1),
          new ProximalL1(0.1),
          new GradientNoise(),
          new Sam(),
          new Lookahead(),
          new ExponentialAverage(),
          new EqualAverage(3, 2),
          new Accumulate(3),
          new SkipNonFinite(),
          new ScaleRate(0.5),
          Freeze.of("W"),
          Groups.of("b", new ScaleRate(2)),
          Projection.Box.nonNegative(),
          new Projection.L2Ball(2),
          new Projection.L1Ball(2),
          new Projection.Simplex(1));

  private static List<Array> after(int steps, Rule rule, DType dtype, Options options) {
    TrainingStep step = TrainingStep.of(Coupled.objective(dtype), rule, false);
    Executable run = ready(step, dtype, options);
    return after(steps, step, run);
  }

  private static List<Array> after(int steps, TrainingStep step, Executable run) {
    for (int t = 1; t <= steps; t++) {
      run.input(step.learningRate()).set(0, 0.05);
      run.run();
    }
    return Coupled.carried(step, run);
  }

  private static Executable ready(TrainingStep step, DType dtype, Options options) {
    return Coupled.ready(step, Coupled.values(dtype, Coupled.start()), options);
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void sameBytesForAnyThreadsAndWidth(Transform transform) {
    for (DType dtype : List.of(DType.F64, DType.F32)) {
      Rule rule = (dtype == DType.F64 ? new Adam() : new ScheduleFreeSgd()).with(transform);
      Options three = Options.defaults().withThreads(3).withVectorBits(128);
      List<Array> carried = after(12, rule, dtype, Options.defaults());
      assertEquals(carried, after(12, rule, dtype, three));
      for (int i = 0; i < Coupled.SIZE; i++) {
        assertTrue(Double.isFinite(carried.getFirst().get(i)), transform + " at " + i);
      }
    }
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void stateRestoredGivesTheSameBytes(Transform transform) {
    Rule rule = new Adam().with(transform);
    TrainingStep step = TrainingStep.of(Coupled.objective(DType.F32), rule, false);
    Executable first = ready(step, DType.F32, Options.defaults());
    List<Array> middle = after(7, step, first);
    Executable second = ready(step, DType.F32, Options.defaults());
    for (int i = 0; i < middle.size(); i++) {
      second.input(i).copyFrom(middle.get(i));
    }
    assertEquals(after(6, step, first), after(6, step, second));
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void theGateOfAccumulationHoldsBackAllWithin(Transform transform) {
    Rule rule = new Sgd(0.9, false).with(transform).with(new Accumulate(4));
    TrainingStep step = TrainingStep.of(Coupled.objective(DType.F64), rule, false);
    Executable run = ready(step, DType.F64, Options.defaults());
    List<Array> before = Coupled.carried(step, run);
    List<Array> after = after(3, step, run);
    for (int i = 0; i < before.size(); i++) {
      String name = step.carried().get(i);
      if (!name.equals("sum") && !name.equals("step")) {
        assertEquals(before.get(i), after.get(i), transform + ": " + name);
      }
    }
  }
}
