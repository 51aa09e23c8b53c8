package org.thalweg.core.rewrite;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;

/**
 * A rule by which a node may be written more simply. The value stays the same to the bit (any NaN
 * is as good as another).
 */
@FunctionalInterface
interface Rewrite {

  /**
   * Another node of the same type and value, made of the nodes that {@code node} depends on; null
   * where the rule does not fit.
   *
   * @param uses of the nodes of the program that {@code node} is part of
   */
  @Nullable Expr apply(Expr node, Uses uses);
}
