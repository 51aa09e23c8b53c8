package org.thalweg.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs the measures that are named, or all of them, and prints a table. */
public final class Main {

  private Main() {}

  /** Started by {@code bench/run}; {@code args} are names of measures. */
  public static void main(String[] args) {
    Optional<OpenBlas> blas = OpenBlas.installed();
    Optional<PyTorch> torch = PyTorch.installed();
    Path root = Path.of(System.getProperty("thalweg.root", ".")).toAbsolutePath();
    Path data = root.resolveSibling("shared").resolve("data");
    List<Measure> measures =
        List.of(
            new MatMulMeasure(blas),
            new ThreadsMeasure(blas),
            new RulesMeasure(),
            new SmallStepMeasure(torch),
            new StepMeasure(torch, blas),
            new StartMeasure(root),
            new AutoMeasure(data),
            new OwnRuleMeasure(data),
            new ScipyMeasure(),
            new GradientMeasure(data.resolve("adbench")),
            new MethodsMeasure());
    List<String> names = measures.stream().map(Measure::name).toList();
    for (String name : args) {
      if (!names.contains(name)) {
        System.err.println(
            "bench: there is no measure %s: take some of %s, or none for all that are quick, or --jmh"
                .formatted(name, String.join(", ", names)));
        System.exit(2);
      }
    }
    boolean headed = false;
    for (Measure measure : measures) {
      if (args.length == 0 && !measure.takesLong() || List.of(args).contains(measure.name())) {
        for (Result result : measure.run()) {
          if (!headed) {
            System.out.println(Result.header());
            headed = true;
          }
          System.out.println(result);
        }
      }
    }
  }
}
