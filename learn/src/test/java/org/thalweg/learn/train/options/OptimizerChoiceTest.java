package org.thalweg.learn.train.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class OptimizerChoiceTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  @Test
  void withoutWishesItNeedsNoSearch() {
    OptimizerChoice choice = OptimizerChoice.of(NONE, Optional.empty(), false);
    assertEquals("schedule-free-adamw", choice.name());
    DescentOptions options = DescentOptions.defaults();
    assertEquals(choice.name(), options.optimizer().named().name());
    LearningRate rate = LearningRate.usual(options.optimizer().named(), 1000).orElseThrow();
    assertEquals(0.01, rate.value(), 1e-15);
    assertEquals(0.1, LearningRate.usual(options.optimizer().named(), 50).orElseThrow().value());
  }

  @Test
  void whatIsAskedForDecides() {
    assertEquals(
        "nesterov", OptimizerChoice.of(OptionalDouble.of(0.9), Optional.empty(), true).name());
    OptimizerChoice scheduled =
        OptimizerChoice.of(NONE, Optional.of(DescentOptions.schedule("cosine")), false);
    assertEquals("adamw", scheduled.name());
    assertTrue(LearningRate.usual(Optimizer.find("adamw"), 1000).isEmpty());
    assertEquals("prodigy", OptimizerChoice.of(NONE, Optional.empty(), true).name());
  }

  @Test
  void everyChoiceIsARuleAndSaysWhy() {
    for (OptimizerChoice choice :
        List.of(
            OptimizerChoice.of(OptionalDouble.of(0.5), Optional.empty(), false),
            OptimizerChoice.of(NONE, Optional.of(DescentOptions.schedule("step")), true),
            OptimizerChoice.of(NONE, Optional.empty(), true),
            OptimizerChoice.of(NONE, Optional.empty(), false))) {
      assertEquals(choice.name(), Optimizer.find(choice.name()).name());
      assertFalse(choice.reason().isBlank());
    }
  }
}
