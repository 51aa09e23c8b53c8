package org.thalweg.optim.rule;

import java.util.List;
import org.thalweg.core.array.Shape;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Layout;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * Muon (Jordan et al. 2024): the velocity of each matrix, Nesterov's look-ahead taken, is
 * orthogonalized before the step,
 *
 * <pre>
 * v = μ·v + g      u = orthogonalized(g + μ·v)
 * w = w − η · (0.2·√max(rows, columns) · u + λ·w)
 * </pre>
 *
 * by five turns of a Newton-Schulz iteration. The factor (Liu et al. 2025, eq. 4) makes u as large
 * as AdamW's step, so that one learning rate serves both: parts with fewer than two axes are left
 * to AdamW. An array of more than two axes is a matrix whose columns are its last axis.
 *
 * @param momentum μ, 0 to below 1
 * @param vectors the rule of all other parts; its weight decay is λ
 */
public record Muon(double momentum, AdamW vectors) implements Rule {

  /** Checks the momentum. */
  public Muon {
    Check.decay("momentum", momentum);
  }

  /** The usual momentum, 0.95, and AdamW's usual values. */
  public Muon() {
    this(0.95, new AdamW());
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr next = state.parameters();
    List<String> matrices = names(state, true);
    if (!matrices.isEmpty()) {
      State inner = state.parts("matrices", matrices);
      next = state.put(next, inner, matrices(state.take(gradient, inner), inner));
    }
    List<String> others = names(state, false);
    if (!others.isEmpty()) {
      State inner = state.parts("vectors", others);
      next = state.put(next, inner, vectors.next(state.take(gradient, inner), inner));
    }
    return next;
  }

  private Expr matrices(Expr gradient, State state) {
    Expr velocity = state.next("velocity", state.get("velocity").mul(momentum).add(gradient));
    Expr ahead = velocity.mul(momentum).add(gradient);
    Expr direction = state.byParts(ahead, (name, part) -> orthogonalized(part));
    Expr w = state.parameters();
    return w.sub(direction.add(w.mul(vectors.weightDecay())).mul(state.learningRate()));
  }

  private static Expr orthogonalized(Expr part) {
    Expr matrix = Matrices.matrix(part);
    Shape shape = matrix.shape();
    double scale = 0.2 * Math.sqrt(Math.max(shape.dim(0), shape.dim(1)));
    return Matrices.orthogonalized(matrix).mul(scale).reshape(part.shape());
  }

  private static List<String> names(State state, boolean matrices) {
    return state.layout().parts().stream()
        .filter(part -> part.shape().rank() >= 2 == matrices)
        .map(Layout.Part::name)
        .toList();
  }
}
