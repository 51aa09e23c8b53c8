package org.thalweg.bench;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.core.objective.Objective;

/** A function that remembers the lowest value after each call. */
final class Watched implements Objective {
  private final Objective f;
  private final List<Double> lowest = new ArrayList<>();

  Watched(Objective f) {
    this.f = f;
  }

  /** The value at the first call. */
  double first() {
    return lowest.getFirst();
  }

  /** The lowest value of all. */
  double last() {
    return lowest.getLast();
  }

  /** How many calls it took to come down to a value; 0 where that was never reached. */
  int callsTo(double value) {
    for (int i = 0; i < lowest.size(); i++) {
      if (lowest.get(i) <= value) {
        return i + 1;
      }
    }
    return 0;
  }

  private double seen(double value) {
    double least = lowest.isEmpty() ? Double.POSITIVE_INFINITY : lowest.getLast();
    lowest.add(value < least ? value : least);
    return value;
  }

  @Override
  public int dimension() {
    return f.dimension();
  }

  @Override
  public double value(double[] point) {
    return seen(f.value(point));
  }

  @Override
  public double valueAndGradient(double[] point, double[] gradient) {
    return seen(f.valueAndGradient(point, gradient));
  }

  @Override
  public void hessianVectorProduct(double[] point, double[] vector, double[] product) {
    f.hessianVectorProduct(point, vector, product);
  }
}
