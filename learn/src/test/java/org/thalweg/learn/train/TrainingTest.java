package org.thalweg.learn.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.thalweg.core.array.Array;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Targets;
import org.thalweg.learn.layer.Activation;
import org.thalweg.learn.metric.Metrics;
import org.thalweg.learn.model.Engine;
import org.thalweg.learn.model.Head;
import org.thalweg.learn.model.LinearRegression;
import org.thalweg.learn.model.LogisticRegression;
import org.thalweg.learn.model.Mlp;
import org.thalweg.learn.model.Model;
import org.thalweg.learn.model.Predictor;
import org.thalweg.learn.model.SoftmaxRegression;
import org.thalweg.learn.train.options.TrainingOptions;

class TrainingTest {
  private static Outcome run(Model model, Dataset data, TrainingOptions options) {
    return Training.run(model, data, Optional.empty(), options, event -> {});
  }

  @Test
  void batchDescentFindsTheLeastSquaresSolution() {
    Dataset data = SmallData.linear(60, 3, 0.5, 1);
    Outcome outcome = run(new LinearRegression(3), data, Options.all().epochs(300).build());
    assertEquals(StopReason.EPOCHS, outcome.stop());
    assertArrayEquals(ClosedForms.leastSquares(data), doubles(outcome.parameters()), 1e-4);
  }

  @Test
  void miniBatchesComeCloseToTheLeastSquaresSolution() {
    Dataset data = SmallData.linear(100, 3, 0.1, 2);
    Outcome outcome =
        run(new LinearRegression(3), data, Options.all().batchSize(16).epochs(60).build());
    assertArrayEquals(ClosedForms.leastSquares(data), doubles(outcome.parameters()), 0.01);
  }

  @Test
  void stochasticDescentWithOneRowAStep() {
    Dataset data = SmallData.linear(50, 2, 0.1, 3);
    Outcome outcome =
        run(new LinearRegression(2), data, Options.all().batchSize(1).epochs(40).build());
    assertArrayEquals(ClosedForms.leastSquares(data), doubles(outcome.parameters()), 0.03);
  }

  @Test
  void logisticRegressionAgreesWithNewton() {
    Dataset data = SmallData.twoClasses(80, 2, 4);
    Outcome outcome =
        run(
            new LogisticRegression(2),
            data,
            Options.all().epochs(600).l2(0.1).gradientTolerance(1e-5).build());
    assertArrayEquals(ClosedForms.ridgeLogistic(data, 0.1), doubles(outcome.parameters()), 1e-3);
  }

  @Test
  void stopsWhereTheGradientVanishes() {
    Dataset data = SmallData.linear(40, 2, 0.5, 5);
    Outcome outcome =
        run(
            new LinearRegression(2),
            data,
            Options.all().epochs(2000).gradientTolerance(1e-3).build());
    assertEquals(StopReason.GRADIENT, outcome.stop());
    assertTrue(outcome.epochs() < 1000, () -> outcome.epochs() + " epochs");
    double last = outcome.history().getLast().gradientNorm().orElseThrow();
    assertTrue(last <= 1e-3, () -> "norm " + last);
  }

  @Test
  void sameSeedSameBytesAndAnotherSeedOthers() {
    Dataset data = SmallData.spirals(60, 6);
    Model model = new Mlp(2, List.of(8), Activation.TANH, new Head.Classes(3));
    Array first = run(model, data, Options.all().batchSize(7).epochs(3).build()).parameters();
    Array again = run(model, data, Options.all().batchSize(7).epochs(3).build()).parameters();
    Array other =
        run(model, data, Options.all().batchSize(7).epochs(3).seed(8).build()).parameters();
    assertEquals(first, again);
    assertNotEquals(first, other);
  }

  @Test
  void aNetworkLearnsWhatNoLineCanDivide() {
    Dataset data = SmallData.spirals(120, 7);
    double network =
        accuracy(
            new Mlp(2, List.of(24), Activation.TANH, new Head.Classes(3)),
            data,
            Options.all().batchSize(20).epochs(200).build());
    double line =
        accuracy(new SoftmaxRegression(2, 3), data, Options.all().batchSize(20).epochs(60).build());
    assertTrue(network > 0.95, () -> "network " + network);
    assertTrue(line < 0.8, () -> "line " + line);
  }

