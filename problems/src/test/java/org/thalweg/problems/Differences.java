package org.thalweg.problems;

/** Derivatives by central differences with one extrapolation, to check figures by. */
final class Differences {

  private Differences() {}

  /** The gradient of {@code f} at {@code x}. */
  static double[] gradient(PlainFunction f, double[] x) {
    double[] gradient = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double step = 1e-3 * Math.max(Math.abs(x[i]), 0.1);
      gradient[i] = (4 * central(f, x, i, step / 2) - central(f, x, i, step)) / 3;
    }
    return gradient;
  }

  private static double central(PlainFunction f, double[] x, int i, double step) {
    double[] moved = x.clone();
    moved[i] = x[i] + step;
    double above = f.at(moved);
    moved[i] = x[i] - step;
    return (above - f.at(moved)) / (2 * step);
  }
}
