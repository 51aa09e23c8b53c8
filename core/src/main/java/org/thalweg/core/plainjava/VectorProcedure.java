package org.thalweg.core.plainjava;

import java.io.Serializable;

/**
 * Residuals at a point of n numbers, written to an array of zeros. Serializable so that the method
 * behind a lambda or method reference can be found.
 */
@FunctionalInterface
public interface VectorProcedure extends Serializable {
  /** Writes the residuals at a point. */
  void at(double[] point, double[] residuals);
}
