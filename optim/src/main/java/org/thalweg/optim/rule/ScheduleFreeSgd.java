package org.thalweg.optim.rule;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * Schedule-free gradient descent (Defazio et al. 2024, eq. 3 to 5): the gradient g is taken at y,
 * the parameters trained, between plain descent z and its average x, which is to be used,
 *
 * <pre>
 * z = z − η·g      x = x + c·(z − x)      y = z + β·(x − z)
 * c = η²/Ση²
 * </pre>
 *
 * all starting from the same point. With η constant c is 1/t; it may be warmed up, and needs not
 * come down.
 *
 * @param beta β, 0 to below 1: how near y is to the average
 */
public record ScheduleFreeSgd(double beta) implements Rule {

  /** Checks the hyperparameter. */
  public ScheduleFreeSgd {
    Check.decay("beta", beta);
  }

  /** The paper's β, 0.9. */
  public ScheduleFreeSgd() {
    this(0.9);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    return averaged(gradient.mul(state.learningRate()), state.learningRate(), beta, state);
  }

  /**
   * The next y, where z goes back by a step; x becomes what is to be used.
   *
   * @param weight of z in the average is this squared
   */
  static Expr averaged(Expr step, Expr weight, double beta, State state) {
    Expr y = state.parameters();
    Expr z = state.next("z", state.get("z", y).sub(step));
    Expr square = weight.square();
    Expr weights = state.get("weights", Expr.full(weight.type(), 0)).add(square);
    state.next("weights", weights);
    Expr c = weights.gt(0).select(square.div(weights), weights);
    Expr before = state.get("x", y);
    Expr x = state.next("x", before.add(z.sub(before).mul(c)));
    state.use(x);
    return z.add(x.sub(z).mul(beta));
  }
}
