package org.thalweg.core.ir;

import java.util.List;
import org.thalweg.core.array.DType;

/** Functions written with the ops, in forms that neither overflow nor lose digits. */
public final class Composites {
  private Composites() {}

  /**
   * max(x, 0), with derivative 0 at 0. The derivative is told from the output, so that a backward
   * pass need not keep x.
   */
  public static Expr relu(Expr x) {
    Expr formal = Expr.input("x", x.type());
    Expr zero = Expr.full(x.type(), 0);
    return new CustomFunction(
            "relu",
            List.of(formal),
            formal.gt(zero).select(formal, zero),
            (inputs, output, g) -> List.of(output.gt(zero).select(g, zero)))
        .call(x);
  }

  /** log(1 + exp(x)) = max(x, 0) + log1p(exp(-|x|)). */
  public static Expr softplus(Expr x) {
    return x.max(0).add(x.abs().neg().exp().log1p());
  }

  /** log(sum(exp(x))) along an axis, which goes away; shifted by the greatest entry. */
  public static Expr logSumExp(Expr x, int axis) {
    Expr shift = finite(x.maxOver(axis)).stopGradient();
    Expr shifted = x.sub(keep(shift, x, axis));
    return shifted.exp().sum(axis).log().add(shift);
  }

  /** x - logSumExp(x) along an axis. */
  public static Expr logSoftmax(Expr x, int axis) {
    Expr shift = keep(finite(x.maxOver(axis)), x, axis).stopGradient();
    Expr shifted = x.sub(shift);
    return shifted.sub(keep(shifted.exp().sum(axis).log(), x, axis));
  }

  /** exp(x) / sum(exp(x)) along an axis; shifted by the greatest entry. */
  public static Expr softmax(Expr x, int axis) {
    Expr shift = keep(finite(x.maxOver(axis)), x, axis).stopGradient();
    Expr exp = x.sub(shift).exp();
    return exp.div(keep(exp.sum(axis), x, axis));
  }

  /** Euclidean norm of all elements. The derivative at the zero vector is not a number. */
  public static Expr norm(Expr x) {
    return x.square().sum().sqrt();
  }

  /** Sum of products of two arrays of one type. */
  public static Expr dot(Expr a, Expr b) {
    return a.mul(b).sum();
  }

  /**
   * 1 where {@code classes} (i32) equals the position along a new last axis of this extent, else 0.
   */
  public static Expr oneHot(Expr classes, int extent, DType dtype) {
    return isClass(classes, extent).cast(dtype);
  }

  /** True where {@code classes} (i32) equals the position along a new last axis of this extent. */
  public static Expr isClass(Expr classes, int extent) {
    Expr last = classes.insertAxis(-1);
    Expr positions = Expr.iota(classes.type().with(last.shape().with(-1, extent)), -1);
    return positions.eq(last);
  }

  /** A reduced value with its axis put back with extent 1, to broadcast against {@code x}. */
  public static Expr keep(Expr reduced, Expr x, int axis) {
    return reduced.insertAxis(x.shape().axis(axis));
  }

  /** Infinite shifts would make NaN of inf - inf; shifting by 0 there gives the right limits. */
  private static Expr finite(Expr x) {
    Expr infinity = Expr.full(x.type(), Double.POSITIVE_INFINITY);
    return x.abs().lt(infinity).select(x, Expr.full(x.type(), 0));
  }
}
