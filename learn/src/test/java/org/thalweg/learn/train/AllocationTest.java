package org.thalweg.learn.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.core.array.Array;
import org.thalweg.core.compile.Compiler;
import org.thalweg.core.compile.Options;
import org.thalweg.core.interpret.Executable;
import org.thalweg.learn.layer.Activation;
import org.thalweg.learn.model.Head;
import org.thalweg.learn.model.Mlp;
import org.thalweg.learn.model.Model;
import org.thalweg.optim.rule.Sgd;
import org.thalweg.optim.rule.TrainingStep;

/** A compiled training step allocates nothing, on no thread, once the JIT has compiled it. */
class AllocationTest {
  private static final int BATCH = 63;
  private static final int FEATURES = 67;
  private static final int CLASSES = 5;
  private static final int RUNS = 1000;
  private static final long PATIENCE = 20_000_000_000L;
  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @CsvSource({"RELU,0,1", "RELU,0,2", "TANH,512,1", "RELU,512,2"})
  void aStepAllocatesNothing(Activation activation, int mostBits, int threads) {
    Executable step = step(activation, mostBits, threads);
    List<Long> team = new ArrayList<>(List.of(Thread.currentThread().threadId()));
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("thalweg-" + threads + "-")) {
        team.add(thread.threadId());
      }
    }
    assertEquals(threads, team.size(), "threads of the team");
    long[] ids = team.stream().mapToLong(id -> id).toArray();
    // Vectors are boxed until C2 has compiled what makes them.
    long until = System.nanoTime() + PATIENCE;
    long bytes;
    do {
      bytes = allocated(step, ids);
    } while (bytes > 0 && System.nanoTime() < until);
    long last = bytes;
    assertEquals(0, last, () -> "bytes allocated by " + RUNS + " steps");
    for (long id : ids) {
      assertTrue(THREADS.getThreadCpuTime(id) > 5_000_000, "a thread of the team had no work");
    }
  }

  private static long allocated(Executable step, long[] ids) {
    long before = total(ids);
    for (int run = 0; run < RUNS; run++) {
      step.run();
    }
    return total(ids) - before;
  }

  private static long total(long[] ids) {
    long sum = 0;
    for (long id : ids) {
      sum += THREADS.getThreadAllocatedBytes(id);
    }
    return sum;
  }

  private static Executable step(Activation activation, int mostBits, int threads) {
    Model model = new Mlp(FEATURES, List.of(257, 33), activation, new Head.Classes(CLASSES));
    TrainingStep step =
        TrainingStep.of(model.objective(BATCH, 1e-4), new Sgd(0.9, true), true);
    Options options = Options.defaults().withThreads(threads);
    int bits = Math.min(mostBits, options.vectorBits());
    Executable executable = Compiler.compile(step.step(), options.withVectorBits(bits));
    executable.input(TrainingStep.PARAMETERS).copyFrom(model.initial(1));
    executable.input(step.learningRate()).set(0, 1e-3);
    Random random = new Random(2);
    Array x = executable.input(step.batch(0));
    for (int i = 0; i < x.size(); i++) {
      x.set(i, random.nextGaussian());
    }
    for (int i = 0; i < BATCH; i++) {
      executable.input(step.batch(1)).set(i, random.nextInt(CLASSES));
    }
    executable.run();
    assertTrue(Double.isFinite(executable.output(step.loss()).item()));
    return executable;
  }
}
