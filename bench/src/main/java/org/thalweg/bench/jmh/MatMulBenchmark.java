package org.thalweg.bench.jmh;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.thalweg.bench.Product;
import org.thalweg.core.interpret.Executable;

/** Time of a product of float matrices. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MatMulBenchmark {

  /** m×k×n. */
  @Param({"64x784x256", "128x784x512", "512x512x512", "1024x1024x1024"})
  public String shape = "";

  /** Threads of the product. */
  @Param({"1", "2"})
  public int threads;

  private Executable product = new Product(1, 1, 1).compile(1);

  /** Compiles the product. */
  @Setup
  public void setUp() {
    int[] sizes = Arrays.stream(shape.split("x", -1)).mapToInt(Integer::parseInt).toArray();
    product = new Product(sizes[0], sizes[1], sizes[2]).compile(threads);
  }

  /** One product. */
  @Benchmark
  public Executable multiply() {
    product.run();
    return product;
  }
}
