package org.thalweg.optim.minimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.thalweg.core.formula.Formula;
import org.thalweg.core.objective.HandWritten;
import org.thalweg.core.objective.Objective;
import org.thalweg.optim.problem.Bounds;
import org.thalweg.optim.problem.Problem;

/** Laws that hold for every method, from the one list of them. */
class MethodLawsTest {
  private static final long BUDGET = 20_000;
  private static final Objective BOWL =
      Formula.parse("(x-1)^2 + 2*(y+2)^2 + 0.5*(x-1)*(y+2)").objective();
  private static final double[] START = {3, 4};

  /** Each method, once; those that cannot take this problem say so and are left out. */
  private static Stream<DynamicTest> each(Problem problem, Consumer<Choice> law) {
    List<DynamicTest> tests = new ArrayList<>();
    for (NamedMethod named : Methods.all()) {
      Choice choice = new Choice(named.name(), named.method(), "in a test");
      Optional<String> lacks = named.method().lacks(problem);
      tests.add(
          DynamicTest.dynamicTest(
              named.name(),
              () -> {
                if (lacks.isPresent()) {
                  assertFalse(lacks.get().isBlank());
                } else {
                  law.accept(choice);
                }
              }));
    }
    return tests.stream();
  }

  private static Minimize minimize(Problem problem, Choice choice) {
    return Minimize.of(problem)
        .from(START)
        .by(choice)
        .limits(new Limits(1e-6, 5_000, BUDGET))
        .seed(7);
  }

  /** Rules that look elsewhere within a step refuse; they are for training. */
  private static Optional<Outcome> run(Minimize minimize) {
    try {
      return Optional.of(minimize.run());
    } catch (IllegalArgumentException e) {
      assertTrue(String.valueOf(e.getMessage()).contains("take another rule"), e.getMessage());
      return Optional.empty();
    }
  }

  /** The gradient at the start is 4e-9 of the value. */
  @TestFactory
  Stream<DynamicTest> neverCallsAGradientSmallForAGreatValueAlone() {
    Objective far = Formula.parse("(x - 1e9)^2 + (y + 1e9)^2").objective();
    Problem problem = Problem.of(far);
    return each(
        problem,
        choice ->
            run(minimize(problem, choice))
                .ifPresent(end ->
                    assertFalse(
                        end.converged() && end.value() > 1e6, end.stop() + " " + end.value())));
  }

  @TestFactory
  Stream<DynamicTest> goesDownABowlAndNeverCountsWrong() {
    Problem problem = Problem.of(BOWL);
    return each(
        problem,
        choice ->
            run(minimize(problem, choice))
                .ifPresent(end -> {
                  assertTrue(end.value() < BOWL.value(START), end.stop().text());
                  assertTrue(end.functionEvaluations() <= BUDGET, "evaluations");
                  assertEquals(end.value(), BOWL.value(end.point()), 1e-12);
                  if (end.converged()) {
                    assertArrayEquals(new double[] {1, -2}, end.point(), 1e-4);
                  }
                }));
  }

  @TestFactory
  Stream<DynamicTest> sameSeedSameBytes() {
    Problem problem = Problem.of(BOWL);
    return each(
        problem,
        choice -> {
          Minimize brief = minimize(problem, choice).limits(new Limits(1e-6, 40, 500));
          Optional<Outcome> one = run(brief);
          Optional<Outcome> two = run(brief);
          assertEquals(one.isPresent(), two.isPresent());
          one.ifPresent(end -> assertArrayEquals(end.point(), two.orElseThrow().point(), 0.0));
        });
  }

  @TestFactory
  Stream<DynamicTest> neverConvergesOnNotANumber() {
    // A wall of NaN around the minimum of x² + y² at distance 1.
    Objective walled =
        new HandWritten(
            2,
            p -> Math.hypot(p[0], p[1]) < 1 ? Double.NaN : p[0] * p[0] + p[1] * p[1],
            (p, g) -> {
              boolean inside = Math.hypot(p[0], p[1]) < 1;
              g[0] = inside ? Double.NaN : 2 * p[0];
              g[1] = inside ? Double.NaN : 2 * p[1];
            });
    Problem problem = Problem.of(walled);
    return each(
        problem,
        choice ->
            run(minimize(problem, choice).limits(new Limits(1e-6, 300, 3_000)))
                .ifPresent(end -> {
                  assertFalse(end.converged(), end.stop() + " at " + end.gradientNorm());
                  assertTrue(end.value() <= 25, "the best is kept: " + end.value());
                }));
  }

  @TestFactory
  Stream<DynamicTest> keepsBoundsWhereItKnowsThem() {
    Problem problem = new Problem(BOWL, new Bounds(new double[] {2, 0}, new double[] {5, 9}), 0);
    return each(
        problem,
        choice ->
            run(minimize(problem, choice))
                .ifPresent(end -> {
                  assertTrue(end.point()[0] >= 2 && end.point()[0] <= 5, "x");
                  assertTrue(end.point()[1] >= 0 && end.point()[1] <= 9, "y");
                  if (end.converged()) {
                    assertArrayEquals(new double[] {2, 0}, end.point(), 1e-5);
                  }
                }));
  }
}
