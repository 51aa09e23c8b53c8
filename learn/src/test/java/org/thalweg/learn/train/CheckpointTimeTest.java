package org.thalweg.learn.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.core.array.Array;
import org.thalweg.learn.train.options.LearningRate;

/** When checkpoints are due, by a clock that the test moves on. */
class CheckpointTimeTest {
  private static final double RUN = 10_000;

  @TempDir private Path folder;

  private long now = 1_000;

  /**
   * Checkpoints of a run of so many seconds.
   *
   * @param count how many were written
   * @param seconds that all but the last took, as a part of the time until the last began
   */
  private record Spent(int count, double seconds) {}

  private void pass(double seconds) {
    now += Math.round(seconds * 1e9);
  }

  /**
   * Takes steps for the whole time.
   *
   * @param step seconds of one
   * @param epoch steps of one
   * @param cost seconds of a checkpoint
   */
  private Spent run(double asked, double step, int epoch, DoubleSupplier cost) {
    Checkpoints checkpoints = new Checkpoints(folder, asked, 1, () -> now);
    long start = now;
    int count = 0;
    double spent = 0;
    double share = 0;
    for (int i = 1; now - start < RUN * 1e9; i++) {
      pass(step);
      if (checkpoints.isDue(i % epoch == 0)) {
        share = spent * 1e9 / (now - start);
        double seconds = cost.getAsDouble();
        checkpoints.write(snapshot(), event -> pass(seconds));
        spent += seconds;
        count++;
      }
    }
    return new Spent(count, share);
  }

  private static Snapshot snapshot() {
    Array parameters = Array.of(new float[] {1}, 1);
    Snapshot.Mark mark =
        new Snapshot.Mark(
            Snapshot.Place.START,
            new Descent.State(0, List.of(parameters)),
            Best.start(parameters));
    return new Snapshot(
        1, new LearningRate(1, "given"), 0, 0, 0, List.of("w"), mark, mark, List.of(), 0);
  }

  @Test
  void theyTakeATwentiethOfTheTimeAtMost() {
    Random random = new Random(5);
    for (double cost : new double[] {0.01, 0.7, 4, 60}) {
      for (double step : new double[] {0.3, 20}) {
        for (int epoch : new int[] {2, 40}) {
          // From half to twice the cost: a disk is not always alike.
          Spent spent =
              run(30, step, epoch, () -> cost * StrictMath.pow(2, random.nextDouble(-1, 1)));
          String what = "cost %s, step %s, epoch %s: %s".formatted(cost, step, epoch, spent);
          assertTrue(spent.seconds <= 0.05, what);
          assertTrue(spent.count >= 4, what);
        }
      }
    }
  }

  @Test
  void cheapOnesComeAsOftenAsAskedWithinALongEpoch() {
    // One every 30 s and a hundredth.
    assertEquals(RUN / 30.01, run(30, 0.5, Integer.MAX_VALUE, () -> 0.01).count, 10);
  }

  @Test
  void oneThatTookLongIsFollowedByTwentyTimesItsTime() {
    // 100 s of steps after each 5 s.
    assertEquals(RUN / 105, run(30, 0.5, 10, () -> 5).count, 2);
  }

  @Test
  void epochsThatFollowEachOtherFasterThanASecondShareOne() {
    assertEquals(RUN, run(30, 0.1, 1, () -> 0.001).count, 100);
  }
}
