package org.thalweg.optim.rule;

import org.thalweg.core.array.DType;
import org.thalweg.core.array.Type;
import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;

/** Functions of matrices, as fixed numbers of products: no decomposition. */
final class Matrices {
  /**
   * Enough for a condition of 1e6 and an error below rounding: a small eigenvalue grows by at least
   * (5/4)⁴ = 2.4 a turn until it is near 1, then its distance from 1 is squared each turn.
   */
  private static final int ROOT_TURNS = 26;

  /** What is added to the eigenvalues before the root, as a part of their sum. */
  private static final double RIDGE = 1e-6;

  private static final int SIGN_TURNS = 5;

  private Matrices() {}

  /** An array of two or more axes as a matrix: its last axis gives the columns. */
  static Expr matrix(Expr array) {
    int columns = array.shape().dim(-1);
    return array.reshape(array.shape().size() / columns, columns);
  }

  /** The identity matrix times a scalar. */
  static Expr diagonal(int n, Expr scalar) {
    Type positions = Type.of(DType.I32, n, n);
    Expr on = Expr.iota(positions, 0).eq(Expr.iota(positions, 1));
    return on.select(scalar, Expr.full(scalar.type(), 0));
  }

  /**
   * About the nearest matrix whose singular values are equal: five turns of the Newton-Schulz
   * polynomial of Jordan et al. 2024 (Muon), X = 3.4445·X − 4.7750·(XXᵀ)X + 2.0315·(XXᵀ)²X, which
   * takes the singular values of X = G/|G| to 0.7 … 1.2, not to 1.
   */
  static Expr orthogonalized(Expr matrix) {
    boolean tall = matrix.shape().dim(0) > matrix.shape().dim(1);
    Expr x = tall ? matrix.t() : matrix;
    x = x.div(Composites.norm(x).add(1e-7));
    for (int i = 0; i < SIGN_TURNS; i++) {
      Expr a = x.matmul(x.t());
      Expr b = a.mul(-4.7750).add(a.matmul(a).mul(2.0315));
      x = x.mul(3.4445).add(b.matmul(x));
    }
    return tall ? x.t() : x;
  }

  /**
   * The inverse fourth root of a symmetric matrix without negative eigenvalues, by the coupled
   * Newton iteration (Iannazzo 2006; Anil et al. 2020): X → A^(-1/4) while M → 1 in
   *
   * <pre>
   * B = (5·1 − M)/4      X = X·B      M = B⁴·M
   * </pre>
   *
   * It is taken of A + 1e-6·trace(A)·1, so that no eigenvalue is lost in rounding.
   */
  static Expr inverseFourthRoot(Expr matrix) {
    int n = matrix.shape().dim(0);
    Expr one = Expr.scalar(matrix.dtype(), 1);
    Expr identity = diagonal(n, one);
    Expr trace = matrix.mul(identity).sum();
    Expr a = matrix.add(diagonal(n, trace.mul(RIDGE)));
    Expr scale = one.mul(5.0 / 2).div(Composites.norm(a));
    Expr x = diagonal(n, scale.sqrt().sqrt());
    Expr m = a.mul(scale);
    for (int i = 0; i < ROOT_TURNS; i++) {
      Expr b = identity.mul(5).sub(m).mul(0.25);
      Expr square = b.matmul(b);
      x = x.matmul(b);
      m = square.matmul(square).matmul(m);
    }
    return x;
  }
}
