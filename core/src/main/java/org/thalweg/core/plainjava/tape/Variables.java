package org.thalweg.core.plainjava.tape;

/** The variables of a recording: record i + 1 stands for variable i. */
public final class Variables {
  private Variables() {}

  /** Copies a point to the arguments of a recording, and writes their indices. */
  public static void set(double[] point, double[] x, int[] indices) {
    if (point.length != x.length) {
      throw new IllegalArgumentException(
          "a point of "
              + point.length
              + " numbers for a function of "
              + x.length
              + " variables; give as many");
    }
    System.arraycopy(point, 0, x, 0, x.length);
    for (int i = 0; i < indices.length; i++) {
      indices[i] = i + 1;
    }
  }
}
