package org.thalweg.learn.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.thalweg.core.array.Array;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Targets;
import org.thalweg.learn.layer.Activation;
import org.thalweg.learn.model.Engine;
import org.thalweg.learn.model.Head;
import org.thalweg.learn.model.LinearRegression;
import org.thalweg.learn.model.LogisticRegression;
import org.thalweg.learn.model.Mlp;
import org.thalweg.learn.model.Model;
import org.thalweg.learn.model.Predictor;
import org.thalweg.learn.train.options.ClassWeights;
import org.thalweg.learn.train.options.TrainingOptions;

/** Weights of rows and classes, smoothed labels, dropout: each against what it must come to. */
class LossOptionsTest {
  private static final double STILL = 1e-30;

  private static Outcome run(Model model, Dataset data, Options options) {
    return Training.run(model, data, Optional.empty(), options.build(), event -> {});
  }

  private static Dataset rows(Dataset data, int[] selected) {
    int width = data.width();
    float[] features = new float[selected.length * width];
    for (int i = 0; i < selected.length; i++) {
      System.arraycopy(data.features(), selected[i] * width, features, i * width, width);
    }
    Targets targets =
        switch (data.targets()) {
          case Targets.Labels labels ->
              new Targets.Labels(
                  labels.transform(),
                  IntStream.of(selected).map(row -> labels.values()[row]).toArray());
          case Targets.Values values ->
              new Targets.Values(
                  values.transform(),
                  IntStream.of(selected).mapToDouble(row -> values.values()[row]).toArray());
          case Targets.None none -> none;
        };
    return new Dataset(selected.length, data.featureNames(), features, targets, List.of());
  }

  private static int[] repeated(int[] times) {
    return IntStream.range(0, times.length)
        .flatMap(row -> IntStream.range(0, times[row]).map(i -> row))
        .toArray();
  }

  @Test
  void aRowOfWeightThreeCountsAsIfItWereThereThreeTimes() {
    Dataset data = SmallData.linear(40, 3, 0.5, 1);
    int[] times = IntStream.range(0, 40).map(row -> row * 7 % 4).toArray();
    Dataset weighted = data.withWeights(Arrays.stream(times).asDoubleStream().toArray());
    Options options = Options.all().epochs(40).learningRate(0.05).l2(0.1).gradientTolerance(1e-9);
    Outcome byWeights = run(new LinearRegression(3), weighted, options);
    Outcome byRows = run(new LinearRegression(3), rows(data, repeated(times)), options);
    assertArrayEquals(byRows.parameters().f32(), byWeights.parameters().f32(), 1e-5f);
    assertEquals(byRows.history().getLast().loss(), byWeights.history().getLast().loss(), 1e-5);
    Outcome unweighted = run(new LinearRegression(3), data, options);
    assertTrue(
        distance(byRows.parameters(), unweighted.parameters()) > 0.01, "weights make a difference");
  }

  @Test
  void validationRowsCountByTheirWeightsToo() {
    Dataset data = SmallData.linear(40, 3, 0.5, 1);
    Dataset held = SmallData.linear(12, 3, 0.5, 2);
    int[] times = IntStream.range(0, 12).map(row -> row % 3).toArray();
    Dataset weighted = held.withWeights(Arrays.stream(times).asDoubleStream().toArray());
    TrainingOptions options = Options.all().epochs(3).learningRate(0.05).build();
    Model model = new LinearRegression(3);
    List<EpochRecord> byWeights =
        Training.run(model, data, Optional.of(weighted), options, event -> {}).history();
    List<EpochRecord> byRows =
        Training.run(model, data, Optional.of(rows(held, repeated(times))), options, event -> {})
            .history();
    for (int epoch = 0; epoch < 3; epoch++) {
      assertEquals(
          byRows.get(epoch).validationLoss().orElseThrow(),
          byWeights.get(epoch).validationLoss().orElseThrow(),
          1e-12);
    }
  }

  @Test
  void aClassOfWeightThreeCountsAsIfItsRowsWereThereThreeTimes() {
    Dataset data = rows(SmallData.twoClasses(60, 2, 2), IntStream.range(5, 45).toArray());
    int[] labels = ((Targets.Labels) data.targets()).values();
    int[] times = IntStream.of(labels).map(label -> label == 1 ? 3 : 1).toArray();
    Options options = Options.all().epochs(40).learningRate(0.2);
    Outcome byWeights = run(new LogisticRegression(2), data, options.classWeights("yes=3"));
    options.classWeights("no=1");
    Outcome byRows = run(new LogisticRegression(2), rows(data, repeated(times)), options);
    assertArrayEquals(byRows.parameters().f32(), byWeights.parameters().f32(), 1e-5f);
  }

