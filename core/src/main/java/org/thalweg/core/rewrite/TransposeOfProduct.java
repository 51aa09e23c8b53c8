package org.thalweg.core.rewrite;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * {@code (aᵀ b)ᵀ} → {@code bᵀ a}, also where b is the transposed one. Each element is the same
 * chain of fused multiply-adds, the factors exchanged. Not where the product itself is needed too.
 */
final class TransposeOfProduct implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    Expr product = node.inputs().isEmpty() ? node : node.operand();
    if (!isMatrixTranspose(node)
        || !(product.op() instanceof Op.MatMul)
        || !uses.isSingle(product)
        || product.inputs().stream().noneMatch(TransposeOfProduct::isMatrixTranspose)) {
      return null;
    }
    return Expr.of(
        product.op(), List.of(flipped(product.inputs().get(1)), flipped(product.operand())));
  }

  private static Expr flipped(Expr matrix) {
    return isMatrixTranspose(matrix) ? matrix.operand() : matrix.t();
  }

  /** Whether the last two axes, and these alone, are exchanged. */
  private static boolean isMatrixTranspose(Expr node) {
    int rank = node.shape().rank();
    return node.op() instanceof Op.Transpose transpose
        && rank >= 2
        && transpose.permutation().get(rank - 1) == rank - 2
        && Axes.ascend(transpose.permutation().subList(0, rank - 1));
  }
}
