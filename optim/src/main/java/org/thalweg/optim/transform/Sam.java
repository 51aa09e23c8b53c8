package org.thalweg.optim.transform;

import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.Transform;

/**
 * Sharpness-aware minimization (Foret et al. 2021, algorithm 1): the rule gets the gradient, of the
 * same batch, at the point up the slope, w + ρ·g/|g|. A step costs two passes over the batch.
 *
 * <p>With {@link Accumulate}: {@code rule.with(new Accumulate(k)).with(new Sam())}, each batch at
 * its own point.
 *
 * @param radius ρ, above 0
 */
public record Sam(double radius) implements Transform {

  /** Checks the radius. */
  public Sam {
    Check.positive("radius", radius);
  }

  /** The paper's usual ρ, 0.05. */
  public Sam() {
    this(0.05);
  }

  @Override
  public Rule around(Rule rule) {
    return (gradient, state) -> {
      Expr norm = Composites.norm(gradient);
      Expr length = norm.eq(0).select(norm, Expr.scalar(norm.dtype(), radius).div(norm));
      Expr up = state.parameters().add(gradient.mul(length));
      return rule.next(state.gradientAt(up), state);
    };
  }
}
