package org.thalweg.bench;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.core.objective.Objective;
import org.thalweg.optim.problem.Problem;

/**
 * The function of a problem with bounds, which remembers after each call the least projected
 * gradient, max |P(x − ∇f(x)) − x|, P the nearest place within the bounds.
 */
final class Flatness implements Objective {
  private final Problem problem;
  private final List<Double> least = new ArrayList<>();

  Flatness(Problem problem) {
    this.problem = problem;
  }

  /** How many calls it took to come down to a part of the first one's; 0 if it never did. */
  int callsTo(double part) {
    for (int i = 0; i < least.size(); i++) {
      if (least.get(i) <= part * least.getFirst()) {
        return i + 1;
      }
    }
    return 0;
  }

  @Override
  public int dimension() {
    return problem.dimension();
  }

  @Override
  public double value(double[] point) {
    return problem.objective().value(point);
  }

  @Override
  public double valueAndGradient(double[] point, double[] gradient) {
    double value = problem.objective().valueAndGradient(point, gradient);
    double largest = 0;
    for (int i = 0; i < point.length; i++) {
      double projected = problem.bounds().clamp(i, point[i] - gradient[i]) - point[i];
      largest = Math.max(largest, Math.abs(projected));
    }
    double before = least.isEmpty() ? Double.POSITIVE_INFINITY : least.getLast();
    least.add(largest < before ? largest : before);
    return value;
  }

  @Override
  public void hessianVectorProduct(double[] point, double[] vector, double[] product) {
    problem.objective().hessianVectorProduct(point, vector, product);
  }
}
