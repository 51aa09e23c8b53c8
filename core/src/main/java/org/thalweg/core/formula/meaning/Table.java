package org.thalweg.core.formula.meaning;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Numbers known before the variables are, along axes in row-major order: an index, and what is
 * reckoned from indices.
 */
public record Table(List<Axis> axes, double[] values) {

  /** One number, over no axis. */
  public static Table of(double value) {
    return new Table(List.of(), new double[] {value});
  }

  /** A function of each number. */
  public Table map(DoubleUnaryOperator f) {
    double[] mapped = new double[values.length];
    for (int i = 0; i < mapped.length; i++) {
      mapped[i] = f.applyAsDouble(values[i]);
    }
    return new Table(axes, mapped);
  }

  /** A function of both, over the axes of both. */
  public Table with(Table other, DoubleBinaryOperator f) {
    List<Axis> both = Axis.union(axes, other.axes);
    double[] a = over(both);
    double[] b = other.over(both);
    double[] combined = new double[a.length];
    for (int i = 0; i < combined.length; i++) {
      combined[i] = f.applyAsDouble(a[i], b[i]);
    }
    return new Table(both, combined);
  }

  /** Repeated along more axes. */
  public double[] over(List<Axis> more) {
    if (more.equals(axes)) {
      return values;
    }
    int[] places = Axis.places(more, axes);
    double[] repeated = new double[places.length];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = values[places[i]];
    }
    return repeated;
  }
}
