package org.thalweg.optim.minimize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.thalweg.core.formula.Formula;
import org.thalweg.core.objective.HandWritten;
import org.thalweg.core.objective.Objective;
import org.thalweg.core.plainjava.PlainJava;
import org.thalweg.optim.problem.Bounds;
import org.thalweg.optim.problem.Problem;
import org.thalweg.problems.LeastSquaresProblem;
import org.thalweg.problems.MoreGarbowHillstrom;

class AutomaticTest {

  private static Objective squares(LeastSquaresProblem problem) {
    return PlainJava.residuals(problem.dimension(), problem.size(), problem.residuals().method())
        .sumOfSquares();
  }

  @TestFactory
  Stream<DynamicTest> aKnownMinimumOfEveryMoreGarbowHillstromProblem() {
    return MoreGarbowHillstrom.all().stream()
        .map(problem -> DynamicTest.dynamicTest(problem.name(), () -> reaches(problem)));
  }

  private static void reaches(LeastSquaresProblem problem) {
    Outcome end = Minimize.of(squares(problem)).from(problem.start()).run();
    boolean known =
        problem.minima().stream()
            .anyMatch(minimum ->
                Math.abs(end.value() - minimum.value())
                    <= 1e-6 * Math.max(1e-6, Math.abs(minimum.value())));
    assertTrue(known, problem.name() + ": " + end.value() + ", known " + problem.minima());
    assertTrue(end.converged(), end.stop().text());
  }

  @Test
  void theChoiceGoesByStructureAndDimension() {
    assertEquals("levenberg-marquardt", name(Formula.parse("(x-1)^2 + (y-x)^2").objective()));
    assertEquals("trust-region-exact", name(Formula.parse("exp(x) - x + y^2").objective()));
    HandWritten few = new HandWritten(5, p -> 0, (p, g) -> {});
    assertEquals("bfgs", name(few));
    assertEquals("lbfgs", name(new HandWritten(501, p -> 0, (p, g) -> {})));
    assertEquals("lbfgs-b", Automatic.choose(new Problem(few, Bounds.box(5, 0, 1), 0)).name());
    assertEquals("owl-qn", Automatic.choose(new Problem(few, Bounds.none(5), 1)).name());
    assertEquals("fista", Automatic.choose(new Problem(few, Bounds.box(5, 0, 1), 1)).name());
  }

  private static String name(Objective objective) {
    Choice choice = Automatic.choose(Problem.of(objective));
    assertFalse(choice.reason().isBlank());
    return choice.name();
  }

  @Test
  void everyMethodHasItsOwnNameAndItsHyperparametersCanBeSet() {
    List<NamedMethod> all = Methods.all();
    assertEquals(all.size(), all.stream().map(NamedMethod::name).distinct().count());
    assertTrue(all.size() > 50, all.size() + " methods");
    NamedMethod adam = Methods.named("adam").orElseThrow();
    assertTrue(Hyperparameters.names(adam.method()).containsAll(List.of("learning-rate", "beta1")));
    assertTrue(Hyperparameters.with(adam.method(), "beta1", 0.5).toString().contains("beta1=0.5"));
    assertEquals(
        "Lbfgs[memory=3]",
        Hyperparameters.with(Methods.named("lbfgs").orElseThrow().method(), "memory", 3)
            .toString());
  }
}
