package org.thalweg.optim.rule;

import org.thalweg.core.ir.Expr;
import org.thalweg.optim.Check;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;

/**
 * Shampoo (Gupta, Koren and Singer 2018, algorithm 1): AdaGrad with one full matrix for the rows
 * and one for the columns of each matrix of parameters,
 *
 * <pre>
 * L = L + G·Gᵀ      R = R + Gᵀ·G      W = W − η · L^(-1/4) · G · R^(-1/4)
 * </pre>
 *
 * both ε times the identity at the start. An array of more than two axes is a matrix whose columns
 * are its last axis; parts with fewer take the diagonal form, AdaGrad: w = w − η·g/√(ε + Σg²). The
 * roots come from a Newton iteration, of the matrix with 1e-6 of its trace added to the diagonal
 * (as in Anil et al. 2020). A step costs some 100 products of n×n matrices for each side n.
 *
 * @param epsilon ε, above 0
 */
public record Shampoo(double epsilon) implements Rule {

  /** Checks the hyperparameter. */
  public Shampoo {
    Check.positive("epsilon", epsilon);
  }

  /** The paper's usual ε, 1e-4. */
  public Shampoo() {
    this(1e-4);
  }

  @Override
  public Expr next(Expr gradient, State state) {
    Expr direction = state.byParts(gradient, (name, g) -> preconditioned(g, state, name));
    return state.parameters().sub(direction.mul(state.learningRate()));
  }

  private Expr preconditioned(Expr gradient, State state, String name) {
    if (gradient.shape().rank() < 2) {
      Expr initial = Expr.full(gradient.type(), epsilon);
      return gradient.div(sum(state, "squares/" + name, initial, gradient.square()).sqrt());
    }
    Expr g = Matrices.matrix(gradient);
    Expr left = root(state, "left/" + name, g.matmul(g.t()));
    Expr right = root(state, "right/" + name, g.t().matmul(g));
    return left.matmul(g).matmul(right).reshape(gradient.shape());
  }

  private Expr root(State state, String slot, Expr product) {
    int n = product.shape().dim(0);
    Expr initial = Matrices.diagonal(n, Expr.scalar(product.dtype(), epsilon));
    return Matrices.inverseFourthRoot(sum(state, slot, initial, product));
  }

  private static Expr sum(State state, String slot, Expr initial, Expr value) {
    return state.next(slot, state.get(slot, initial).add(value));
  }
}
