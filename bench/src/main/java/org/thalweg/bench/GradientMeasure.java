package org.thalweg.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.core.objective.Objective;
import org.thalweg.core.plainjava.JavaResiduals;
import org.thalweg.core.plainjava.PlainJava;
import org.thalweg.problems.BundleAdjustment;
import org.thalweg.problems.Gmm;

/**
 * What a gradient costs beside its function, on objectives of ADBench: GMM as an array program and
 * as plain Java, the Jacobian of BA's residuals in plain Java. In the table, ours is the gradient
 * and its rival the function.
 *
 * @param data ADBench's files; those that are not there are left out
 */
record GradientMeasure(Path data) implements Measure {
  private static final double PROGRAM = 4;
  private static final double PLAIN_JAVA = 12;

  @Override
  public String name() {
    return "gradient";
  }

  @Override
  public boolean takesLong() {
    return true;
  }

  @Override
  public List<Result> run() {
    List<Result> results = new ArrayList<>(gmm(Gmm.small()));
    for (String name : List.of("gmm_1k_gmm_d10_K25.txt.gz", "gmm_1k_gmm_d20_K50.txt.gz")) {
      file(name).ifPresent(file -> results.addAll(gmm(Gmm.read(file))));
    }
    file("ba_ba1_n49_m7776_p31843.txt")
        .ifPresent(file -> results.add(bundle(BundleAdjustment.read(file))));
    return results;
  }

  private Optional<Path> file(String name) {
    Path file = data.resolve(name);
    if (Files.exists(file)) {
      return Optional.of(file);
    }
    System.err.println("bench: no " + file + ": left out");
    return Optional.empty();
  }

  private static List<Result> gmm(Gmm gmm) {
    String what = "GMM d=%d K=%d, 1k points, ".formatted(gmm.dimension(), gmm.components());
    Objective program = GmmProgram.of(gmm);
    Objective plain = PlainJava.objective(gmm.start().length, gmm::value);
    requireSame(program, plain, gmm.start());
    return List.of(
        gradient(what + "array program", program, gmm.start(), PROGRAM),
        gradient(what + "plain Java", plain, gmm.start(), PLAIN_JAVA));
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

  private static Result gradient(String what, Objective f, double[] at, double most) {
    double[] gradient = new double[at.length];
    return result(
        what,
        Contest.between(() -> f.value(at), () -> f.valueAndGradient(at, gradient)),
        most);
  }

  private static Result bundle(BundleAdjustment bundle) {
    double[] at = bundle.start();
    double[] values = new double[3 * bundle.observations()];
    JavaResiduals residuals = PlainJava.residuals(at.length, values.length, bundle::residuals);
    return result(
        "BA %d cameras, %d observations, Jacobian"
            .formatted(bundle.cameras(), bundle.observations()),
        Contest.between(
            () -> residuals.values(at, values), () -> residuals.sparseJacobian(at, values)),
        PLAIN_JAVA);
  }

  private static Result result(String what, Contest contest, double most) {
    return Result.atMost(
        most,
        what,
        "%.3f ms".formatted(contest.rival() / 1e6),
        "function %.3f ms".formatted(contest.ours() / 1e6),
        contest.ratio());
  }
}
