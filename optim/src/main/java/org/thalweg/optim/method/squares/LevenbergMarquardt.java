package org.thalweg.optim.method.squares;

import java.util.Optional;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.method.Steps;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Problem;

/**
 * Levenberg and Marquardt's method for sums of squares, as Moré has it (1978, The
 * Levenberg-Marquardt algorithm: implementation and theory): Gauss and Newton's step within an
 * ellipsoid whose axes follow the scales of the variables, by QR and, where the ellipsoid holds it
 * back, singular values. Variables that a step would lead out of their bounds are held there, and
 * the others solved for anew.
 */
public record LevenbergMarquardt() implements Method {

  @Override
  public Steps start(Evaluations f, Point start, long seed) {
    return new LevenbergMarquardtSteps(f, start);
  }

  @Override
  public Optional<String> lacks(Problem problem) {
    if (problem.objective().residuals().isEmpty()) {
      return Optional.of("is for sums of squares: take newton or lbfgs");
    }
    if (problem.l1() > 0) {
      return Optional.of("knows no l1: take owl-qn, proximal-gradient or fista");
    }
    return Optional.empty();
  }
}
