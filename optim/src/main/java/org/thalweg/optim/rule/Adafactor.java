package org.thalweg.optim.rule;

import org.thalweg.core.array.Shape;
import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * Adafactor (Shazeer and Stern 2018, algorithms 4 to 6): Adam's scale for the memory of a row and a
 * column. Of the mean of squares V of a matrix (an array of more axes is one, its last axis the
 * columns) only the sums R of rows and C of columns are kept,
 *
 * <pre>
 * β = 1 − t^(−c)      V = β·V + (1 − β)·(g² + ε₁)      for matrices R and C so, and V = R·C/ΣR
 * u = g/√V            u = u / max(1, rms(u)/d)
 * w = w − η · max(ε₂, rms(w)) · u
 * </pre>
 *
 * part by part. The paper's η falls as min(0.01, 1/√t).
 *
 * @param decayExponent c, above 0
 * @param clip d, the greatest root mean square of u, above 0
 * @param leastSquare ε₁, above 0
 * @param leastScale ε₂, above 0: parameters that are zero can move
 */
public record Adafactor(double decayExponent, double clip, double leastSquare, double leastScale)
    implements Rule {

  /** Checks the hyperparameters. */
  public Adafactor {
    Check.positive("decayExponent", decayExponent);
    Check.positive("clip", clip);
    Check.positive("leastSquare", leastSquare);
    Check.positive("leastScale", leastScale);
  }

  /** The paper's values: 0.8, 1, 1e-30, 0.001. */
  public Adafactor() {
    this(0.8, 1, 1e-30, 1e-3);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr w = state.parameters();
    Expr step =
        state.byParts(
            gradient,
            (name, g) -> {
              Expr scale = rms(state.part(w, name)).max(leastScale);
              Expr u = g.div(secondMoment(g, state, name).sqrt());
              return u.div(rms(u).div(clip).max(1)).mul(scale);
            });
    return w.sub(step.mul(state.learningRate()));
  }

  private Expr secondMoment(Expr gradient, State state, String name) {
    Expr square = gradient.square().add(leastSquare);
    if (gradient.shape().rank() < 2) {
      return mean(state, "v/" + name, square);
    }
    Expr matrix = Matrices.matrix(square);
    Expr rows = mean(state, "rows/" + name, matrix.sum(1));
    Expr columns = mean(state, "columns/" + name, matrix.sum(0));
    // Divided first: the product of two least squares is none of f32.
    Expr share = rows.div(rows.sum());
    Shape shape = gradient.shape();
    return share.insertAxis(1).mul(columns.insertAxis(0)).reshape(shape);
  }

  private Expr mean(State state, String slot, Expr value) {
    Expr fresh = state.step().pow(-decayExponent); // 1 − β
    Expr mean = state.get(slot, Expr.full(value.type(), 0));
    return state.next(slot, mean.add(value.sub(mean).mul(fresh)));
  }

  private static Expr rms(Expr x) {
    return Composites.norm(x).mul(1 / Math.sqrt(x.shape().size()));
  }
}
