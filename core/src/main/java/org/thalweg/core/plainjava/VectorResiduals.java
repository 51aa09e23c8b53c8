package org.thalweg.core.plainjava;

import java.io.Serializable;

/**
 * Residuals at a point of n numbers, as a new array. Serializable so that the method behind a
 * lambda or method reference can be found.
 */
@FunctionalInterface
public interface VectorResiduals extends Serializable {
  /** The residuals at a point. */
  double[] at(double[] point);
}