  @Test
  void everyRowIsSeenOnceAnEpochThePartialBatchToo() {
    Dataset data = SmallData.linear(10, 1, 0.1, 9);
    Outcome outcome =
        run(
            new LinearRegression(1),
            data,
            Options.all().batchSize(4).epochs(1).learningRate(1e-30).build());
    // At a vanishing rate each step's loss is that of the start, the mean of the squared targets.
    double sum = 0;
    for (double value : ((Targets.Values) data.targets()).values()) {
      sum += value * value;
    }
    assertEquals(sum / 10, outcome.history().getFirst().loss(), 1e-6);
  }

  @Test
  void stopsAndGoesBackWhenValidationGetsWorse() {
    Dataset train = SmallData.noise(20, 30, 11);
    Dataset validation = SmallData.noise(20, 30, 12);
    List<Event> events = new ArrayList<>();
    Outcome outcome =
        Training.run(
            new LinearRegression(30),
            train,
            Optional.of(validation),
            Options.all().epochs(400).patience(5).build(),
            events::add);
    assertEquals(StopReason.NO_IMPROVEMENT, outcome.stop());
    assertEquals(outcome.bestEpoch() + 5, outcome.epochs());
    double best =
        outcome.history().stream()
            .mapToDouble(epoch -> epoch.validationLoss().orElseThrow())
            .min()
            .orElseThrow();
    Predictor predictor = new Predictor(new LinearRegression(30), 20, new Engine(1));
    float[] outputs = predictor.outputs(outcome.parameters(), validation);
    assertEquals(best, Metrics.of(new Head.Value(), outputs, validation).loss(), 1e-12);
    assertEquals(
        outcome.epochs(), events.stream().filter(e -> e instanceof Event.EpochDone).count());
  }

  @Test
  void theSearchFindsARateForAnyScaleOfFeatures() {
    for (double scale : new double[] {1e-2, 1, 30}) {
      Dataset data = SmallData.scaled(50, scale, 13);
      Outcome outcome =
          run(new LinearRegression(data.width()), data, Options.all().epochs(200).build());
      assertEquals(StopReason.EPOCHS, outcome.stop(), "scale " + scale);
      assertTrue(
          outcome.history().getLast().loss() < 0.05,
          () -> "scale " + scale + ": loss " + outcome.history().getLast().loss());
    }
  }

  @Test
  void refusesOptionsThatMakeNoSense() {
    for (Runnable wrong :
        List.<Runnable>of(
            () -> Options.all().learningRate(0).build(),
            () -> Options.all().learningRate(-1).build(),
            () -> Options.all().learningRate(Double.NaN).build(),
            () -> Options.all().epochs(0).build(),
            () -> Options.all().batchSize(0).build(),
            () -> Options.all().l2(-1).build(),
            () -> Options.all().patience(0).build(),
            () -> Options.all().gradientTolerance(0).build())) {
      InputException refused = assertThrows(InputException.class, wrong::run);
      assertTrue(refused.getMessage().startsWith("--"), refused.getMessage());
      assertFalse(refused.getMessage().contains("\n"));
    }
  }

  @Test
  void initialParametersStayWithinTheirBounds() {
    Mlp model = new Mlp(10, List.of(20), Activation.RELU, new Head.Classes(3));
    Array w = model.initial(new Random(14).nextLong());
    double he = Math.sqrt(6.0 / 10);
    double widest = 0;
    for (double value : doubles(model.layout().get(w, "hidden1.weight"))) {
      widest = Math.max(widest, Math.abs(value));
    }
    assertTrue(widest <= he && widest > 0.9 * he, "widest " + widest + " of " + he);
    for (double value : doubles(model.layout().get(w, "hidden1.bias"))) {
      assertEquals(0, value);
    }
    assertNotEquals(
        model.layout().get(w, "hidden1.weight").get(0),
        model.layout().get(w, "output.weight").get(0));
  }

  private static double accuracy(Model model, Dataset data, TrainingOptions options) {
    Outcome outcome = run(model, data, options);
    float[] outputs =
        new Predictor(model, data.rows(), new Engine(1)).outputs(outcome.parameters(), data);
    return Metrics.of(model.head(), outputs, data).values().get("accuracy");
  }

  private static double[] doubles(Array array) {
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i);
    }
    return values;
  }
}
