package org.thalweg.optim.critical;

import org.thalweg.core.objective.Objective;
import org.thalweg.optim.problem.Vectors;

/** ½·x·H·x, by products with H. */
interface QuadraticForm extends Objective {
  @Override
  default double value(double[] x) {
    return valueAndGradient(x, new double[dimension()]);
  }

  @Override
  default double valueAndGradient(double[] x, double[] gradient) {
    hessianVectorProduct(x, x, gradient);
    return Vectors.dot(x, gradient) / 2;
  }

  @Override
  void hessianVectorProduct(double[] x, double[] vector, double[] product);
}
