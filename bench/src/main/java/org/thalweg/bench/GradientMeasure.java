package org.thalweg.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a gradient costs beside its function, on objectives of ADBench: GMM as an array program and
 * as plain Java, the Jacobian of BA's residuals in plain Java. In the table, ours is the gradient
 * and its rival the function. Each is measured several times, each time in a JVM of its own with
 * the flags of this one; the median ratio is what counts.
 *
 * @param data ADBench's files; those that are not there are left out
 */
record GradientMeasure(Path data) implements Measure {
  /** Kinds of cases. */
  static final String PROGRAM = "array program";

  static final String PLAIN = "plain Java";
  static final String JACOBIAN = "Jacobian";

  private static final int JVMS = 3;

  private record Case(String what, String kind, String file, double most) {}

  private static final List<Case> CASES =
      Stream.concat(
              Stream.of(
                      "d2_K5.txt",
                      "d2_K25.txt",
                      "d10_K5.txt",
                      "d10_K25.txt.gz",
                      "d20_K50.txt.gz",
                      "d32_K25.txt.gz")
                  .flatMap(size -> Stream.of(gmm(size, PROGRAM, 4), gmm(size, PLAIN, 12))),
              Stream.of(
                  new Case("BA n=49 m=7776 p=31843", JACOBIAN, "ba_ba1_n49_m7776_p31843.txt", 12)))
          .toList();

  private static Case gmm(String size, String kind, double most) {
    String name = size.substring(0, size.indexOf('.')).replace('_', ' ');
    return new Case("GMM " + name + ", 1k points", kind, "gmm_1k_gmm_" + size, most);
  }

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
    List<Result> results = new ArrayList<>();
    for (Case one : CASES) {
      Path file = data.resolve(one.file);
      if (Files.exists(file)) {
        results.add(measure(one, file));
      } else {
        System.err.println("bench: no " + file + ": left out");
      }
    }
    return results;
  }

  private static Result measure(Case one, Path file) {
    List<Contest> contests = new ArrayList<>();
    for (int i = 0; i < JVMS; i++) {
      contests.add(inJvm(one.kind, file));
    }
    contests.sort(Comparator.comparingDouble(Contest::ratio));
    Contest median = contests.get(JVMS / 2);
    return Result.atMost(
        one.most,
        one.what + ", " + one.kind,
        "%.3f ms".formatted(median.rival() / 1e6),
        "function %.3f ms".formatted(median.ours() / 1e6),
        median.ratio());
  }

  private static Contest inJvm(String kind, Path file) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(GradientCase.class.getName(), kind, file.toString()));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int end = process.waitFor();
      if (end != 0) {
        throw new IOException(String.join(" ", command) + " ended with " + end);
      }
      return Contest.parse(said);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted");
    }
  }
}
