package org.thalweg.optim.critical;

import org.thalweg.core.objective.Objective;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Problem;

/**
 * What the eigenvalues of the Hessian say of a point where the gradient vanishes. Where bounds hold
 * variables back, or an l1 term holds them at 0, the Hessian is that of the others: moving those
 * few raises the function at once. How many eigenvalues are above and below 0 is judged in units of
 * the variables that make the diagonal 1, which changes none of their signs. Where one is said to
 * be below 0, values of the function along its vector bear it out.
 *
 * @param kind of point
 * @param eigenvalues of the Hessian, ascending: all, or the least and the greatest that were found
 * @param errors what each may be off by: errors of the iteration, and of the Hessian as far as
 *     further products with it show them
 * @param complete whether these are all eigenvalues
 * @param condition greatest magnitude of the eigenvalues over the least, as far as rounding lets it
 *     be seen: at most about 1e16; NaN where no variable is free or the Hessian is 0. At least that
 *     where not all eigenvalues are known
 * @param escape where an eigenvalue is below 0 for sure, its vector, of length 1, along which the
 *     function falls both ways; else empty
 */
public record CriticalPoint(
    Kind kind,
    double[] eigenvalues,
    double[] errors,
    boolean complete,
    double condition,
    double[] escape) {

  private static final long PRODUCTS = 300;

  /** Kinds of points. */
  public enum Kind {
    /** All eigenvalues are above 0, or no variable is free. */
    LOCAL_MINIMUM("local minimum"),
    /** All eigenvalues are below 0. */
    LOCAL_MAXIMUM("local maximum"),
    /** The function falls some ways and rises others. */
    SADDLE("saddle"),
    /** An eigenvalue is 0 as far as can be told. */
    UNDECIDED("undecided (degenerate)");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** In words. */
    public String text() {
      return text;
    }
  }

  /**
   * Looks at a point. Up to 500 variables all eigenvalues are computed, or up to 50 where
   * derivatives are differences of values. Beyond, the extreme ones: where entries of the Hessian
   * lie near its diagonal, by about two products with it for each place of the band, up to 90, and
   * then surely; else by {@code max(300, 2·(gradients and products computed before))} products at
   * most, and no more than vectors of 20 million numbers in all allow, 20 for a million variables.
   * Up to 2,500 variables, where so many products are allowed and signs are still not known, all
   * entries are computed by n products.
   *
   * @param f products with the Hessian are counted there
   * @param point with its gradient
   */
  public static CriticalPoint at(Evaluations f, Point point) {
    long products = Math.max(PRODUCTS, 2 * (f.gradients() + f.products()));
    return new SecondDerivatives(f, point, products).run();
  }

  /** Looks at a point of a function alone, by as many products with the Hessian as it takes. */
  public static CriticalPoint of(Objective objective, double... x) {
    Evaluations f = new Evaluations(Problem.of(objective), 1);
    return new SecondDerivatives(f, f.at(x.clone()), Long.MAX_VALUE).run();
  }

  /**
   * How much lower the value may be at the lowest point of the quadratic model, ½·∇f·H⁻¹·∇f: what
   * is left to gain in whatever units variables are measured. Only for functions with exact second
   * derivatives, which no kink makes look curved, and for 500 variables at most.
   *
   * @param point with its gradient
   * @return infinite where it is not known, or the Hessian is not positive definite
   */
  public static double leftToGain(Evaluations f, Point point) {
    return new SecondDerivatives(f, point, PRODUCTS).leftToGain();
  }

  /** Whether there is a direction to leave by. */
  public boolean hasEscape() {
    return escape.length > 0;
  }
}
