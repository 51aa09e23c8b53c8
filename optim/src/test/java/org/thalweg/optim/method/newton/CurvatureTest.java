package org.thalweg.optim.method.newton;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Vectors;

class CurvatureTest {
  private static final int MEMORY = 4;

  private static Point random(int n, SplittableRandom random) {
    double[] x = new double[n];
    double[] gradient = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = random.nextDouble(-1, 1);
      gradient[i] = (1 + i % 7) * x[i]; // of a quadratic, so that all curvature is above 0
    }
    return new Point(x, 0, gradient);
  }

  /** The recursion as the book has it, on whole vectors. */
  private static double[] twoLoops(List<Point> points, double[] v) {
    int count = Math.min(MEMORY, points.size() - 1);
    List<Point> last = points.subList(points.size() - 1 - count, points.size());
    double[] way = Vectors.scaled(-1, v);
    double[] alphas = new double[count];
    for (int i = count - 1; i >= 0; i--) {
      double[] s = Vectors.difference(last.get(i + 1).x(), last.get(i).x());
      double[] y = Vectors.difference(last.get(i + 1).gradient(), last.get(i).gradient());
      alphas[i] = Vectors.dot(s, way) / Vectors.dot(s, y);
      Vectors.addTo(way, -alphas[i], y);
    }
    double[] s = Vectors.difference(last.get(count).x(), last.get(count - 1).x());
    double[] y = Vectors.difference(last.get(count).gradient(), last.get(count - 1).gradient());
    way = Vectors.scaled(Vectors.dot(s, y) / Vectors.dot(y, y), way);
    for (int i = 0; i < count; i++) {
      s = Vectors.difference(last.get(i + 1).x(), last.get(i).x());
      y = Vectors.difference(last.get(i + 1).gradient(), last.get(i).gradient());
      Vectors.addTo(way, alphas[i] - Vectors.dot(y, way) / Vectors.dot(s, y), s);
    }
    return way;
  }

  @Test
  void loopsOnCoefficientsAreLoopsOnVectors() {
    for (int n : new int[] {1, 3, 50, 5000}) {
      SplittableRandom random = new SplittableRandom(n);
      Curvature curvature = new Curvature(MEMORY);
      List<Point> points = new ArrayList<>(List.of(random(n, random)));
      assertFalse(curvature.isKnown());
      for (int step = 0; step < 2 * MEMORY + 1; step++) {
        points.add(random(n, random));
        curvature.add(points.get(points.size() - 2), points.getLast());
        if (step % 3 != 1) { // so that several steps may be new
          double[] v = random(n, random).x();
          double[] expected = twoLoops(points, v);
          double size = Vectors.largest(expected);
          assertArrayEquals(expected, curvature.descent(v), 1e-10 * size, "n = " + n);
        }
      }
      assertTrue(curvature.isKnown());
    }
  }

  @Test
  void aStepWithoutCurvatureIsLeftOut() {
    Curvature curvature = new Curvature(MEMORY);
    curvature.add(
        new Point(new double[] {0, 0}, 0, new double[] {1, 1}),
        new Point(new double[] {1, 0}, 0, new double[] {0.5, 1}));
    assertFalse(curvature.isKnown());
    assertArrayEquals(new double[] {-2, 3}, curvature.descent(new double[] {2, -3}), 0);
  }
}
