package org.thalweg.learn.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.model.LinearRegression;
import org.thalweg.learn.train.options.Monitor;

/** The rate falls when nothing gets better, by what is watched, and an event tells it. */
class PlateauTest {
  private final List<Event.RateReduced> told = new ArrayList<>();

  private Outcome run(Dataset train, Optional<Dataset> validation, Options options) {
    return Training.run(
        new LinearRegression(train.width()),
        train,
        validation,
        options.learningRate(0.08).schedule("reduce-on-plateau").build(),
        event -> {
          if (event instanceof Event.RateReduced reduced) {
            told.add(reduced);
          }
        });
  }

  /** The rates that follow from what is watched, by the rule in plain words. */
  private void assertRates(Outcome outcome, int patience, ToDoubleFunction<EpochRecord> watched) {
    double rate = 0.08;
    double best = Double.POSITIVE_INFINITY;
    int since = 0;
    List<Event.RateReduced> expected = new ArrayList<>();
    for (EpochRecord epoch : outcome.history()) {
      assertEquals(rate, epoch.learningRate(), 1e-15, epoch.toString());
      double now = watched.applyAsDouble(epoch);
      boolean better = now < best - 1e-4 * Math.abs(best == Double.POSITIVE_INFINITY ? 0 : best);
      best = better ? now : best;
      since = better ? 0 : since + 1;
      if (since > patience && rate > 0.08e-4 * 1.5) {
        rate /= 10;
        since = 0;
        if (epoch.epoch() < outcome.epochs()) {
          expected.add(new Event.RateReduced(epoch.epoch(), rate));
        }
      }
    }
    assertEquals(expected.size(), told.size(), told.toString());
    for (int i = 0; i < told.size(); i++) {
      assertEquals(expected.get(i).epoch(), told.get(i).epoch());
      assertEquals(expected.get(i).learningRate(), told.get(i).learningRate(), 1e-15);
    }
    assertTrue(told.size() >= 2, told.toString());
  }

  @Test
  void byTheValidationRowsBeforeTheRunIsEnded() {
    // The validation rows are noise: soon nothing gets better.
    Dataset noise = SmallData.noise(40, 8, 4);
    Options options = Options.all().batchSize(16).epochs(60);
    Outcome outcome = run(SmallData.linear(80, 8, 1, 3), Optional.of(noise), options);
    assertEquals(StopReason.NO_IMPROVEMENT, outcome.stop());
    assertRates(outcome, 3, epoch -> epoch.validationLoss().orElseThrow());
  }

  @Test
  void byAnotherMetricWherePatienceIsAskedFor() {
    Dataset noise = SmallData.noise(40, 8, 4);
    Options options = Options.all().batchSize(16).epochs(60).patience(5).monitor(Monitor.RMSE);
    Outcome outcome = run(SmallData.linear(80, 8, 1, 3), Optional.of(noise), options);
    assertRates(outcome, 1, epoch -> epoch.monitored().orElseThrow());
  }

  @Test
  void byTheTrainingLossWhereThereAreNoValidationRows() {
    Options options = Options.all().batchSize(16).epochs(60);
    Outcome outcome = run(SmallData.linear(80, 8, 1, 3), Optional.empty(), options);
    assertEquals(StopReason.EPOCHS, outcome.stop());
    assertRates(outcome, 3, EpochRecord::loss);
  }
}
