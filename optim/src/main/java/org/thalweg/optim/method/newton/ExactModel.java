package org.thalweg.optim.method.newton;

import java.util.Optional;
import org.thalweg.optim.linear.BoundedStep;
import org.thalweg.optim.linear.SymmetricEigen;
import org.thalweg.optim.problem.Vectors;

/** The lowest point of the model in the region, by the eigenvalues of the Hessian. */
final class ExactModel implements RegionModel {
  private final double[] gradient;
  private final Optional<SymmetricEigen> eigen;
  private final double[] slopes;

  ExactModel(double[] hessian, double[] gradient) {
    this.gradient = gradient;
    eigen = SymmetricEigen.of(hessian, gradient.length);
    slopes = eigen.map(found -> found.parts(gradient)).orElse(gradient);
  }

  @Override
  public Trial lowest(double radius) {
    if (eigen.isEmpty()) { // no Hessian: the model is the gradient alone
      double norm = Vectors.norm(gradient);
      return new Trial(Vectors.scaled(-radius / norm, gradient), radius * norm);
    }
    double[] values = eigen.get().values();
    double[] parts = BoundedStep.of(values, slopes, radius);
    double fall = 0;
    for (int i = 0; i < parts.length; i++) {
      fall -= parts[i] * (slopes[i] + values[i] * parts[i] / 2);
    }
    return new Trial(eigen.get().whole(parts), fall);
  }
}
