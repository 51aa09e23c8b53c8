package org.thalweg.optim.method.newton;

/** The quadratic model g·p + ½·p·H·p of a function about a point. */
interface RegionModel {

  /** Its lowest point, or nearly so, among those of a length of at most {@code radius}. */
  Trial lowest(double radius);

  /**
   * A step.
   *
   * @param fall how much the model falls along it
   */
  record Trial(double[] step, double fall) {}
}
