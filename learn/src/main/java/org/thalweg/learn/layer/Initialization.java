package org.thalweg.learn.layer;

/** How a layer's weights start: uniform between plus and minus a bound, or all 0. */
public enum Initialization {
  /** All 0: for a model whose loss is convex, where the start does not matter. */
  ZERO,
  /** Bound √(6 / inputs), for {@link Activation#RELU} (He et al. 2015). */
  HE,
  /** Bound √(6 / (inputs + outputs)) (Glorot and Bengio 2010). */
  GLOROT;

  /** Greatest absolute value of a weight. */
  double bound(int inputs, int outputs) {
    return switch (this) {
      case ZERO -> 0;
      case HE -> Math.sqrt(6.0 / inputs);
      case GLOROT -> Math.sqrt(6.0 / (inputs + outputs));
    };
  }
}
