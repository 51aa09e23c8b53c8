package org.thalweg.learn.train;

import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.thalweg.learn.data.CategoryColumn;
import org.thalweg.learn.data.Column;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.data.NumberColumn;
import org.thalweg.learn.data.Preprocessor;
import org.thalweg.learn.data.Table;
import org.thalweg.learn.data.Target;

/** Small data sets made from a seed. */
final class SmallData {
  private SmallData() {}

  /** y = x1 + 2·x2 + … + noise, in features of standard deviation 1. */
  static Dataset linear(int rows, int features, double noise, long seed) {
    Random random = new Random(seed);
    return numbers(
        rows,
        features,
        random,
        x -> {
          double y = noise * random.nextGaussian();
          for (int i = 0; i < x.length; i++) {
            y += (i + 1) * x[i];
          }
          return y;
        });
  }

  /** Targets that have nothing to do with the features. */
  static Dataset noise(int rows, int features, long seed) {
    Random random = new Random(seed);
    return numbers(rows, features, random, x -> random.nextGaussian());
  }

  /** A line through features that are all one, many times over: curvature scale². */
  static Dataset scaled(int rows, double scale, long seed) {
    int copies = (int) Math.max(1, scale * scale);
    Random random = new Random(seed);
    double[] x = random.doubles(rows, -1, 1).toArray();
    Column[] columns = new Column[copies + 1];
    for (int i = 0; i < copies; i++) {
      columns[i] = new NumberColumn("x" + i, x.clone());
    }
    double[] y = x.clone();
    for (int i = 0; i < rows; i++) {
      y[i] += 0.01 * random.nextGaussian();
    }
    columns[copies] = new NumberColumn("y", y);
    return dataset(columns);
  }

  /** Two overlapping clouds of points. */
  static Dataset twoClasses(int rows, int features, long seed) {
    Random random = new Random(seed);
    int[] labels = new int[rows];
    double[][] x = new double[features][rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = row % 2;
      for (double[] column : x) {
        column[row] = random.nextGaussian() + 1.5 * labels[row];
      }
    }
    return dataset(columns(x, new CategoryColumn("y", labels, java.util.List.of("no", "yes"))));
  }

  /** Three arms of a spiral, one class each. */
  static Dataset spirals(int rows, long seed) {
    Random random = new Random(seed);
    int[] labels = new int[rows];
    double[][] x = new double[2][rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = row % 3;
      double radius = 0.2 + 0.8 * row / rows;
      double angle = 4 * radius + labels[row] * 2 * Math.PI / 3 + 0.1 * random.nextGaussian();
      x[0][row] = radius * Math.cos(angle);
      x[1][row] = radius * Math.sin(angle);
    }
    return dataset(columns(x, new CategoryColumn("y", labels, java.util.List.of("a", "b", "c"))));
  }

  private static Dataset numbers(
      int rows, int features, Random random, ToDoubleFunction<double[]> target) {
    double[][] x = new double[features][rows];
    double[] y = new double[rows];
    for (int row = 0; row < rows; row++) {
      double[] one = new double[features];
      for (int i = 0; i < features; i++) {
        one[i] = random.nextGaussian();
        x[i][row] = one[i];
      }
      y[row] = target.applyAsDouble(one);
    }
    return dataset(columns(x, new NumberColumn("y", y)));
  }

  private static Column[] columns(double[][] x, Column target) {
    Column[] columns = new Column[x.length + 1];
    for (int i = 0; i < x.length; i++) {
      columns[i] = new NumberColumn("x" + (i + 1), x[i]);
    }
    columns[x.length] = target;
    return columns;
  }

  private static Dataset dataset(Column... columns) {
    Table table = Table.of("made", columns);
    return Preprocessor.fit(table, Target.choose(table, "y", Optional.empty())).apply(table);
  }
}
