package org.thalweg.learn.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.model.LinearRegression;
import org.thalweg.learn.train.options.DescentOptions.OnDivergence;

/** A run whose loss is no number goes back and on at half the rate. */
class DivergenceTest {
  private final List<Event.Diverged> told = new ArrayList<>();

  private Outcome run(Dataset data, Options options) {
    return Training.run(
        new LinearRegression(data.width()),
        data,
        Optional.empty(),
        options.build(),
        event -> {
          if (event instanceof Event.Diverged diverged) {
            told.add(diverged);
          }
        });
  }

  @Test
  void goesBackWithParametersAndStateAsTheyWere() {
    Dataset data = SmallData.linear(90, 3, 0.5, 10);
    Outcome recovered = run(data, Options.all().batchSize(16).epochs(5).learningRate(64));
    assertEquals(StopReason.EPOCHS, recovered.stop());
    assertFalse(told.isEmpty());
    // Every time it went back to the start, so it went on as a run of the last rate does.
    assertTrue(told.stream().allMatch(diverged -> diverged.backTo() == 0), told.toString());
    double last = told.getLast().next().orElseThrow();
    assertEquals(64 * Math.scalb(1, -told.size()), last);
    assertEquals(last, recovered.learningRate().value());
    Outcome straight = run(data, Options.all().batchSize(16).epochs(5).learningRate(last));
    assertEquals(straight.parameters(), recovered.parameters());
    assertEquals(straight.history(), recovered.history());
  }

  @Test
  void namesTheFirstOpTheBatchAndTheStep() {
    Dataset data = SmallData.linear(40, 3, 0.5, 10);
    run(data, Options.all().batchSize(4).epochs(5).learningRate(1e25));
    Event.Diverged first = told.getFirst();
    // Weights near 1e25 in step 2: their squared errors are beyond the greatest float, 3.4e38.
    assertEquals(2, first.step());
    assertEquals(2, first.batch());
    assertEquals(1, first.epoch());
    String cause = first.cause().orElseThrow();
    assertTrue(cause.contains("Infinity") && cause.contains("Losses.java"), cause);
  }

  @Test
  void goesBackToTheLastGoodStretchNotToTheStart() {
    // The rate rises in a straight line over both epochs, which have three stretches each.
    Dataset data = SmallData.linear(600, 3, 0.5, 10);
    Outcome outcome =
        run(data, Options.all().batchSize(1).epochs(2).schedule("cyclic").learningRate(0.16));
    assertEquals(StopReason.EPOCHS, outcome.stop());
    assertTrue(told.getLast().backTo() > 0, told.toString());
    for (Event.Diverged diverged : told) {
      assertEquals(0, diverged.backTo() % 200, told.toString());
      assertTrue(diverged.step() - diverged.backTo() <= 400, told.toString());
    }
    assertEquals(2, outcome.epochs());
    assertTrue(outcome.history().getLast().loss() < 1, outcome.history().toString());
  }

  @Test
  void stopsWhereItIsAskedTo() {
    Dataset data = SmallData.linear(50, 3, 0.5, 10);
    Outcome outcome =
        run(data, Options.all().epochs(50).learningRate(30).onDivergence(OnDivergence.STOP));
    assertEquals(StopReason.DIVERGED, outcome.stop());
    assertEquals(1, told.size());
    assertTrue(told.getFirst().next().isEmpty());
    for (float value : outcome.parameters().f32()) {
      assertTrue(Float.isFinite(value));
    }
  }

  @Test
  void givesUpAfterTenTimes() {
    Dataset data = SmallData.linear(50, 3, 0.5, 10);
    Outcome outcome = run(data, Options.all().epochs(50).learningRate(1e30));
    assertEquals(StopReason.DIVERGED, outcome.stop());
    assertEquals(11, told.size());
    assertTrue(told.getLast().next().isEmpty());
    assertEquals(0, outcome.bestEpoch());
  }
}
