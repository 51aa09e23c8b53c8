package org.thalweg.core.rewrite;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * {@code (aᵀ b)ᵀ} → {@code bᵀ a}, also where b is the transposed one: the gradient by W of {@code
 * x·Wᵀ} is such, and products read transposed operands for nothing. Not where the product itself is
 * needed too.
 *
 * <p>Legal to the bit: each element is the same chain of fused multiply-adds over the same inner
 * axis, the factors exchanged.
 */
final class TransposeOfProduct implements Rewrite {
  @Override
  public @Nullable Expr apply(Expr node, Uses uses) {
    if (!isMatrixTranspose(node)
        || !(node.operand().op() instanceof Op.MatMul)
        || !uses.isSingle(node.operand())) {
      return null;
    }
    Expr a = node.operand().operand();
    Expr b = node.operand().inputs().get(1);
    return isMatrixTranspose(a) || isMatrixTranspose(b)
        ? Expr.of(node.operand().op(), List.of(flipped(b), flipped(a)))
        : null;
  }

  private static Expr flipped(Expr matrix) {
    return isMatrixTranspose(matrix) ? matrix.operand() : matrix.t();
  }

  /** Whether the last two axes, and these alone, are exchanged. */
  private static boolean isMatrixTranspose(Expr node) {
    return node.op() instanceof Op.Transpose
        && node.shape().rank() >= 2
        && node.equals(node.operand().t());
  }
}
