package org.thalweg.bench;

import java.util.List;
import org.thalweg.core.interpret.Executable;

/** Bytes a second of a fused elementwise chain, against a copy that moves as many bytes. */
record AdamMeasure() implements Measure {

  private static final int SIZE = 1 << 24;
  private static final double BYTES = (double) AdamChain.PASSES * SIZE * Float.BYTES;
  private static final double TARGET = 0.80;

  @Override
  public String name() {
    return "adam";
  }

  @Override
  public List<Result> run() {
    Executable chain = AdamChain.compile(SIZE);
    float[] from = new float[AdamChain.PASSES * SIZE / 2];
    float[] to = new float[from.length];
    Product.fill(from, 3);
    Contest contest =
        Contest.between(chain::run, () -> System.arraycopy(from, 0, to, 0, from.length));
    return List.of(
        Result.atLeast(
            TARGET,
            "Adam update of 16 M floats",
            rate(contest.ours()),
            "copy " + rate(contest.rival()),
            contest.ratio()));
  }

  private static String rate(double nanos) {
    return "%.1f GB/s".formatted(BYTES / nanos);
  }
}
