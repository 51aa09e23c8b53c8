package org.thalweg.learn.layer;

import org.thalweg.core.array.DType;
import org.thalweg.core.ir.Distribution;
import org.thalweg.core.ir.Expr;

/**
 * In training, elements are made 0 at random, and the others greater so that the mean stays
 * (Srivastava et al. 2014, in the inverted form). The random numbers depend on the key and the
 * element's place alone.
 *
 * @param rate the part of the elements that are made 0, 0 to below 1
 */
public record Dropout(double rate) {

  /**
   * Drops elements.
   *
   * @param x any array
   * @param key of the step's random numbers, i32[2]
   * @param stream which of the key's streams to take, another one for each layer
   */
  public Expr apply(Expr x, Expr key, int stream) {
    Expr uniform = Expr.random(Distribution.UNIFORM, x.type(), key, Expr.scalar(DType.I32, stream));
    Expr dropped = uniform.lt(Expr.full(x.type(), rate));
    return dropped.select(Expr.full(x.type(), 0), x.mul(1 / (1 - rate)));
  }
}
