package org.thalweg.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.core.interpret.Executable;

/** Products of float matrices on one thread, against OpenBLAS. */
record MatMulMeasure(Optional<OpenBlas> blas) implements Measure {

  private static final List<Product> PRODUCTS =
      List.of(
          new Product(64, 784, 256),
          new Product(128, 784, 512),
          new Product(512, 512, 512),
          new Product(1024, 1024, 1024));

  private static final double TARGET = 0.90;

  @Override
  public String name() {
    return "matmul";
  }

  @Override
  public List<Result> run() {
    List<Result> results = new ArrayList<>();
    for (Product product : PRODUCTS) {
      Executable ours = product.compile(1);
      Runnable rival = blas.map(b -> b.product(product, ours, 1)).orElse(ours::run);
      Contest contest = Contest.between(ours::run, rival);
      String what = "matmul f32 " + product;
      String rate = rate(product, contest.ours());
      results.add(
          blas.isEmpty()
              ? Result.alone(what, rate, "≥ %.2f".formatted(TARGET))
              : Result.atLeast(
                  TARGET,
                  what,
                  rate,
                  "OpenBLAS " + rate(product, contest.rival()),
                  contest.ratio()));
    }
    return results;
  }

  private static String rate(Product product, double nanos) {
    return "%.1f GFLOP/s".formatted(product.flops() / nanos);
  }
}
