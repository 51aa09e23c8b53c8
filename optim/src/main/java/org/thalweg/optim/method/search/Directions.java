package org.thalweg.optim.method.search;

import java.util.SplittableRandom;
import org.thalweg.optim.problem.Vectors;

/** Random directions, each as likely as any other. */
final class Directions {
  private Directions() {}

  /** A place at a distance, in a random direction. */
  static double[] around(double[] x, double distance, SplittableRandom random) {
    double[] way = new double[x.length];
    double norm;
    do {
      for (int i = 0; i < way.length; i++) {
        way[i] = random.nextGaussian();
      }
      norm = Vectors.norm(way);
    } while (norm == 0);
    return Vectors.sum(x, distance / norm, way);
  }
}
