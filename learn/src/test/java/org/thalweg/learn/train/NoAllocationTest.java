package org.thalweg.learn.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.core.array.Array;
import org.thalweg.core.compile.Compiler;
import org.thalweg.core.emit.VectorWidth;
import org.thalweg.core.interpret.Executable;
import org.thalweg.learn.layer.Activation;
import org.thalweg.learn.model.Head;
import org.thalweg.learn.model.LossTerms;
import org.thalweg.learn.model.Mlp;
import org.thalweg.optim.rule.Sgd;
import org.thalweg.optim.step.TrainingStep;

/** A training step allocates nothing once HotSpot has compiled it. */
class NoAllocationTest {
  private static final int STEPS = 500;
  private static final long MOST_NANOS = 40_000_000_000L;

  private final ThreadMXBean beans = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @CsvSource({"false, 1", "true, 1", "true, 2"})
  void aStepAllocatesNothing(boolean vectors, int threads) {
    Mlp model =
        new Mlp(64, List.of(threads == 1 ? 32 : 300), Activation.RELU, new Head.Classes(10));
    int rows = threads == 1 ? 32 : 150;
    TrainingStep step =
        TrainingStep.of(model.objective(rows, LossTerms.ofL2(1e-4)), new Sgd(0.9, true), true);
    Executable run =
        Compiler.compile(
            step.step(),
            org.thalweg.core.compile.Options.defaults()
                .withThreads(threads)
                .withVectorBits(vectors ? VectorWidth.bits() : 0));
    run.input(TrainingStep.PARAMETERS).copyFrom(model.initial(1));
    SplittableRandom random = new SplittableRandom(2);
    Array x = run.input(step.batch(0));
    for (int i = 0; i < x.size(); i++) {
      x.set(i, random.nextDouble(-1, 1));
    }
    run.input(step.learningRate()).set(0, 0.01);

    long start = System.nanoTime();
    long[] ids = threads(threads);
    long first = allocated(ids);
    long measuring = allocated(ids) - first;
    long least = Long.MAX_VALUE;
    while (least > measuring && System.nanoTime() - start < MOST_NANOS) {
      long before = allocated(ids);
      for (int i = 0; i < STEPS; i++) {
        run.run();
      }
      least = Math.min(least, allocated(ids) - before);
    }
    assertEquals(measuring, least, "bytes in " + STEPS + " steps");
  }

  /** That the measure sees what is allocated. */
  @Test
  void allocationIsSeen() {
    long[] ids = threads(1);
    long before = allocated(ids);
    Object made = new long[1000];
    assertTrue(allocated(ids) - before >= 8000, made.toString());
  }

  /** Bytes allocated so far by some threads. */
  private long allocated(long[] threads) {
    long sum = 0;
    for (long bytes : beans.getThreadAllocatedBytes(threads)) {
      sum += bytes;
    }
    return sum;
  }

  /** This thread and those of its team. */
  private static long[] threads(int count) {
    long[] ids =
        Stream.concat(
                Stream.of(Thread.currentThread()),
                Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("thalweg-" + count + "-")))
            .mapToLong(Thread::threadId)
            .toArray();
    assertEquals(count, ids.length);
    return ids;
  }
}
