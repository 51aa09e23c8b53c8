package org.thalweg.problems;

import java.io.Serializable;
import java.lang.reflect.Method;

/** A function of n variables in plain Java. Serializable, so that its method can be found. */
@FunctionalInterface
public interface PlainFunction extends Serializable {

  /** The value at a point, which is not written to. */
  double at(double[] x);

  /** The static method that this is a reference to. */
  default Method method() {
    return Behind.method(this);
  }
}
