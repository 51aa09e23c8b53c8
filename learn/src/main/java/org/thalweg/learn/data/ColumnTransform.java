package org.thalweg.learn.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How one column becomes features, as fitted on the training part. Plain values only, so that it
 * can be written down and read back.
 */
public sealed interface ColumnTransform {
  /** The column's name. */
  String column();

  /** How many features it gives. */
  int width();

  /** The names of its features, {@code width()} of them. */
  List<String> featureNames();

  /** What kind of column it needs. */
  ColumnKind kind();

  /**
   * A number becomes {@code (x - mean) / scale}; a missing one is taken for {@code fill} first.
   *
   * @param column the column's name
   * @param mean the mean of the training part
   * @param scale the standard deviation of the training part, but at least a twentieth of its
   *     range; more than 0
   * @param fill what stands for a missing number, in the column's own unit: the median where
   *     numbers were missing in training, else the mean
   * @param flag whether a second feature is 1 where the number is missing and 0 elsewhere; there is
   *     one if numbers were missing in training
   */
  record Standardize(String column, double mean, double scale, double fill, boolean flag)
      implements ColumnTransform {
    /** Checks the scale. */
    public Standardize {
      if (!(scale > 0)) {
        throw new IllegalArgumentException("column " + column + " has scale " + scale);
      }
    }

    @Override
    public int width() {
      return flag ? 2 : 1;
    }

    @Override
    public List<String> featureNames() {
      return flag ? List.of(column, column + " (missing)") : List.of(column);
    }

    @Override
    public ColumnKind kind() {
      return ColumnKind.NUMBER;
    }
  }

  /**
   * A level becomes a 1 in the feature of its own and a 0 in the others. A level that is not in the
   * list is {@code other} if there is such a feature, and else all zeros; so is a missing one with
   * {@code missing}.
   *
   * @param column the column's name
   * @param levels the levels with a feature of their own
   * @param other whether one more feature stands for all other levels; there is one if training had
   *     more levels than could be kept
   * @param missing whether one more feature stands for missing cells; there is one if training had
   *     such cells
   */
  record OneHot(String column, List<String> levels, boolean other, boolean missing)
      implements ColumnTransform {
    /** Copies the list. */
    public OneHot {
      levels = List.copyOf(levels);
    }

    @Override
    public int width() {
      return levels.size() + (other ? 1 : 0) + (missing ? 1 : 0);
    }

    @Override
    public List<String> featureNames() {
      List<String> names = new ArrayList<>(width());
      levels.forEach(level -> names.add(column + "=" + level));
      if (other) {
        names.add(column + " (other)");
      }
      if (missing) {
        names.add(column + " (missing)");
      }
      return names;
    }

    @Override
    public ColumnKind kind() {
      return ColumnKind.CATEGORY;
    }
  }

  /**
   * A byte from 0 to 255 becomes {@code (byte - mean) / scale}, with one mean and scale for all
   * places of the image.
   *
   * @param column the column's name
   * @param shape the shape of an image
   * @param mean the mean byte of the training part
   * @param scale the standard deviation of the training part's bytes, more than 0
   */
  record PixelScale(String column, List<Integer> shape, double mean, double scale)
      implements ColumnTransform {
    /** Copies the shape and checks the scale. */
    public PixelScale {
      shape = List.copyOf(shape);
      if (!(scale > 0)) {
        throw new IllegalArgumentException("column " + column + " has scale " + scale);
      }
    }

    @Override
    public int width() {
      return shape.stream().reduce(1, Math::multiplyExact);
    }

    @Override
    public List<String> featureNames() {
      return IntStream.range(0, width()).mapToObj(place -> column + "[" + place + "]").toList();
    }

    @Override
    public ColumnKind kind() {
      return ColumnKind.IMAGE;
    }
  }

  /**
   * A column that gives no feature.
   *
   * @param column the column's name
   * @param kind what kind it was
   * @param reason why it was left out, for people
   */
  record Dropped(String column, ColumnKind kind, String reason) implements ColumnTransform {
    @Override
    public int width() {
      return 0;
    }

    @Override
    public List<String> featureNames() {
      return List.of();
    }
  }
}
