package org.thalweg.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.core.interpret.Executable;

/** Two threads against one on a large product, and how OpenBLAS fares in the same minute. */
record ThreadsMeasure(Optional<OpenBlas> blas) implements Measure {

  private static final Product PRODUCT = new Product(1024, 1024, 1024);
  private static final double TARGET = 1.8;

  @Override
  public String name() {
    return "threads";
  }

  @Override
  public List<Result> run() {
    List<Result> results = new ArrayList<>();
    Executable one = PRODUCT.compile(1);
    Executable two = PRODUCT.compile(2);
    Contest ours = Contest.between(two::run, one::run);
    results.add(
        Result.atLeast(
            TARGET,
            "two threads, matmul f32 " + PRODUCT,
            rate(ours.ours()),
            "one thread " + rate(ours.rival()),
            ours.ratio()));
    blas.ifPresent(b -> {
      Contest theirs = Contest.between(b.product(PRODUCT, one, 2), b.product(PRODUCT, one, 1));
      results.add(
          new Result(
              "  the same of OpenBLAS",
              rate(theirs.ours()),
              "one thread " + rate(theirs.rival()),
              theirs.ratio(),
              "",
              null));
    });
    return results;
  }

  private static String rate(double nanos) {
    return "%.1f GFLOP/s".formatted(PRODUCT.flops() / nanos);
  }
}
