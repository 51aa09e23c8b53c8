package org.thalweg.learn.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.core.array.Array;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.layer.Activation;
import org.thalweg.learn.model.Head;
import org.thalweg.learn.model.LogisticRegression;
import org.thalweg.learn.model.Mlp;
import org.thalweg.learn.model.Model;
import org.thalweg.learn.train.options.DescentOptions;
import org.thalweg.learn.train.options.Optimizer;
import org.thalweg.optim.rule.NamedRule;
import org.thalweg.optim.rule.Rules;

/** Training with every rule, and with what is changed about a rule. */
class OptimizerTest {
  private static final Model NETWORK = new Mlp(2, List.of(6), Activation.TANH, new Head.Classes(3));
  private static final Dataset SPIRALS = SmallData.spirals(64, 1);

  private static Outcome run(Model model, Dataset data, Options options) {
    return Training.run(model, data, Optional.empty(), options.build(), event -> {});
  }

  private static Optimizer sgd(double weightDecay, OptionalDouble clip, int accumulate) {
    return new Optimizer(
        Optimizer.find("sgd"), OptionalDouble.empty(), weightDecay, clip, accumulate);
  }

  static List<String> names() {
    return Rules.all().stream().map(NamedRule::name).toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyRuleMakesTheLossLess(String name) {
    Dataset data = SmallData.twoClasses(60, 2, 1);
    Optimizer optimizer = Optimizer.named(name);
    Options options = Options.all().optimizer(optimizer).batchSize(20).epochs(30);
    if (!optimizer.named().findsRate()) {
      options.learningRate(optimizer.named().learningRate());
    }
    Outcome outcome = run(new LogisticRegression(2), data, options);
    assertEquals(StopReason.EPOCHS, outcome.stop());
    assertTrue(
        outcome.history().getLast().loss() < outcome.history().getFirst().loss(),
        outcome.history().toString());
  }

  @Test
  void fourAccumulatedBatchesAreOneFourTimesAsLarge() {
    Options options = Options.all().schedule("constant").learningRate(0.1).epochs(3);
    Array small =
        run(NETWORK, SPIRALS, options.batchSize(8).optimizer(sgd(0, OptionalDouble.empty(), 4)))
            .parameters();
    Array large =
        run(NETWORK, SPIRALS, options.batchSize(32).optimizer(sgd(0, OptionalDouble.empty(), 1)))
            .parameters();
    assertArrayEquals(large.f32(), small.f32(), 1e-6f);
  }

  /** Rows of a batch, batches of a group, rows of the batch that is to come to the same. */
  @ParameterizedTest
  @CsvSource({"8, 4, 32", "5, 3, 15", "20, 2, 40", "30, 4, 103", "1, 7, 7", "103, 9, 103"})
  void anEpochThatLeavesARestIsThatOfTheLargeBatchToo(int batch, int accumulate, int large) {
    Dataset data =
        SmallData.spirals(103, 2)
            .withWeights(IntStream.range(0, 103).mapToDouble(row -> 1 + row % 3).toArray());
    Options options = Options.all().learningRate(0.1).epochs(4).l2(0.01);
    Optimizer nesterov = Optimizer.named("nesterov");
    Optimizer parts =
        new Optimizer(
            nesterov.named(), OptionalDouble.empty(), 0, OptionalDouble.of(0.5), accumulate);
    Optimizer whole =
        new Optimizer(nesterov.named(), OptionalDouble.empty(), 0, OptionalDouble.of(0.5), 1);
    Outcome expected = run(NETWORK, data, options.batchSize(large).optimizer(whole));
    Outcome found = run(NETWORK, data, options.batchSize(batch).optimizer(parts));
    assertArrayEquals(expected.parameters().f32(), found.parameters().f32(), 2e-6f);
    for (int epoch = 0; epoch < 4; epoch++) {
      assertEquals(expected.history().get(epoch).loss(), found.history().get(epoch).loss(), 2e-6);
      assertEquals(
          expected.history().get(epoch).learningRate(), found.history().get(epoch).learningRate());
    }
  }

  @Test
  void theRateIsFoundByStepsOfTheRuleToo() {
    Options options = Options.all().batchSize(2).epochs(2);
    Optimizer optimizer =
        new Optimizer(Optimizer.find("sgd"), OptionalDouble.empty(), 0, OptionalDouble.empty(), 8);
    List<Double> losses = new ArrayList<>();
    Training.run(
        NETWORK,
        SPIRALS,
        Optional.empty(),
        options.optimizer(optimizer).build(),
        event -> {
          if (event instanceof Event.Tried tried) {
            losses.add(tried.loss());
          }
        });
    assertEquals(losses.size(), losses.stream().distinct().count(), "each rate has a loss");
  }

  @Test
  void weightDecayTakesAPartOfTheWeightsOffAndClippingBoundsTheStep() {
    Options one = Options.all().schedule("constant").learningRate(0.1).l2(0).epochs(1);
    float[] start = NETWORK.initial(0).f32();
    float[] plain =
        run(NETWORK, SPIRALS, one.optimizer(sgd(0, OptionalDouble.empty(), 1))).parameters().f32();
    float[] decayed =
        run(NETWORK, SPIRALS, one.optimizer(sgd(0.5, OptionalDouble.empty(), 1)))
            .parameters()
            .f32();
    float[] clipped =
        run(NETWORK, SPIRALS, one.optimizer(sgd(0, OptionalDouble.of(0.01), 1))).parameters().f32();
    double length = 0;
    double clippedLength = 0;
    for (int i = 0; i < start.length; i++) {
      assertEquals(plain[i] - 0.1 * 0.5 * start[i], decayed[i], 1e-6);
      length += Math.pow(plain[i] - start[i], 2);
      clippedLength += Math.pow(clipped[i] - start[i], 2);
    }
    assertTrue(Math.sqrt(length) > 0.1 * 0.01, "the gradient is longer than the limit");
    assertEquals(0.1 * 0.01, Math.sqrt(clippedLength), 1e-6);
  }

  @Test
  void itsTextNamesTheRuleAndItsChanges() {
    assertEquals(
        "sgd (Sgd[momentum=0.0, nesterov=false]), weight decay 0.5, gradients no longer than 2.0,"
            + " one step for 3 batches",
        sgd(0.5, OptionalDouble.of(2), 3).toString());
  }

  @Test
  void unknownNamesAreRefusedWithNearOnes() {
    InputException rule = assertThrows(InputException.class, () -> Optimizer.named("adamm"));
    assertTrue(rule.getMessage().contains("`adam`"), rule.getMessage());
    InputException schedule =
        assertThrows(InputException.class, () -> DescentOptions.schedule("onecycle"));
    assertTrue(schedule.getMessage().contains("`one-cycle`"), schedule.getMessage());
  }
}
