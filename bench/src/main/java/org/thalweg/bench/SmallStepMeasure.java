package org.thalweg.bench;

import java.util.List;
import java.util.Optional;
import org.thalweg.core.interpret.Executable;

/** A training step of a small network, where overhead would show. */
record SmallStepMeasure(Optional<PyTorch> torch) implements Measure {

  private static final double TARGET_NANOS = 12_000;

  @Override
  public String name() {
    return "small-step";
  }

  @Override
  public List<Result> run() {
    Executable ours = Network.SMALL.compile();
    Runnable rival = torch.map(t -> t.step(Network.SMALL)).orElse(ours::run);
    Contest contest = Contest.between(ours::run, rival);
    return List.of(
        new Result(
            "SGD step " + Network.SMALL,
            micros(contest.ours()),
            torch.map(t -> t.version() + " " + micros(contest.rival())).orElse("not installed"),
            torch.isEmpty() ? null : contest.ours() / contest.rival(),
            "≤ 12 µs",
            contest.ours() <= TARGET_NANOS));
  }

  private static String micros(double nanos) {
    return "%.1f µs".formatted(nanos / 1e3);
  }
}
