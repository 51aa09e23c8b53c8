package org.thalweg.optim.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.thalweg.core.array.DType;
import org.thalweg.core.compile.Options;

/** What holds for every rule. */
class RuleLawsTest {
  static final List<RuleCase> CASES = RuleCase.ALL;

  private static Quadratic quadratic(RuleCase rule, DType dtype) {
    return new Quadratic(rule.rule(), dtype, Options.defaults());
  }

  @Test
  void everyRuleIsHere() {
    assertEquals(
        Rules.all().stream().map(NamedRule::name).toList(),
        CASES.stream().map(RuleCase::name).toList());
    assertEquals(CASES.size(), CASES.stream().map(RuleCase::name).distinct().count());
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void reachesTheMinimumInBothTypes(RuleCase rule) {
    for (DType dtype : List.of(DType.F64, DType.F32)) {
      double rounding = dtype == DType.F32 ? 1e-5 : 0;
      Quadratic descent = quadratic(rule, dtype).descend(rule.learningRate(), rule.steps());
      double distance = descent.distance();
      assertTrue(distance <= rule.distance() + rounding, dtype + ": " + distance);
    }
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void stateRestoredGivesTheSameBytes(RuleCase rule) {
    for (DType dtype : List.of(DType.F64, DType.F32)) {
      Quadratic first = quadratic(rule, dtype).descend(rule.learningRate(), 7);
      Quadratic second = quadratic(rule, dtype);
      second.restore(first.carried());
      for (int i = 0; i < 8; i++) {
        first.step(rule.learningRate());
        second.step(rule.learningRate());
      }
      assertEquals(first.carried(), second.carried());
    }
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void threadsDoNotChangeTheBytes(RuleCase rule) {
    Quadratic one = quadratic(rule, DType.F32).descend(rule.learningRate(), 10);
    Options three = Options.defaults().withThreads(3).withVectorBits(128);
    Quadratic many = new Quadratic(rule.rule(), DType.F32, three).descend(rule.learningRate(), 10);
    assertEquals(one.carried(), many.carried());
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void aParameterWithoutGradientStaysWhereTheRuleClaimsIt(RuleCase rule) {
    Quadratic descent = quadratic(rule, DType.F64);
    int last = Quadratic.LAYOUT.size() - 1;
    double before = descent.parameters()[last];
    descent.descend(rule.learningRate(), 20);
    assertEquals(rule.keepsStill(), descent.parameters()[last] == before);
  }
}
