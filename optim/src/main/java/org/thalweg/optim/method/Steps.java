package org.thalweg.optim.method;

/** A method under way. */
@FunctionalInterface
public interface Steps {

  /** Makes one step from where the last one led. */
  Step next();

  /**
   * Whether the method's own measure, better than the gradient's size where it knows more of the
   * problem's scale, says that the last point is a stationary one. The loop looks at the gradient
   * besides.
   *
   * @param tolerance of relative measures
   */
  default boolean isStationary(double tolerance) {
    return false;
  }
}
