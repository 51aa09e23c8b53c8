package org.thalweg.optim.method.newton;

import org.thalweg.optim.problem.Vectors;

/** Where a line leaves a ball about 0. */
final class Edge {
  private Edge() {}

  /** The t ≥ 0 with |from + t·way| = radius, for a {@code from} within. */
  static double reach(double[] from, double[] way, double radius) {
    double size = Vectors.norm(way);
    double b = Vectors.dot(from, way) / size;
    double length = Vectors.norm(from);
    double c = (radius - length) * (radius + length);
    double root = Math.sqrt(Math.max(0, b * b + c));
    return Math.max(0, b > 0 ? c / (b + root) : root - b) / size; // no difference of like numbers
  }
}
