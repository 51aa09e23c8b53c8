package org.thalweg.optim.method.newton;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.thalweg.optim.linear.Cholesky;
import org.thalweg.optim.problem.Bounds;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Vectors;

/** The parts of L-BFGS-B against dense matrices, on random models and bounds. */
class BoundedModelTest {
  private static final int MEMORY = 3;
  private static final int STEPS = 8;

  /** Steps between random points of a quadratic, and the matrix that BFGS makes of the last. */
  private static final class Model {
    final int n;
    final CompactCurvature curvature;
    final List<Point> points = new ArrayList<>();
    private final SplittableRandom random;
    private final double coupling;

    Model(int n, SplittableRandom random) {
      this.n = n;
      this.random = random;
      coupling = random.nextInt(100);
      curvature = new CompactCurvature(MEMORY, n);
      points.add(point());
    }

    Point point() {
      double[] x = random.doubles(n, -1, 1).toArray();
      double[] gradient = new double[n];
      double sum = Arrays.stream(x).sum();
      Arrays.setAll(gradient, i -> (1 + i % 5) * x[i] + coupling * sum - (i % 3));
      return new Point(x, 0, gradient);
    }

    void step() {
      points.add(point());
      curvature.add(points.get(points.size() - 2), points.getLast());
    }

    /** θ·I, updated by each step that is remembered. */
    double[][] matrix() {
      int count = Math.min(MEMORY, points.size() - 1);
      double[][] b = new double[n][n];
      for (int k = points.size() - count; k < points.size(); k++) {
        double[] s = Vectors.difference(points.get(k).x(), points.get(k - 1).x());
        double[] y = Vectors.difference(points.get(k).gradient(), points.get(k - 1).gradient());
        if (k == points.size() - count) {
          double[] last = Vectors.difference(points.getLast().x(), beforeLast().x());
          double[] change =
              Vectors.difference(points.getLast().gradient(), beforeLast().gradient());
          for (int i = 0; i < n; i++) {
            b[i][i] = Vectors.dot(change, change) / Vectors.dot(last, change);
          }
        }
        double[] bs = times(b, s);
        double sbs = Vectors.dot(s, bs);
        double sy = Vectors.dot(s, y);
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            b[i][j] += y[i] * y[j] / sy - bs[i] * bs[j] / sbs;
          }
        }
      }
      if (count == 0) {
        for (int i = 0; i < n; i++) {
          b[i][i] = 1;
        }
      }
      return b;
    }

    private Point beforeLast() {
      return points.get(points.size() - 2);
    }

    /** Bounds about a point, at some of which it stands. */
    Bounds bounds(Point at) {
      Bounds none = Bounds.none(n);
      double[] lower = none.lower();
      double[] upper = none.upper();
      for (int i = 0; i < n; i++) {
        switch (random.nextInt(5)) {
          case 0 -> lower[i] = at.x()[i];
          case 1 -> upper[i] = at.x()[i];
          case 2 -> lower[i] = at.x()[i] - random.nextDouble();
          case 3 -> {
            lower[i] = at.x()[i] - 0.3 * random.nextDouble();
            upper[i] = at.x()[i] + 0.3 * random.nextDouble();
          }
          default -> {} // none
        }
      }
      return new Bounds(lower, upper);
    }
  }

  private static double[] times(double[][] b, double[] v) {
    return Arrays.stream(b).mapToDouble(row -> Vectors.dot(row, v)).toArray();
  }

  /** Where the path of steepest descent has led by a time: P(x − t·g) − x. */
  private static double[] path(Point at, Bounds bounds, double t) {
    double[] z = new double[at.x().length];
    Arrays.setAll(z, i -> bounds.clamp(i, at.x()[i] - t * at.gradient()[i]) - at.x()[i]);
    return z;
  }

  /** The time of the first minimum of the model along the path, piece by piece. */
  private static double cauchyTime(double[][] b, Point at, Bounds bounds) {
    TreeSet<Double> times = new TreeSet<>(List.of(0.0));
    for (int i = 0; i < at.x().length; i++) {
      double g = at.gradient()[i];
      double bound = g > 0 ? bounds.lower()[i] : bounds.upper()[i];
      times.add((at.x()[i] - bound) / g);
    }
    double begin = 0;
    for (double end : times.tailSet(0.0, false)) {
      double middle = Double.isInfinite(end) ? begin + 1 : (begin + end) / 2;
      double[] z = path(at, bounds, begin);
      double[] d =
          Vectors.scaled(1 / (middle - begin), Vectors.difference(path(at, bounds, middle), z));
      double slope = Vectors.dot(at.gradient(), d) + Vectors.dot(d, times(b, z));
      double least = begin - slope / Vectors.dot(d, times(b, d));
      if (slope >= 0 || Vectors.largest(d) == 0) {
        return begin;
      }
      if (least < end) {
        return least;
      }
      begin = end;
    }
    return begin;
  }

  /** Where the model is least, variables that are not free having moved as told. */
  private static double[] least(double[][] b, Point at, boolean[] free, double[] moved) {
    int n = moved.length;
    int[] open = IntStream.range(0, n).filter(i -> free[i]).toArray();
    double[] held = new double[n];
    Arrays.setAll(held, i -> free[i] ? 0 : moved[i]);
    double[] slopes = Vectors.sum(at.gradient(), 1, times(b, held));
    double[] matrix = new double[open.length * open.length];
    double[] right = new double[open.length];
    for (int i = 0; i < open.length; i++) {
      right[i] = -slopes[open[i]];
      for (int j = 0; j < open.length; j++) {
        matrix[i * open.length + j] = b[open[i]][open[j]];
      }
    }
    double[] solved =
        open.length == 0 ? right : Cholesky.of(matrix, open.length).orElseThrow().solve(right);
    for (int i = 0; i < open.length; i++) {
      held[open[i]] = solved[i];
    }
    return held;
  }

  @Test
  void cauchyPointIsTheFirstMinimumAlongThePath() {
    int passed = 0;
    for (int seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Model model = new Model(1 + random.nextInt(9), random);
      for (int step = 0; step < STEPS; step++) {
        Point at = model.points.getLast();
        Bounds bounds = model.bounds(at);
        CauchyPoint cauchy = new CauchyPoint(bounds, model.curvature, MEMORY);
        assertTrue(cauchy.find(at));
        double[] expected = path(at, bounds, cauchyTime(model.matrix(), at, bounds));
        double[] found = new double[model.n];
        for (int i = 0; i < model.n; i++) {
          found[i] = cauchy.free()[i] ? -cauchy.time() * at.gradient()[i] : cauchy.toBound(at, i);
          passed += !cauchy.free()[i] && cauchy.toBound(at, i) != 0 ? 1 : 0;
        }
        assertArrayEquals(expected, found, 1e-8, "seed " + seed + ", step " + step);
        model.step();
      }
    }
    assertTrue(passed > 300, "bounds met on the way: " + passed);
  }

  @Test
  void stepIsTheMinimumOverFreeVariablesPutBackOnBounds() {
    int whole = 0;
    int put = 0;
    int cut = 0;
    for (int seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Model model = new Model(2 + random.nextInt(8), random);
      for (int step = 0; step < STEPS; step++) {
        model.step();
        Point at = model.points.getLast();
        Bounds bounds = model.bounds(at);
        double[][] b = model.matrix();
        double time = cauchyTime(b, at, bounds);
        double[] cauchy = path(at, bounds, time);
        boolean[] free = new boolean[model.n];
        for (int i = 0; i < free.length; i++) {
          double x = at.x()[i] + cauchy[i];
          free[i] =
              x > bounds.lower()[i] + 1e-12 && x < bounds.upper()[i] - 1e-12
                  || cauchy[i] == 0 && -at.gradient()[i] * (bounds.upper()[i] - x) > 0;
        }
        double[] expected = least(b, at, free, cauchy);
        double[] within = new double[model.n];
        Arrays.setAll(within, i -> bounds.clamp(i, at.x()[i] + expected[i]) - at.x()[i]);
        if (Arrays.equals(within, expected)) {
          whole++;
        } else if (Vectors.dot(within, at.gradient()) < 0) {
          put++;
        } else {
          cut++;
          within = cut(at, bounds, cauchy, expected);
        }
        SubspaceStep found = new SubspaceStep(bounds, model.curvature, MEMORY);
        assertTrue(found.find(at));
        assertArrayEquals(within, found.way(), 1e-7, "seed " + seed + ", step " + step);
      }
    }
    assertTrue(whole > 10 && put > 50 && cut > 5, whole + " " + put + " " + cut);
  }

  private static double[] cut(Point at, Bounds bounds, double[] cauchy, double[] whole) {
    double part = 1;
    for (int i = 0; i < whole.length; i++) {
      double more = whole[i] - cauchy[i];
      double x = at.x()[i] + cauchy[i];
      if (more != 0) {
        part = Math.min(part, ((more > 0 ? bounds.upper()[i] : bounds.lower()[i]) - x) / more);
      }
    }
    return Vectors.sum(cauchy, part, Vectors.difference(whole, cauchy));
  }

  /** One in few variables changes sides: products are moved, not computed again. */
  @Test
  void productsFollowVariablesThatChangeSides() {
    SplittableRandom random = new SplittableRandom(5);
    Model model = new Model(40, random);
    boolean[] free = new boolean[40];
    Arrays.fill(free, true);
    double[] down = new double[2 * MEMORY];
    double[] way = new double[40];
    for (int step = 0; step < 30; step++) {
      model.step();
      int changed = random.nextInt(40);
      free[changed] = !free[changed];
      Point at = model.points.getLast();
      assertTrue(model.curvature.look(at.gradient(), free, down));
      double[] gone = new double[2 * MEMORY];
      assertTrue(model.curvature.minimize(at.gradient(), free, down, gone, way));
      double[] expected = least(model.matrix(), at, free, new double[40]);
      for (int i = 0; i < 40; i++) {
        if (free[i]) {
          assertEquals(expected[i], way[i], 1e-9, "variable " + i + ", step " + step);
        }
      }
    }
  }
}
