package org.thalweg.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.thalweg.bench.Network;
import org.thalweg.bench.RuleUpdate;
import org.thalweg.core.interpret.Executable;

/** Time of compiled steps. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StepBenchmark {

  private final Executable small = Network.SMALL.compile();
  private final Executable middle = Network.MIDDLE.compile();
  private final Executable large = Network.LARGE.compile();
  private final Executable adam = RuleUpdate.of("adam", 1 << 24).executable();

  /** An SGD step of a 64-32-10 network on 32 rows. */
  @Benchmark
  public Executable small() {
    small.run();
    return small;
  }

  /** An SGD step of a 784-256-128-10 network on 64 rows. */
  @Benchmark
  public Executable middle() {
    middle.run();
    return middle;
  }

  /** An SGD step of a 784-256-256-10 network on 128 rows. */
  @Benchmark
  public Executable large() {
    large.run();
    return large;
  }

  /** The Adam update of 16 M floats. */
  @Benchmark
  public Executable adam() {
    adam.run();
    return adam;
  }
}
