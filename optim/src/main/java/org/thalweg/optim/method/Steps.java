package org.thalweg.optim.method;

import java.util.OptionalDouble;

/** A method under way. */
@FunctionalInterface
public interface Steps {

  /** Makes one step from where the last one led. */
  Step next();

  /**
   * How far from stationary the last point is by the method's own measure, where it knows more of
   * the problem's scale than the gradient's size tells: relative, 0 at a stationary point. The loop
   * then looks at it instead of the relative gradient.
   */
  default OptionalDouble stationarity() {
    return OptionalDouble.empty();
  }
}
