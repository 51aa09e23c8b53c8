package org.thalweg.problems;

import java.io.Serializable;
import java.lang.reflect.Method;

/** Residuals in plain Java: m numbers for n. Serializable, so that the method can be found. */
@FunctionalInterface
public interface PlainResiduals extends Serializable {

  /** The residuals at a point, which is not written to. */
  double[] at(double[] x);

  /** The static method that this is a reference to. */
  default Method method() {
    return Behind.method(this);
  }
}
