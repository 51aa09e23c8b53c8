package org.thalweg.learn.data;

import java.util.List;
import java.util.Optional;

/** Rows as numbers that a model takes. */
public final class Dataset {
  private final int rows;
  private final List<String> featureNames;
  private final float[] features;
  private final Targets targets;
  private final List<String> warnings;
  private final Optional<double[]> weights;

  /**
   * Rows over arrays that the caller gives up.
   *
   * @param rows how many rows
   * @param featureNames the names of the features, one or more
   * @param features the features, row after row; not copied
   * @param targets what is to be learnt about each row
   * @param warnings what was odd in these rows, one line each
   * @throws IllegalArgumentException if the lengths do not fit
   */
  public Dataset(
      int rows,
      List<String> featureNames,
      float[] features,
      Targets targets,
      List<String> warnings) {
    this(rows, featureNames, features, targets, warnings, Optional.empty());
  }

  private Dataset(
      int rows,
      List<String> featureNames,
      float[] features,
      Targets targets,
      List<String> warnings,
      Optional<double[]> weights) {
    int targetRows =
        switch (targets) {
          case Targets.None _ -> rows;
          case Targets.Labels labels -> labels.values().length;
          case Targets.Values values -> values.values().length;
        };
    if (features.length != (long) rows * featureNames.size() || targetRows != rows) {
      throw new IllegalArgumentException(
          "%d rows of %d features do not fit %d numbers and %d targets"
              .formatted(rows, featureNames.size(), features.length, targetRows));
    }
    this.rows = rows;
    this.featureNames = List.copyOf(featureNames);
    this.features = features;
    this.targets = targets;
    this.warnings = List.copyOf(warnings);
    this.weights = weights;
  }

  /**
   * The same rows, each with a weight that says how much it counts.
   *
   * @param rowWeights a finite number, 0 or more, a row; not copied
   * @throws IllegalArgumentException if there are not as many as rows
   */
  public Dataset withWeights(double[] rowWeights) {
    if (rowWeights.length != rows) {
      throw new IllegalArgumentException(rowWeights.length + " weights for " + rows + " rows");
    }
    return new Dataset(rows, featureNames, features, targets, warnings, Optional.of(rowWeights));
  }

  /**
   * How much each row counts, in the loss and in figures, where it was given; not to be written.
   */
  public Optional<double[]> weights() {
    return weights;
  }

  /** How much a row counts: its weight, or 1 where none was given. */
  public double weight(int row) {
    return weights.isPresent() ? weights.get()[row] : 1;
  }

  /** The sum of all weights; the number of rows where none were given. */
  public double weightSum() {
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += weight(row);
    }
    return sum;
  }

  /** How many rows. */
  public int rows() {
    return rows;
  }

  /** How many features a row has. */
  public int width() {
    return featureNames.size();
  }

  /** The names of the features. */
  public List<String> featureNames() {
    return featureNames;
  }

  /** The features, row after row: {@code rows() * width()} numbers; not to be written to. */
  public float[] features() {
    return features;
  }

  /** What is to be learnt about each row. */
  public Targets targets() {
    return targets;
  }

  /** What was odd in these rows as seen from the training part, one line each. */
  public List<String> warnings() {
    return warnings;
  }
}