  @Test
  void balancedClassesAreWeightedByTheInverseOfTheirRows() {
    // 3 rows of one class, 9 of the other: 12 / (2·3) = 2 and 12 / (2·9) = 2/3.
    int[] labels = {0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1};
    assertArrayEquals(
        new double[] {2, 2.0 / 3},
        new ClassWeights.Balanced().of(List.of("a", "b"), labels),
        1e-15);
    Dataset data = SmallData.twoClasses(20, 2, 3);
    Dataset few = rows(data, IntStream.range(0, 20).filter(i -> i % 2 == 0 || i < 8).toArray());
    float[] weights = RowWeights.of(few, new ClassWeights.Balanced()).orElseThrow();
    double mean = 0;
    for (float weight : weights) {
      mean += weight / weights.length;
    }
    assertEquals(1, mean, 1e-6);
  }

  @Test
  void rowAndClassWeightsMultiply() {
    Dataset data = SmallData.twoClasses(4, 1, 4).withWeights(new double[] {1, 2, 3, 0});
    float[] weights = RowWeights.of(data, ClassWeights.parse("yes=3")).orElseThrow();
    // Labels no, yes, no, yes: 1, 6, 3, 0 with mean 2.5.
    assertArrayEquals(new float[] {0.4f, 2.4f, 1.2f, 0}, weights, 1e-6f);
  }

  @Test
  void trainingMakesTheSmoothedLossSmall() {
    Dataset data = SmallData.spirals(30, 5);
    Mlp model = new Mlp(2, List.of(6), Activation.TANH, new Head.Classes(3));
    Outcome outcome =
        run(model, data, Options.all().epochs(1).learningRate(STILL).l2(0).labelSmoothing(0.3));
    float[] z = new Predictor(model, 30, new Engine(1)).outputs(model.initial(0), data);
    int[] labels = ((Targets.Labels) data.targets()).values();
    double expected = 0;
    for (int row = 0; row < 30; row++) {
      double sum = 0;
      for (int c = 0; c < 3; c++) {
        sum += Math.exp(z[3 * row + c]);
      }
      for (int c = 0; c < 3; c++) {
        double probability = c == labels[row] ? 0.8 : 0.1;
        expected -= probability * (z[3 * row + c] - Math.log(sum)) / 30;
      }
    }
    assertEquals(expected, outcome.history().getFirst().loss(), 1e-6);
  }

  @Test
  void dropoutIsNewAtEachStepAndTheSameForTheSameSeed() {
    Dataset data = SmallData.spirals(60, 6);
    Mlp model = new Mlp(2, List.of(40), Activation.TANH, new Head.Classes(3));
    Options still = Options.all().epochs(3).learningRate(STILL).dropout(0.5);
    List<EpochRecord> history = run(model, data, still).history();
    assertNotEquals(history.get(0).loss(), history.get(1).loss());
    assertNotEquals(history.get(1).loss(), history.get(2).loss());

    Options options = Options.all().batchSize(9).epochs(3).learningRate(0.1).dropout(0.5);
    Array first = run(model, data, options).parameters();
    assertEquals(first, run(model, data, options).parameters());
    assertEquals(first, run(model, data, options.threads(2)).parameters());
    assertNotEquals(first, run(model, data, options.dropout(0)).parameters());
  }

  @Test
  void predictionsDropNothing() {
    // At a vanishing rate the parameters stay; the loss with dropout is not that of the outputs.
    Dataset data = SmallData.spirals(60, 6);
    Mlp model = new Mlp(2, List.of(40), Activation.TANH, new Head.Classes(3));
    Options still = Options.all().epochs(2).learningRate(STILL).dropout(0.5);
    Outcome outcome = Training.run(model, data, Optional.of(data), still.build(), event -> {});
    double validation = outcome.history().get(0).validationLoss().orElseThrow();
    assertEquals(validation, outcome.history().get(1).validationLoss().orElseThrow());
    assertNotEquals(validation, outcome.history().get(0).loss(), 1e-4);
  }

  @Test
  void refusesWhatDoesNotSuitTheModel() {
    Dataset numbers = SmallData.linear(20, 2, 0.1, 7);
    refused("--label-smoothing", numbers, Options.all().labelSmoothing(0.1));
    refused("--class-weights", numbers, Options.all().classWeights("balanced"));
    refused("--dropout", numbers, Options.all().dropout(0.1));
    refused("weight 0", numbers.withWeights(new double[20]), Options.all());
  }

  private static void refused(String part, Dataset data, Options options) {
    InputException refused =
        assertThrows(InputException.class, () -> run(new LinearRegression(2), data, options));
    assertTrue(refused.getMessage().contains(part), refused.getMessage());
  }

  private static double distance(Array a, Array b) {
    double sum = 0;
    for (int i = 0; i < a.size(); i++) {
      sum += Math.abs(a.get(i) - b.get(i));
    }
    return sum;
  }
}
