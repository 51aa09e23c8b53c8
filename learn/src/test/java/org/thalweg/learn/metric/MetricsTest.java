package org.thalweg.learn.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.data.TargetTransform;
import org.thalweg.learn.data.Targets;
import org.thalweg.learn.model.Head;

/** Figures against those computed by hand. */
class MetricsTest {
  private static final double CLOSE = 1e-7; // outputs are floats

  private static Dataset rows(int rows, Targets targets) {
    return new Dataset(rows, List.of("x"), new float[rows], targets, List.of());
  }

  /** Probabilities of `yes`: 3/4, 1/4, 3/4, 1/2, the last taken for `no`; two of them are right. */
  private static final float[] LOGITS = {
    (float) Math.log(3), (float) -Math.log(3), (float) Math.log(3), 0
  };

  private static Dataset classes() {
    TargetTransform.Classes classes = new TargetTransform.Classes(List.of("no", "yes"));
    return rows(4, new Targets.Labels(classes, new int[] {1, 1, 0, 0}));
  }

  @Test
  void classesThatCountAlike() {
    Metrics metrics = Metrics.of(new Head.TwoClasses(), LOGITS, classes());
    assertEquals(0.5, metrics.values().get("accuracy"));
    // -ln(3/4) - 2 ln(1/4) - ln(1/2) = 7 ln 2 - ln 3
    assertEquals((7 * Math.log(2) - Math.log(3)) / 4, metrics.loss(), CLOSE);
  }

  @Test
  void classesOfWeightedRows() {
    Dataset weighted = classes().withWeights(new double[] {1, 2, 0, 5});
    Metrics metrics = Metrics.of(new Head.TwoClasses(), LOGITS, weighted);
    assertEquals(6.0 / 8, metrics.values().get("accuracy"));
    // -ln(3/4) - 2 ln(1/4) - 5 ln(1/2) = 11 ln 2 - ln 3
    assertEquals((11 * Math.log(2) - Math.log(3)) / 8, metrics.values().get("log_loss"), CLOSE);
  }

  /** Targets 0, 1, -1 in units of 2, all predicted to be 1. */
  private static Dataset numbers() {
    TargetTransform.Standardized transform = new TargetTransform.Standardized(10, 2);
    return rows(3, new Targets.Values(transform, new double[] {0, 1, -1}));
  }

  @Test
  void numbersThatCountAlike() {
    Metrics metrics = Metrics.of(new Head.Value(), new float[] {1, 1, 1}, numbers());
    assertEquals(2 * Math.sqrt(5 / 3.0), metrics.values().get("rmse"), CLOSE);
    assertEquals(2 * 3 / 3.0, metrics.values().get("mae"), CLOSE);
    assertEquals(1 - 5 / 2.0, metrics.values().get("r2"), CLOSE);
    assertEquals(5 / 3.0, metrics.loss(), CLOSE);
  }

  @Test
  void numbersOfWeightedRows() {
    Dataset weighted = numbers().withWeights(new double[] {1, 2, 1});
    Metrics metrics = Metrics.of(new Head.Value(), new float[] {1, 1, 1}, weighted);
    assertEquals(2 * Math.sqrt(5 / 4.0), metrics.values().get("rmse"), CLOSE);
    assertEquals(2 * 3 / 4.0, metrics.values().get("mae"), CLOSE);
    // The mean is 1/4; squares about it 1/16 + 2·9/16 + 25/16 = 11/4.
    assertEquals(1 - 5 / 2.75, metrics.values().get("r2"), CLOSE);
    assertEquals(5 / 4.0, metrics.loss(), CLOSE);
  }

  @Test
  void withoutTargetsThereAreNone() {
    Dataset none = rows(1, new Targets.None());
    assertThrows(
        IllegalArgumentException.class, () -> Metrics.of(new Head.Value(), new float[] {1}, none));
  }
}
