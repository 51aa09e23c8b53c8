package org.thalweg.core.emit;

import java.util.Locale;

/**
 * Lanes of sums on their way to a single value, and the last lanes of an array; one set of arrays a
 * thread, made once.
 */
public final class Scratch {
  private static final ThreadLocal<Scratch> LOCAL = ThreadLocal.withInitial(Scratch::new);

  /** Accumulations of one pass over a row, at most. */
  public static final int LIMIT = 32;

  /** Where the lanes of a tail are. */
  static final int TAIL = LIMIT * Loop.LANES;

  private final float[] f32 = new float[TAIL + Loop.LANES];
  private final double[] f64 = new double[TAIL + Loop.LANES];
  private final int[] i32 = new int[TAIL + Loop.LANES];

  private Scratch() {}

  /** The method that gives this thread's lanes of a type. */
  static String name(LaneType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  /** Float lanes of this thread. */
  public static float[] f32() {
    return LOCAL.get().f32;
  }

  /** Double lanes of this thread. */
  public static double[] f64() {
    return LOCAL.get().f64;
  }

  /** Int lanes of this thread. */
  public static int[] i32() {
    return LOCAL.get().i32;
  }

  /**
   * The {@code count} elements at {@code index} as the lanes of a tail, the first of them behind.
   */
  public static void copyTail(float[] array, int index, int count, float[] lanes) {
    for (int i = 0; i < Loop.LANES; i++) {
      lanes[TAIL + i] = array[i < count ? index + i : index];
    }
  }

  /**
   * The {@code count} elements at {@code index} as the lanes of a tail, the first of them behind.
   */
  public static void copyTail(double[] array, int index, int count, double[] lanes) {
    for (int i = 0; i < Loop.LANES; i++) {
      lanes[TAIL + i] = array[i < count ? index + i : index];
    }
  }

  /**
   * The {@code count} elements at {@code index} as the lanes of a tail, the first of them behind.
   */
  public static void copyTail(int[] array, int index, int count, int[] lanes) {
    for (int i = 0; i < Loop.LANES; i++) {
      lanes[TAIL + i] = array[i < count ? index + i : index];
    }
  }

  /** Sets the lanes from {@code at}. */
  public static void fill(float[] lanes, int at, float value) {
    for (int i = 0; i < Loop.LANES; i++) {
      lanes[at + i] = value;
    }
  }

  /** Sets the lanes from {@code at}. */
  public static void fill(double[] lanes, int at, double value) {
    for (int i = 0; i < Loop.LANES; i++) {
      lanes[at + i] = value;
    }
  }

  /** Sets the lanes from {@code at}. */
  public static void fill(int[] lanes, int at, int value) {
    for (int i = 0; i < Loop.LANES; i++) {
      lanes[at + i] = value;
    }
  }

  /** The lanes from {@code at} added as a tree: l and l + 8, then l + 4, l + 2, l + 1. */
  public static float sum(float[] v, int at) {
    float a = (v[at] + v[at + 8]) + (v[at + 4] + v[at + 12]);
    float b = (v[at + 1] + v[at + 9]) + (v[at + 5] + v[at + 13]);
    float c = (v[at + 2] + v[at + 10]) + (v[at + 6] + v[at + 14]);
    float d = (v[at + 3] + v[at + 11]) + (v[at + 7] + v[at + 15]);
    return (a + c) + (b + d);
  }

  /** The lanes from {@code at} added as a tree. */
  public static double sum(double[] v, int at) {
    double a = (v[at] + v[at + 8]) + (v[at + 4] + v[at + 12]);
    double b = (v[at + 1] + v[at + 9]) + (v[at + 5] + v[at + 13]);
    double c = (v[at + 2] + v[at + 10]) + (v[at + 6] + v[at + 14]);
    double d = (v[at + 3] + v[at + 11]) + (v[at + 7] + v[at + 15]);
    return (a + c) + (b + d);
  }

  /** The sum of the lanes from {@code at}. */
  public static int sum(int[] v, int at) {
    int sum = 0;
    for (int i = 0; i < Loop.LANES; i++) {
      sum += v[at + i];
    }
    return sum;
  }

  /** The greatest of the lanes from {@code at}. */
  public static float max(float[] v, int at) {
    float a = Math.max(Math.max(v[at], v[at + 8]), Math.max(v[at + 4], v[at + 12]));
    float b = Math.max(Math.max(v[at + 1], v[at + 9]), Math.max(v[at + 5], v[at + 13]));
    float c = Math.max(Math.max(v[at + 2], v[at + 10]), Math.max(v[at + 6], v[at + 14]));
    float d = Math.max(Math.max(v[at + 3], v[at + 11]), Math.max(v[at + 7], v[at + 15]));
    return Math.max(Math.max(a, c), Math.max(b, d));
  }

  /** The greatest of the lanes from {@code at}. */
  public static double max(double[] v, int at) {
    double a = Math.max(Math.max(v[at], v[at + 8]), Math.max(v[at + 4], v[at + 12]));
    double b = Math.max(Math.max(v[at + 1], v[at + 9]), Math.max(v[at + 5], v[at + 13]));
    double c = Math.max(Math.max(v[at + 2], v[at + 10]), Math.max(v[at + 6], v[at + 14]));
    double d = Math.max(Math.max(v[at + 3], v[at + 11]), Math.max(v[at + 7], v[at + 15]));
    return Math.max(Math.max(a, c), Math.max(b, d));
  }

  /** The greatest of the lanes from {@code at}. */
  public static int max(int[] v, int at) {
    int a = Math.max(Math.max(v[at], v[at + 8]), Math.max(v[at + 4], v[at + 12]));
    int b = Math.max(Math.max(v[at + 1], v[at + 9]), Math.max(v[at + 5], v[at + 13]));
    int c = Math.max(Math.max(v[at + 2], v[at + 10]), Math.max(v[at + 6], v[at + 14]));
    int d = Math.max(Math.max(v[at + 3], v[at + 11]), Math.max(v[at + 7], v[at + 15]));
    return Math.max(Math.max(a, c), Math.max(b, d));
  }

  /** The least of the lanes from {@code at}. */
  public static float min(float[] v, int at) {
    float a = Math.min(Math.min(v[at], v[at + 8]), Math.min(v[at + 4], v[at + 12]));
    float b = Math.min(Math.min(v[at + 1], v[at + 9]), Math.min(v[at + 5], v[at + 13]));
    float c = Math.min(Math.min(v[at + 2], v[at + 10]), Math.min(v[at + 6], v[at + 14]));
    float d = Math.min(Math.min(v[at + 3], v[at + 11]), Math.min(v[at + 7], v[at + 15]));
    return Math.min(Math.min(a, c), Math.min(b, d));
  }

  /** The least of the lanes from {@code at}. */
  public static double min(double[] v, int at) {
    double a = Math.min(Math.min(v[at], v[at + 8]), Math.min(v[at + 4], v[at + 12]));
    double b = Math.min(Math.min(v[at + 1], v[at + 9]), Math.min(v[at + 5], v[at + 13]));
    double c = Math.min(Math.min(v[at + 2], v[at + 10]), Math.min(v[at + 6], v[at + 14]));
    double d = Math.min(Math.min(v[at + 3], v[at + 11]), Math.min(v[at + 7], v[at + 15]));
    return Math.min(Math.min(a, c), Math.min(b, d));
  }

  /** The least of the lanes from {@code at}. */
  public static int min(int[] v, int at) {
    int a = Math.min(Math.min(v[at], v[at + 8]), Math.min(v[at + 4], v[at + 12]));
    int b = Math.min(Math.min(v[at + 1], v[at + 9]), Math.min(v[at + 5], v[at + 13]));
    int c = Math.min(Math.min(v[at + 2], v[at + 10]), Math.min(v[at + 6], v[at + 14]));
    int d = Math.min(Math.min(v[at + 3], v[at + 11]), Math.min(v[at + 7], v[at + 15]));
    return Math.min(Math.min(a, c), Math.min(b, d));
  }
}
