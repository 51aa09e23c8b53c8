package org.thalweg.optim.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Type;
import org.thalweg.core.compile.Compiler;
import org.thalweg.core.compile.Options;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.Step;
import org.thalweg.optim.rule.Coupled;
import org.thalweg.optim.rule.Sgd;

/** Laws of projections on points of many sizes, and sorting as a second way to the simplex. */
class ProjectionTest {

  /** A set with a way to any of its points: from a random vector. */
  record Set(Projection projection, Membership in) {}

  @FunctionalInterface
  interface Membership {
    /** How far outside of the set a point is, by what the set bounds; 0 or less inside. */
    double excess(double[] x);
  }

  static final List<Set> SETS =
      List.of(
          new Set(Projection.Box.nonNegative(), x -> -Arrays.stream(x).min().orElseThrow()),
          new Set(
              new Projection.Box(-0.5, 0.25),
              x -> Arrays.stream(x).map(e -> Math.max(-0.5 - e, e - 0.25)).max().orElseThrow()),
          new Set(new Projection.L2Ball(1.5), x -> Coupled.norm(x, 0, x.length) - 1.5),
          new Set(new Projection.L1Ball(2), x -> Arrays.stream(x).map(Math::abs).sum() - 2),
          new Set(
              new Projection.Simplex(3),
              x ->
                  Math.max(
                      Math.abs(Arrays.stream(x).sum() - 3),
                      -Arrays.stream(x).min().orElseThrow())));

  private static final int[] SIZES = {1, 2, 7, 100};

  private static Executable compiled(Projection projection, DType dtype, int n) {
    Expr x = Expr.input("x", dtype, n);
    Program program = new Program(List.of(x), List.of(projection.project(x)));
    return Compiler.compile(Step.of(program), Options.defaults());
  }

  private static Array run(Executable projection, Array point) {
    projection.input(0).copyFrom(point);
    projection.run();
    return projection.output(0).copy();
  }

  private static double[] doubles(Array array) {
    double[] values = new double[array.size()];
    Arrays.setAll(values, array::get);
    return values;
  }

  private static Array random(SplittableRandom random, DType dtype, int n, double size) {
    Array point = Array.zeros(Type.of(dtype, n));
    boolean ties = random.nextInt(4) == 0;
    for (int i = 0; i < n; i++) {
      double value = random.nextDouble(-size, size);
      point.set(i, ties ? Math.rint(value) : value);
    }
    return point;
  }

  private static double distance(double[] a, double[] b) {
    double[] difference = new double[a.length];
    Arrays.setAll(difference, i -> a[i] - b[i]);
    return Coupled.norm(difference, 0, a.length);
  }

  @ParameterizedTest
  @FieldSource("SETS")
  void resultIsInTheSetStaysThereAndIsNearest(Set set) {
    SplittableRandom random = new SplittableRandom(8);
    for (DType dtype : List.of(DType.F64, DType.F32)) {
      double rounding = dtype == DType.F64 ? 1e-14 : 1e-5;
      for (int n : SIZES) {
        Executable projection = compiled(set.projection, dtype, n);
        for (int i = 0; i < 30; i++) {
          double size = Math.pow(10, random.nextDouble(-2, 3));
          Array point = random(random, dtype, n, size);
          Array nearest = run(projection, point);
          double[] near = doubles(nearest);
          assertTrue(set.in.excess(near) <= rounding * 3, set + " n " + n);
          assertArrayEquals(near, doubles(run(projection, nearest)), 0, set + " twice, n " + n);
          double least = distance(doubles(point), near);
          for (int j = 0; j < 10; j++) {
            double[] other = doubles(run(projection, random(random, dtype, n, 3)));
            double further = distance(doubles(point), other);
            assertTrue(least <= further + rounding * (1 + size), set + " n " + n);
          }
        }
      }
    }
  }

  @Test
  void simplexIsThatOfSorting() {
    SplittableRandom random = new SplittableRandom(9);
    for (int n : new int[] {1, 3, 50, 1000}) {
      Executable projection = compiled(new Projection.Simplex(2), DType.F64, n);
      for (int i = 0; i < 20; i++) {
        double size = Math.pow(10, random.nextDouble(-3, 5));
        Array point = random(random, DType.F64, n, size);
        double[] expected = sorted(point.f64(), 2);
        double[] found = run(projection, point).f64();
        assertArrayEquals(expected, found, 1e-14 * (1 + size), "n " + n + ", size " + size);
      }
    }
  }

  /** Duchi et al. 2008, figure 1. */
  private static double[] sorted(double[] v, double sum) {
    double[] sorted = Arrays.stream(v).map(x -> -x).sorted().map(x -> -x).toArray();
    double total = 0;
    double threshold = 0;
    for (int i = 0; i < v.length; i++) {
      total += sorted[i];
      if (sorted[i] - (total - sum) / (i + 1) > 0) {
        threshold = (total - sum) / (i + 1);
      }
    }
    double tau = threshold;
    return Arrays.stream(v).map(x -> Math.max(x - tau, 0)).toArray();
  }

  @Test
  void aRuleStaysInTheSet() {
    Coupled.Path path = Coupled.path(Sgd.plain().with(new Projection.L2Ball(1)), 0.1, 20);
    for (double[] w : path.trained()) {
      assertTrue(Coupled.norm(w, 0, w.length) <= 1 + 1e-14);
    }
  }

  @Test
  void notANumberIsNotHidden() {
    for (Set set : SETS) {
      Array point = Array.of(new double[] {1, Double.NaN, 3}, 3);
      double[] result = run(compiled(set.projection, DType.F64, 3), point).f64();
      assertTrue(Double.isNaN(result[1]), set.toString());
    }
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThrows(IllegalArgumentException.class, () -> new Projection.Box(1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Projection.L2Ball(0));
    assertThrows(IllegalArgumentException.class, () -> new Projection.L1Ball(-1));
    assertThrows(IllegalArgumentException.class, () -> new Projection.Simplex(Double.NaN));
  }
}
