package org.thalweg.core.plainjava;

import java.io.Serializable;

/**
 * A function of n numbers. Serializable so that the method behind a lambda or method reference can
 * be found.
 */
@FunctionalInterface
public interface VectorFunction extends Serializable {
  /** The function at a point. */
  double at(double[] point);
}
