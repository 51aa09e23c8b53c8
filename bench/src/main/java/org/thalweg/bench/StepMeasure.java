package org.thalweg.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.core.interpret.Executable;

/**
 * Training steps of larger networks: how near to a large product's flop rate, and the rivals': a
 * whole step of one, and the mere products of a step in the other, which no target is about.
 */
record StepMeasure(Optional<PyTorch> torch, Optional<OpenBlas> blas) implements Measure {

  private static final Product PRODUCT = new Product(1024, 1024, 1024);
  private static final double RATE_TARGET = 0.85;
  private static final double TIME_TARGET = 0.60;

  @Override
  public String name() {
    return "step";
  }

  @Override
  public List<Result> run() {
    List<Result> results = new ArrayList<>();
    for (Network network : List.of(Network.MIDDLE, Network.LARGE)) {
      results.add(rate(network));
      results.add(time(network));
      blas.ifPresent(b -> results.add(besideProducts(network, b)));
    }
    return results;
  }

  private static Result rate(Network network) {
    Executable step = network.compile();
    Executable product = PRODUCT.compile(1);
    Contest contest = Contest.between(step::run, product::run);
    return Result.atLeast(
        RATE_TARGET,
        "SGD step " + network,
        "%.1f GFLOP/s".formatted(network.flops() / contest.ours()),
        "%s %.1f GFLOP/s".formatted("1024³ product", PRODUCT.flops() / contest.rival()),
        contest.ratio() * network.flops() / PRODUCT.flops());
  }

  private Result time(Network network) {
    Executable step = network.compile();
    Runnable rival = torch.map(t -> t.step(network)).orElse(step::run);
    Contest contest = Contest.between(step::run, rival);
    String what = "SGD step " + network;
    String ours = micros(contest.ours());
    return torch
        .map(t ->
            Result.atMost(
                TIME_TARGET,
                what,
                ours,
                t.version() + " " + micros(contest.rival()),
                1 / contest.ratio()))
        .orElseGet(() -> Result.alone(what, ours, "≤ %.2f".formatted(TIME_TARGET)));
  }

  private static Result besideProducts(Network network, OpenBlas blas) {
    Contest contest = Contest.between(network.compile()::run, blas.products(network));
    return new Result(
        "SGD step " + network,
        micros(contest.ours()),
        "OpenBLAS, products " + micros(contest.rival()),
        1 / contest.ratio(),
        "",
        null);
  }

  private static String micros(double nanos) {
    return "%.0f µs".formatted(nanos / 1e3);
  }
}
