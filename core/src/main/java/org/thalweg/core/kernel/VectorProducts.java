package org.thalweg.core.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Inner products by vectors of 256 bits: what they cost is memory, so wider ones gain nothing. */
final class VectorProducts implements Products {
  private static final VectorSpecies<Double> S = DoubleVector.SPECIES_256;

  /** Whether the machine has such vectors. */
  static boolean suit() {
    return DoubleVector.SPECIES_PREFERRED.length() >= S.length();
  }

  @Override
  public void add(double[] a, double[] b, double[] x, double[] y, int from, int to, double[] sums) {
    DoubleVector ax = DoubleVector.zero(S);
    DoubleVector ay = DoubleVector.zero(S);
    DoubleVector bx = DoubleVector.zero(S);
    DoubleVector by = DoubleVector.zero(S);
    int i = from;
    for (; i + 4 <= to; i += 4) {
      DoubleVector ai = DoubleVector.fromArray(S, a, i);
      DoubleVector bi = DoubleVector.fromArray(S, b, i);
      DoubleVector xi = DoubleVector.fromArray(S, x, i);
      DoubleVector yi = DoubleVector.fromArray(S, y, i);
      ax = ai.fma(xi, ax);
      ay = ai.fma(yi, ay);
      bx = bi.fma(xi, bx);
      by = bi.fma(yi, by);
    }
    double[] ends = {sum(ax), sum(ay), sum(bx), sum(by)};
    for (; i < to; i++) {
      ends[0] = Math.fma(a[i], x[i], ends[0]);
      ends[1] = Math.fma(a[i], y[i], ends[1]);
      ends[2] = Math.fma(b[i], x[i], ends[2]);
      ends[3] = Math.fma(b[i], y[i], ends[3]);
    }
    for (int j = 0; j < ends.length; j++) {
      sums[j] += ends[j];
    }
  }

  private static double sum(DoubleVector v) {
    return (v.lane(0) + v.lane(1)) + (v.lane(2) + v.lane(3));
  }
}
