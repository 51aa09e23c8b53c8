package org.thalweg.bench;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.core.interpret.Executable;
import org.thalweg.optim.rule.Rules;

/**
 * Updates of long vectors: bytes a second, against a copy that moves as many bytes; and what a rule
 * with much state costs in a step that is small.
 */
record RulesMeasure() implements Measure {

  private static final List<String> RULES = List.of("adam", "sgd", "momentum", "adamw", "lion");
  private static final int SIZE = 1 << 24;
  private static final double TARGET = 0.80;
  private static final double STEP_TARGET = 1.3;

  /**
   * So small that the batch, always the same, is not learnt by heart: near a loss of 0 squared
   * gradients are subnormal numbers, which take long.
   */
  private static final double SMALL_RATE = 1e-6;

  @Override
  public String name() {
    return "rules";
  }

  @Override
  public List<Result> run() {
    List<Result> results = new ArrayList<>();
    RULES.forEach(rule -> results.add(update(rule)));
    results.add(step());
    return results;
  }

  private static Result update(String rule) {
    RuleUpdate update = RuleUpdate.of(rule, SIZE);
    float[] from = new float[update.arrays() * (SIZE / 2)];
    float[] to = new float[from.length];
    Product.fill(from, 3);
    double bytes = (double) update.arrays() * SIZE * Float.BYTES;
    Contest contest =
        Contest.between(
            update.executable()::run, () -> System.arraycopy(from, 0, to, 0, from.length));
    return Result.atLeast(
        TARGET,
        "update of 16 M floats by " + rule,
        "%.1f GB/s".formatted(bytes / contest.ours()),
        "copy %.1f GB/s".formatted(bytes / contest.rival()),
        contest.ratio());
  }

  private static Result step() {
    Executable adamw = Network.SMALL.compile(Rules.named("adamw").orElseThrow().rule(), SMALL_RATE);
    Executable sgd = Network.SMALL.compile();
    Contest contest = Contest.between(adamw::run, sgd::run);
    return Result.atMost(
        STEP_TARGET,
        "AdamW step " + Network.SMALL,
        "%.1f µs".formatted(contest.ours() / 1e3),
        "SGD %.1f µs".formatted(contest.rival() / 1e3),
        1 / contest.ratio());
  }
}
