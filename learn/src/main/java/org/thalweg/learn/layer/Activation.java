package org.thalweg.learn.layer;

import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;

/** What a layer does to each of its outputs. */
public enum Activation {
  /** Nothing. */
  IDENTITY,
  /** max(x, 0). */
  RELU,
  /** Hyperbolic tangent. */
  TANH,
  /** 1 / (1 + exp(-x)). */
  SIGMOID;

  /** The function applied to each element. */
  public Expr apply(Expr x) {
    return switch (this) {
      case IDENTITY -> x;
      case RELU -> Composites.relu(x);
      case TANH -> x.tanh();
      case SIGMOID -> x.sigmoid();
    };
  }
}
