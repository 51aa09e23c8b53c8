package org.thalweg.optim.critical;

import java.util.SplittableRandom;
import org.thalweg.core.objective.FiniteDifferences;
import org.thalweg.core.objective.Objective;
import org.thalweg.core.objective.ProgramObjective;
import org.thalweg.optim.critical.SecondDerivatives.Pairs;
import org.thalweg.optim.problem.Vectors;

/** How sure the eigenvalues of the Hessian at a point are. */
final class Certainty {
  private static final long SEED = 0x5EED_CE27L;

  /** Twice the steps of the differences that make products with a Hessian. */
  private static final double OF_GRADIENTS = 0x1p-16;

  private static final double OF_VALUES = 0x1p-9;

  private final ScaledHessian hessian;
  private final Objective objective;
  private final double reach;
  private final double[] other;
  private final double[] otherProduct;

  Certainty(ScaledHessian hessian, Objective objective) {
    this.hessian = hessian;
    this.objective = objective;
    reach = reach(objective);
    SplittableRandom random = new SplittableRandom(SEED);
    double[] drawn = new double[hessian.count()];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = random.nextDouble() - 0.5;
    }
    other = Vectors.scaled(1 / Vectors.norm(drawn), drawn);
    otherProduct = hessian.product(other);
  }

  /** How far differences reach; 0 where products are exact, or they follow the variables' sizes. */
  double reach() {
    return reach;
  }

  private static double reach(Objective objective) {
    if (objective instanceof ProgramObjective || objective.residuals().isPresent()) {
      return 0;
    }
    return objective instanceof FiniteDifferences ? OF_VALUES : OF_GRADIENTS;
  }

  /** Errors of eigenvalues: at least those found already. */
  double[] errors(Pairs pairs) {
    double[] values = pairs.values();
    double[] errors = pairs.errors().clone();
    int nearest = pairs.nearest();
    double noise = offBy(values[nearest], pairs.vectors()[nearest]);
    int last = values.length - 1;
    for (int i = 0; i <= last; i++) {
      boolean end = i == 0 || i == last;
      double off = end && i != nearest ? offBy(values[i], pairs.vectors()[i]) : noise;
      errors[i] = Math.max(errors[i], off);
    }
    for (int i = 0; reach > 0 && i < errors.length; i++) {
      errors[i] += bend(values[i], pairs.vectors()[i]);
    }
    return errors;
  }

  /**
   * How far a pair is from being one: |H·v − λ·v| bounds the error of λ. H·v is the difference of
   * two products, so that where these are themselves differences of gradients their errors show.
   */
  private double offBy(double value, double[] vector) {
    double[] product = hessian.product(Vectors.sum(other, 1, vector));
    Vectors.addTo(product, -1, otherProduct);
    Vectors.addTo(product, -value, vector);
    return Vectors.norm(product);
  }

  /**
   * How much the curvature along a vector changes over twice the step by which it was taken: at the
   * lowest point of x⁴, where it is 0 and a difference says it is not, that is all of it.
   */
  private double bend(double value, double[] vector) {
    double[] way = hessian.way(vector);
    double step =
        FiniteDifferences.hessianVectorProduct(
            objective, hessian.place(), way, new double[way.length]);
    double[] there = Vectors.sum(hessian.place(), 2 * step, way);
    double change = Vectors.dot(vector, hessian.product(there, vector)) - value;
    return Double.isNaN(change) ? Double.POSITIVE_INFINITY : Math.abs(change);
  }
}
