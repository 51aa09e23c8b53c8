package org.thalweg.learn.data;

/** What is to be learnt about each row of a {@link Dataset}. */
public sealed interface Targets {
  /** The rows have no target: they are for prediction alone. */
  record None() implements Targets {}

  /** The class of each row. */
  final class Labels implements Targets {
    private final TargetTransform.Classes transform;
    private final int[] values;

    /**
     * Labels over an array that the caller gives up.
     *
     * @param transform the classes that the labels are places in
     * @param values a label a row; not copied
     */
    public Labels(TargetTransform.Classes transform, int[] values) {
      this.transform = transform;
      this.values = values;
    }

    /** The classes that the labels are places in. */
    public TargetTransform.Classes transform() {
      return transform;
    }

    /** A label a row, from 0 to the number of classes - 1; not to be written to. */
    public int[] values() {
      return values;
    }
  }

  /** The number of each row, standardized. */
  final class Values implements Targets {
    private final TargetTransform.Standardized transform;
    private final double[] values;

    /**
     * Numbers over an array that the caller gives up.
     *
     * @param transform how to get back to the target's own unit
     * @param values a standardized number a row; not copied
     */
    public Values(TargetTransform.Standardized transform, double[] values) {
      this.transform = transform;
      this.values = values;
    }

    /** How to get back to the target's own unit. */
    public TargetTransform.Standardized transform() {
      return transform;
    }

    /** A standardized number a row; not to be written to. */
    public double[] values() {
      return values;
    }
  }
}
