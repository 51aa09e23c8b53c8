package org.thalweg.optim.transform;

import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.Transform;

/**
 * The gradient of each part of the parameters is made no longer than the limit: g·min(1, limit/|g|)
 * (Pascanu, Mikolov and Bengio 2013, algorithm 1, part by part).
 *
 * @param limit greatest Euclidean norm, above 0
 */
public record ClipByNorm(double limit) implements Transform {

  /** Checks the limit. */
  public ClipByNorm {
    Check.positive("limit", limit);
  }

  @Override
  public Rule around(Rule rule) {
    return (gradient, state) ->
        rule.next(state.byParts(gradient, (name, part) -> clipped(part, limit)), state);
  }

  /** An array made no longer than a limit. A norm that is not a number makes it so too. */
  static Expr clipped(Expr array, double limit) {
    Expr norm = Composites.norm(array);
    return array.mul(Expr.scalar(array.dtype(), limit).div(norm).min(1));
  }
}
