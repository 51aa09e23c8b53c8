package org.thalweg.core.grad;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.DType;
import org.thalweg.core.ir.BinaryFunction;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.UnaryFunction;

/**
 * A tangent or cotangent that may count only where a condition holds.
 *
 * <p>Below a select, the branch not taken has a derivative of exactly 0, but multiplying that 0 by
 * a partial derivative that is infinite there makes NaN. So the condition is carried along:
 * products are taken of {@code raw}, whatever comes out in the places that do not count, and these
 * are cleared by one select when the value is needed. The condition is that of the select itself,
 * not "the cotangent is 0": a cotangent that happens to be 0 has derivatives of its own. A matrix
 * product or another sum over unlike places forgets the condition.
 *
 * @param raw the elements, meaningless where {@code pending} is false
 * @param live false only where the value is exactly 0 because of a select; null if true everywhere
 * @param pending null if {@code raw} is already 0 where it must be
 */
record Masked(Expr raw, @Nullable Expr live, @Nullable Expr pending) {

  /** A value that counts everywhere. */
  static Masked of(Expr value) {
    return new Masked(value, null, null);
  }

  /** The elements, 0 where they do not count. */
  Expr value() {
    return pending == null ? raw : pending.select(raw, Expr.full(raw.type(), 0));
  }

  /** The same where the condition holds too, 0 elsewhere. */
  Masked where(Expr condition) {
    return new Masked(raw, and(live, condition), and(pending, condition));
  }

  /** Times an elementwise factor, which may be infinite or NaN where this does not count. */
  Masked times(Expr factor) {
    Expr product = product(raw, factor);
    Double constant = factor.scalarValue();
    boolean harmless = constant != null && Double.isFinite(constant);
    return new Masked(product, live, harmless ? pending : live);
  }

  /** Divided by an elementwise divisor, which may be 0 or NaN where this does not count. */
  Masked over(Expr divisor) {
    return new Masked(raw.div(divisor), live, live);
  }

  /** Times -1. */
  Masked negated() {
    return new Masked(negative(raw), live, pending);
  }

  /** Changed by a linear elementwise function of finite slope. */
  Masked scaled(UnaryOperator<Expr> linear) {
    return new Masked(linear.apply(raw), live, pending);
  }

  /** Rearranged by an op that moves elements and is defined for conditions as well. */
  Masked moved(UnaryOperator<Expr> move) {
    return new Masked(move.apply(value()), live == null ? null : move.apply(live), null);
  }

  /** Mapped by a linear function that mixes elements: what does not count is forgotten. */
  Masked mixed(UnaryOperator<Expr> linear) {
    return of(linear.apply(value()));
  }

  /** Summed along axes, which go away: counts where anything summed does. */
  Masked summed(List<Integer> axes) {
    int[] along = axes.stream().mapToInt(i -> i).toArray();
    if (along.length == 0) {
      return this;
    }
    Expr any = live == null ? null : live.cast(DType.I32).maxOver(along);
    return new Masked(
        sum(value(), along), any == null ? null : any.ne(Expr.full(any.type(), 0)), null);
  }

  private static Expr sum(Expr x, int[] axes) {
    Double constant = x.scalarValue();
    Expr sum = x.sum(axes);
    if (constant == null) {
      return sum;
    }
    return Expr.full(sum.type(), constant * x.shape().size() / Math.max(1, sum.shape().size()));
  }

  /** The sum; of at least one part. Parts under opposite conditions become one select. */
  static Masked sum(List<Masked> parts) {
    List<Masked> merged = new ArrayList<>();
    for (Masked part : parts) {
      Masked rest = part;
      for (int i = 0; i < merged.size(); i++) {
        Masked joint = join(merged.get(i), rest);
        if (joint != null) {
          merged.remove(i);
          rest = joint;
          i = -1;
        }
      }
      merged.add(rest);
    }
    Masked sum = merged.get(0);
    for (Masked part : merged.subList(1, merged.size())) {
      Expr either =
          sum.live == null || part.live == null
              ? null
              : sum.live.binary(BinaryFunction.OR, part.live);
      sum = new Masked(sum.value().add(part.value()), either, null);
    }
    return sum;
  }

  /** The sum of two under equal or opposite conditions, else null. */
  private static @Nullable Masked join(Masked a, Masked b) {
    if (a.live == b.live) {
      Expr clear = a.pending == b.pending ? a.pending : a.live;
      return new Masked(a.raw.add(b.raw), a.live, clear);
    }
    if (a.live == null || b.live == null) {
      return null;
    }
    if (opposite(a.live, b.live)) {
      return of(choose(a.live, a.raw, b.raw));
    }
    if (isAnd(a.live)
        && isAnd(b.live)
        && a.live.operand() == b.live.operand()
        && opposite(a.live.inputs().get(1), b.live.inputs().get(1))) {
      Expr outer = a.live.operand();
      return new Masked(choose(a.live.inputs().get(1), a.raw, b.raw), outer, outer);
    }
    return null;
  }

  private static Expr choose(Expr condition, Expr a, Expr b) {
    return isNot(condition) ? condition.operand().select(b, a) : condition.select(a, b);
  }

  /** Logical not, not twice. */
  static Expr not(Expr condition) {
    return isNot(condition) ? condition.operand() : condition.not();
  }

  private static boolean opposite(Expr a, Expr b) {
    return not(a) == b;
  }

  private static boolean isNot(Expr x) {
    return x.op() instanceof Op.Unary u && u.function() == UnaryFunction.NOT;
  }

  private static boolean isAnd(Expr x) {
    return x.op() instanceof Op.Binary b && b.function() == BinaryFunction.AND;
  }

  private static Expr and(@Nullable Expr outer, Expr inner) {
    if (outer == null || outer == inner) {
      return inner;
    }
    return isAnd(outer) && outer.inputs().contains(inner) ? outer : outer.and(inner);
  }

  /** a · b without multiplying by 1 or -1, of constants a constant. */
  static Expr product(Expr a, Expr b) {
    Double x = a.scalarValue();
    Double y = b.scalarValue();
    if (x != null && y != null) {
      return Expr.full(a.type(), x * y);
    }
    if (x != null) {
      return product(b, a);
    }
    if (y != null && y == 1) {
      return a;
    }
    return y != null && y == -1 ? negative(a) : a.mul(b);
  }

  private static Expr negative(Expr x) {
    Double constant = x.scalarValue();
    return constant == null ? x.neg() : Expr.full(x.type(), -constant);
  }
}
