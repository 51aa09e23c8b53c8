package org.thalweg.optim.transform;

import org.thalweg.core.array.DType;
import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.Transform;

/**
 * Parameters are kept in a convex set: after each step of the rule they go to the nearest point of
 * it (projected gradient descent; Goldstein 1964, Levitin and Polyak 1966). A point of the set
 * stays as it is. With {@link Groups}, one set for some parts.
 */
public interface Projection extends Transform {

  /** The nearest point of the set to a vector, in the Euclidean norm. */
  Expr project(Expr vector);

  @Override
  default Rule around(Rule rule) {
    return (gradient, state) -> project(rule.next(gradient, state));
  }

  /** How far rounding may take a sum, as a part of it, for a point to count as in the set. */
  private static double rounding(DType dtype) {
    return 64 * (dtype == DType.F32 ? Math.ulp(1f) : Math.ulp(1d));
  }

  /**
   * Each element between two bounds.
   *
   * @param low finite or minus infinity
   * @param high low or more, or infinity
   */
  record Box(double low, double high) implements Projection {

    /** Checks the bounds. */
    public Box {
      Check.require(low <= high, "low", low, "at most high, " + high);
    }

    /** No element below 0. */
    public static Box nonNegative() {
      return new Box(0, Double.POSITIVE_INFINITY);
    }

    @Override
    public Expr project(Expr vector) {
      return vector.max(low).min(high);
    }
  }

  /**
   * Euclidean norm at most a radius.
   *
   * @param radius above 0
   */
  record L2Ball(double radius) implements Projection {

    /** Checks the radius. */
    public L2Ball {
      Check.positive("radius", radius);
    }

    @Override
    public Expr project(Expr vector) {
      Expr norm = Composites.norm(vector);
      Expr limit = Expr.scalar(vector.dtype(), radius * (1 + rounding(vector.dtype())));
      Expr shorter = vector.mul(Expr.scalar(vector.dtype(), radius).div(norm));
      return norm.le(limit).select(vector, shorter);
    }
  }

  /**
   * Sum of absolute values at most a radius (Duchi et al. 2008, section 4): sizes go to the
   * simplex, signs stay.
   *
   * @param radius above 0
   */
  record L1Ball(double radius) implements Projection {

    /** Checks the radius. */
    public L1Ball {
      Check.positive("radius", radius);
    }

    @Override
    public Expr project(Expr vector) {
      Expr size = vector.abs();
      Expr limit = Expr.scalar(vector.dtype(), radius * (1 + rounding(vector.dtype())));
      Expr nearest = vector.sign().mul(Threshold.project(size, radius));
      return size.sum().le(limit).select(vector, nearest);
    }
  }

  /**
   * No element below 0, all together a sum: of sum 1, the probabilities (Duchi et al. 2008, figure
   * 1).
   *
   * @param sum above 0
   */
  record Simplex(double sum) implements Projection {

    /** Checks the sum. */
    public Simplex {
      Check.positive("sum", sum);
    }

    @Override
    public Expr project(Expr vector) {
      Expr off = vector.sum().sub(sum).abs();
      Expr allowed = Expr.scalar(vector.dtype(), sum * rounding(vector.dtype()));
      Expr zero = Expr.scalar(vector.dtype(), 0);
      Expr in = off.le(allowed).and(vector.minOver().ge(zero));
      return in.select(vector, Threshold.project(vector, sum));
    }
  }
}
