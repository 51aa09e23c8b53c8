package org.thalweg.learn.data;

import java.util.List;

/** How the target becomes what is learnt, as fitted on the training part. Plain values only. */
public sealed interface TargetTransform {
  /** The task that the target sets. */
  Task task();

  /**
   * A class becomes its place in a list.
   *
   * @param classes the classes of the training part, numbers in rising order, else by their text
   */
  record Classes(List<String> classes) implements TargetTransform {
    /** Copies the list. */
    public Classes {
      classes = List.copyOf(classes);
    }

    @Override
    public Task task() {
      return Task.CLASSIFICATION;
    }
  }

  /**
   * A number becomes {@code (y - mean) / scale}.
   *
   * @param mean the mean of the training part
   * @param scale the standard deviation of the training part, more than 0
   */
  record Standardized(double mean, double scale) implements TargetTransform {
    /** Checks the scale. */
    public Standardized {
      if (!(scale > 0)) {
        throw new IllegalArgumentException("the target has scale " + scale);
      }
    }

    @Override
    public Task task() {
      return Task.REGRESSION;
    }

    /**
     * A standardized number in the target's own unit.
     *
     * @param standardized what a model gives
     */
    public double original(double standardized) {
      return standardized * scale + mean;
    }
  }
}
