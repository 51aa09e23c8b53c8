package org.thalweg.bench;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.thalweg.core.kernel.MatMulF32;
import org.thalweg.core.kernel.MatMulF64;
import org.thalweg.core.kernel.Team;

/**
 * The matrix product against OpenBLAS, and two threads against one: medians of interleaved rounds.
 * Shapes are m×k×n; tA and tB say that the array holds the transpose.
 *
 * <p>Run with {@code --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED}. The
 * first argument may be the number of rounds.
 */
public final class MatMulBench {

  /** One product: its shape, its layout, and the arrays in both element types. */
  private record Case(int m, int k, int n, boolean aTransposed, boolean bTransposed) {

    @Override
    public String toString() {
      String layout = (aTransposed ? " tA" : "") + (bTransposed ? " tB" : "");
      return m + "×" + k + "×" + n + layout;
    }

    double flops() {
      return 2.0 * m * k * n;
    }
  }

  private MatMulBench() {}

  /** Prints the tables. */
  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 15;
    OpenBlas blas = new OpenBlas();
    Case[] cases = {
      new Case(64, 784, 256, false, false),
      new Case(64, 784, 256, true, false),
      new Case(64, 784, 256, false, true),
      new Case(784, 64, 256, true, false),
      new Case(64, 256, 784, false, true),
      new Case(128, 784, 512, false, false),
      new Case(784, 128, 512, true, false),
      new Case(128, 512, 784, false, true),
      new Case(512, 512, 512, false, false),
      new Case(512, 512, 512, true, false),
      new Case(512, 512, 512, false, true),
      new Case(1024, 1024, 1024, false, false),
      new Case(1024, 1024, 1024, true, false),
      new Case(1024, 1024, 1024, false, true),
      new Case(32, 64, 32, false, false),
      new Case(32, 32, 10, false, false),
      new Case(32, 32, 10, true, false),
      new Case(32, 10, 32, false, true),
      new Case(64, 32, 32, true, false),
    };
    System.out.printf(
        "%-4s %-22s %12s %12s %8s %10s%n", "type", "m×k×n", "GFLOP/s", "OpenBLAS", "ratio", "µs");
    for (boolean doubles : new boolean[] {false, true}) {
      double small = 0;
      for (Case c : cases) {
        double micros = compare(c, doubles, blas, rounds);
        if (c.flops() < 1e6) {
          small += micros;
        }
      }
      System.out.printf("%-4s the five small ones together %.2f µs%n", type(doubles), small);
    }
    System.out.printf(
        "%n%-4s %-22s %12s %12s %8s%n", "type", "m×k×n", "1 thread", "2 threads", "ratio");
    for (boolean doubles : new boolean[] {false, true}) {
      threads(new Case(128, 784, 512, false, false), doubles, rounds);
      threads(new Case(1024, 1024, 1024, false, false), doubles, rounds);
    }
  }

  private static double compare(Case c, boolean doubles, OpenBlas blas, int rounds) {
    blas.setThreads(1);
    SplittableRandom random = new SplittableRandom(1);
    Object a = values(c.m * c.k, doubles, random);
    Object b = values(c.k * c.n, doubles, random);
    Object out = values(c.m * c.n, doubles, random);
    MemorySegment left = segment(a);
    MemorySegment right = segment(b);
    MemorySegment result = segment(out);
    Runnable ours = ours(c, doubles, a, b, out, Team.of(1));
    Runnable theirs =
        () ->
            blas.multiply(
                c.aTransposed, c.bTransposed, c.m, c.n, c.k, left, right, result, doubles);
    double[] nanos = measure(ours, theirs, c.flops(), rounds);
    System.out.printf(
        "%-4s %-22s %12.1f %12.1f %8.2f %10.2f%n",
        type(doubles),
        c,
        c.flops() / nanos[0],
        c.flops() / nanos[1],
        nanos[1] / nanos[0],
        nanos[0] / 1e3);
    return nanos[0] / 1e3;
  }

  private static void threads(Case c, boolean doubles, int rounds) {
    SplittableRandom random = new SplittableRandom(1);
    Object a = values(c.m * c.k, doubles, random);
    Object b = values(c.k * c.n, doubles, random);
    Object out = values(c.m * c.n, doubles, random);
    Runnable one = ours(c, doubles, a, b, out, Team.of(1));
    Runnable two = ours(c, doubles, a, b, out, Team.of(2));
    double[] nanos = measure(one, two, c.flops(), rounds);
    System.out.printf(
        "%-4s %-22s %12.1f %12.1f %8.2f%n",
        type(doubles), c, c.flops() / nanos[0], c.flops() / nanos[1], nanos[0] / nanos[1]);
  }

  private static Runnable ours(Case c, boolean doubles, Object a, Object b, Object out, Team team) {
    int aRow = c.aTransposed ? 1 : c.k;
    int aCol = c.aTransposed ? c.m : 1;
    int bRow = c.bTransposed ? 1 : c.n;
    int bCol = c.bTransposed ? c.k : 1;
    if (doubles) {
      MatMulF64 plan = MatMulF64.plan(c.m, c.n, c.k, aRow, aCol, bRow, bCol, c.n);
      double[] left = (double[]) a;
      double[] right = (double[]) b;
      double[] result = (double[]) out;
      return () -> plan.run(left, 0, right, 0, result, 0, null, team);
    }
    MatMulF32 plan = MatMulF32.plan(c.m, c.n, c.k, aRow, aCol, bRow, bCol, c.n);
    float[] left = (float[]) a;
    float[] right = (float[]) b;
    float[] result = (float[]) out;
    return () -> plan.run(left, 0, right, 0, result, 0, null, team);
  }

  /** Median nanoseconds of a call of each, rounds of about 10 ms of one then the other. */
  private static double[] measure(Runnable first, Runnable second, double flops, int rounds) {
    int repeats = (int) Math.max(1, Math.min(20_000, 1e9 / flops));
    double warm = System.nanoTime() + 3e8;
    while (System.nanoTime() < warm) {
      first.run();
      second.run();
    }
    double[] one = new double[rounds];
    double[] other = new double[rounds];
    for (int r = 0; r < rounds; r++) {
      one[r] = time(first, repeats);
      other[r] = time(second, repeats);
    }
    Arrays.sort(one);
    Arrays.sort(other);
    return new double[] {one[rounds / 2], other[rounds / 2]};
  }

  private static double time(Runnable work, int repeats) {
    long start = System.nanoTime();
    for (int i = 0; i < repeats; i++) {
      work.run();
    }
    return (double) (System.nanoTime() - start) / repeats;
  }

  private static Object values(int length, boolean doubles, SplittableRandom random) {
    double[] values = random.doubles(length, -1, 1).toArray();
    if (doubles) {
      return values;
    }
    float[] floats = new float[length];
    for (int i = 0; i < length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static MemorySegment segment(Object array) {
    return array instanceof double[] doubles
        ? MemorySegment.ofArray(doubles)
        : MemorySegment.ofArray((float[]) array);
  }

  private static String type(boolean doubles) {
    return doubles ? "f64" : "f32";
  }
}
