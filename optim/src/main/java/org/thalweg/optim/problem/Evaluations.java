package org.thalweg.optim.problem;

import java.util.Arrays;
import org.thalweg.core.objective.Residuals;

/**
 * The evaluations of a problem, counted. Past the budget every value is infinite and nothing is
 * computed any more, so that a method needs no check of its own: nothing leads on, and the loop
 * sees why.
 */
public final class Evaluations {
  private final Problem problem;
  private final long budget;
  private long values;
  private long gradients;
  private long products;

  /**
   * None so far.
   *
   * @param budget values of the function, at most
   */
  public Evaluations(Problem problem, long budget) {
    this.problem = problem;
    this.budget = budget;
  }

  /** What is evaluated. */
  public Problem problem() {
    return problem;
  }

  /** The value at a place. */
  public double value(double[] x) {
    if (isSpent()) {
      return Double.POSITIVE_INFINITY;
    }
    values++;
    return problem.objective().value(x) + problem.penalty(x);
  }

  /** Value and gradient at a place, which is kept, not copied. */
  public Point at(double[] x) {
    if (isSpent()) {
      return Point.ofValue(x, Double.POSITIVE_INFINITY);
    }
    values++;
    gradients++;
    double[] gradient = new double[x.length];
    double value = problem.objective().valueAndGradient(x, gradient);
    return new Point(x, value + problem.penalty(x), gradient);
  }

  /** The point with its gradient, where that was not known. */
  public Point withGradient(Point point) {
    return point.hasGradient() ? point : at(point.x());
  }

  /**
   * Whether the {@linkplain Problem#relativeGradient relative gradient} is small. It may be so
   * beside a great value alone: that of (x − 10⁹)² at 0 is 2·10⁻⁹. So, where the gradient as it is
   * is not small, the parabola along it must not lead much lower either.
   */
  public boolean hasSmallGradient(Point point, double tolerance) {
    if (!(problem.relativeGradient(point) <= tolerance)) {
      return false;
    }
    double[] slopes = problem.slopes(point);
    if (Vectors.largest(slopes) <= tolerance) {
      return true;
    }
    double square = Vectors.dot(slopes, slopes);
    double curvature = Math.abs(Vectors.dot(slopes, product(point.x(), slopes)));
    double gain = square / curvature * square / 2;
    return gain <= tolerance * Math.max(1, Math.abs(point.value()));
  }

  /** The Hessian of the smooth part at a place, times a vector. */
  public double[] product(double[] x, double[] vector) {
    products++;
    double[] product = new double[x.length];
    problem.objective().hessianVectorProduct(x, vector, product);
    return product;
  }

  /** The Hessian of the smooth part, n×n. */
  public double[] hessian(double[] x) {
    products += x.length;
    double[] hessian = new double[x.length * x.length];
    problem.objective().hessian(x, hessian);
    return hessian;
  }

  /** Residuals alone: counts as a value. */
  public double[] residuals(double[] x) {
    Residuals residuals = problem.objective().residuals().orElseThrow();
    double[] found = new double[residuals.count()];
    if (isSpent()) {
      Arrays.fill(found, Double.POSITIVE_INFINITY);
    } else {
      values++;
      residuals.values(x, found);
    }
    return found;
  }

  /** Residuals and their derivatives where the value is known: counts as a gradient. */
  public Linearized linearized(double[] x) {
    Residuals residuals = problem.objective().residuals().orElseThrow();
    double[] found = new double[residuals.count()];
    double[] jacobian = new double[residuals.count() * residuals.dimension()];
    gradients++;
    residuals.valuesAndJacobian(x, found, jacobian);
    return new Linearized(found, jacobian);
  }

  /**
   * Residuals as linear functions.
   *
   * @param residuals m values
   * @param jacobian m×n derivatives
   */
  public record Linearized(double[] residuals, double[] jacobian) {}

  /** Values computed, with a gradient or without. */
  public long values() {
    return values;
  }

  /** Gradients computed. */
  public long gradients() {
    return gradients;
  }

  /** Products with the Hessian. */
  public long products() {
    return products;
  }

  /** Values left. */
  public long left() {
    return Math.max(0, budget - values);
  }

  /** Whether no value is left. */
  public boolean isSpent() {
    return values >= budget;
  }
}
