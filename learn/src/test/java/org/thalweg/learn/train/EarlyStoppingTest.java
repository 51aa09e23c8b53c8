package org.thalweg.learn.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.metric.Metrics;
import org.thalweg.learn.model.Engine;
import org.thalweg.learn.model.LinearRegression;
import org.thalweg.learn.model.LogisticRegression;
import org.thalweg.learn.model.Model;
import org.thalweg.learn.model.Predictor;
import org.thalweg.learn.train.options.Monitor;

/** A run ends when the validation rows fit no better, and keeps the best. */
class EarlyStoppingTest {
  private static Outcome run(Model model, Dataset train, Dataset validation, Options options) {
    return Training.run(model, train, Optional.of(validation), options.build(), event -> {});
  }

  private static double accuracy(Model model, Outcome outcome, Dataset rows) {
    float[] outputs =
        new Predictor(model, rows.rows(), new Engine(1)).outputs(outcome.parameters(), rows);
    return Metrics.of(model.head(), outputs, rows).values().get("accuracy");
  }

  @Test
  void theMetricThatIsWatchedDecides() {
    Dataset train = SmallData.twoClasses(60, 20, 1);
    Dataset validation = SmallData.twoClasses(60, 20, 2);
    Model model = new LogisticRegression(20);
    Options options = Options.all().epochs(60).batchSize(10).patience(60);
    Outcome outcome = run(model, train, validation, options.monitor(Monitor.ACCURACY));
    double best = 0;
    int bestEpoch = 0;
    for (EpochRecord epoch : outcome.history()) {
      double accuracy = epoch.monitored().orElseThrow();
      if (accuracy > best) {
        best = accuracy;
        bestEpoch = epoch.epoch();
      }
    }
    assertEquals(bestEpoch, outcome.bestEpoch());
    assertEquals(best, accuracy(model, outcome, validation), 1e-12);
  }

  @Test
  void improvementsThatAreNotGreaterThanMinDeltaDoNotCount() {
    Dataset train = SmallData.linear(60, 3, 0.1, 3);
    Dataset validation = SmallData.linear(60, 3, 0.1, 4);
    Model model = new LinearRegression(3);
    Options options = Options.all().epochs(300).learningRate(0.01).patience(3);
    Outcome all = run(model, train, validation, options);
    Outcome coarse = run(model, train, validation, options.minDelta(0.05));
    assertEquals(StopReason.NO_IMPROVEMENT, coarse.stop());
    assertTrue(coarse.epochs() < all.epochs(), coarse.epochs() + " of " + all.epochs());
    // The reference is the last loss that was better by more than 0.05.
    double reference = Double.POSITIVE_INFINITY;
    int since = 0;
    for (EpochRecord epoch : coarse.history()) {
      double loss = epoch.validationLoss().orElseThrow();
      boolean counts = loss < reference - 0.05;
      reference = counts ? loss : reference;
      since = counts ? 0 : since + 1;
      assertEquals(since >= 3, epoch.epoch() == coarse.epochs(), epoch.toString());
    }
    // What is kept is the best all the same.
    double least =
        coarse.history().stream()
            .mapToDouble(epoch -> epoch.validationLoss().orElseThrow())
            .min()
            .orElseThrow();
    assertEquals(
        least, coarse.history().get(coarse.bestEpoch() - 1).validationLoss().orElseThrow());
  }

  @Test
  void rmseIsInTheTargetsUnit() {
    Dataset rows = SmallData.linear(60, 3, 0.1, 5);
    Outcome outcome =
        run(new LinearRegression(3), rows, rows, Options.all().epochs(3).monitor(Monitor.RMSE));
    for (EpochRecord epoch : outcome.history()) {
      double loss = epoch.validationLoss().orElseThrow();
      double ratio = epoch.monitored().orElseThrow() / Math.sqrt(loss);
      // y = x1 + 2·x2 + 3·x3: its deviation is about √14.
      assertEquals(Math.sqrt(14), ratio, 0.8);
    }
  }

  @Test
  void refusesAMetricThatThereIsNot() {
    Dataset numbers = SmallData.linear(20, 2, 0.1, 6);
    Options accuracy = Options.all().epochs(1).monitor(Monitor.ACCURACY);
    InputException refused =
        assertThrows(
            InputException.class, () -> run(new LinearRegression(2), numbers, numbers, accuracy));
    assertTrue(refused.getMessage().contains("--monitor accuracy"), refused.getMessage());
    Dataset classes = SmallData.twoClasses(20, 2, 6);
    Options rmse = Options.all().epochs(1).monitor(Monitor.RMSE);
    assertThrows(
        InputException.class, () -> run(new LogisticRegression(2), classes, classes, rmse));
  }
}
