package org.thalweg.bench;

import java.nio.file.Path;
import org.thalweg.core.objective.Objective;
import org.thalweg.core.plainjava.JavaResiduals;
import org.thalweg.core.plainjava.PlainJava;
import org.thalweg.problems.BundleAdjustment;
import org.thalweg.problems.Gmm;

/**
 * One case of {@link GradientMeasure}, in a JVM that runs nothing else: what other code has taught
 * the compiler would make the function itself slow, and the gradient look cheap.
 */
final class GradientCase {
  private GradientCase() {}

  /** Prints what {@link Contest#parse} reads; {@code args} are the kind of case and its file. */
  public static void main(String[] args) {
    Path file = Path.of(args[1]);
    Contest contest =
        switch (args[0]) {
          case GradientMeasure.PROGRAM -> program(Gmm.read(file));
          case GradientMeasure.PLAIN -> plain(Gmm.read(file));
          default -> bundle(BundleAdjustment.read(file));
        };
    System.out.println(contest.unparsed());
  }

  private static Contest program(Gmm gmm) {
    return gradient(GmmProgram.of(gmm), gmm.start());
  }

  private static Contest plain(Gmm gmm) {
    Objective plain = PlainJava.objective(gmm.start().length, gmm::value);
    Contest contest = gradient(plain, gmm.start());
    requireSame(GmmProgram.of(gmm), plain, gmm.start());
    return contest;
  }

  private static Contest gradient(Objective f, double[] at) {
    double[] gradient = new double[at.length];
    return Contest.between(() -> f.value(at), () -> f.valueAndGradient(at, gradient));
  }

  private static Contest bundle(BundleAdjustment bundle) {
    double[] at = bundle.start();
    double[] values = new double[3 * bundle.observations()];
    JavaResiduals residuals = PlainJava.residuals(at.length, values.length, bundle::residuals);
    return Contest.between(
        () -> residuals.values(at, values), () -> residuals.sparseJacobian(at, values));
  }

  /** Two ways to one gradient. */
  private static void requireSame(Objective one, Objective other, double[] at) {
    double[] first = new double[at.length];
    double[] second = new double[at.length];
    one.valueAndGradient(at, first);
    other.valueAndGradient(at, second);
    for (int i = 0; i < at.length; i++) {
      if (!(Math.abs(first[i] - second[i]) <= 1e-8 * Math.max(1, Math.abs(second[i])))) {
        throw new IllegalStateException(
            "entry %d of the gradient is %s in one way, %s in the other"
                .formatted(i, first[i], second[i]));
      }
    }
  }
}
