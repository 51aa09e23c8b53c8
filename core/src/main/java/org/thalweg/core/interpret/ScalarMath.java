package org.thalweg.core.interpret;

import org.thalweg.core.array.DType;

/** Stand-in until the library's own elementary functions and random numbers are merged. */
final class ScalarMath {
  private ScalarMath() {}

  static float exp(float x) {
    return (float) StrictMath.exp(x);
  }

  static double exp(double x) {
    return StrictMath.exp(x);
  }

  static float log(float x) {
    return (float) StrictMath.log(x);
  }

  static double log(double x) {
    return StrictMath.log(x);
  }

  static float expm1(float x) {
    return (float) StrictMath.expm1(x);
  }

  static double expm1(double x) {
    return StrictMath.expm1(x);
  }

  static float log1p(float x) {
    return (float) StrictMath.log1p(x);
  }

  static double log1p(double x) {
    return StrictMath.log1p(x);
  }

  static float tanh(float x) {
    return (float) StrictMath.tanh(x);
  }

  static double tanh(double x) {
    return StrictMath.tanh(x);
  }

  static float sigmoid(float x) {
    return (float) sigmoid((double) x);
  }

  static double sigmoid(double x) {
    double e = StrictMath.exp(-Math.abs(x));
    return x >= 0 ? 1 / (1 + e) : e / (1 + e);
  }

  static float sin(float x) {
    return (float) StrictMath.sin(x);
  }

  static double sin(double x) {
    return StrictMath.sin(x);
  }

  static float cos(float x) {
    return (float) StrictMath.cos(x);
  }

  static double cos(double x) {
    return StrictMath.cos(x);
  }

  static float erf(float x) {
    return (float) erf((double) x);
  }

  /** Series near 0, continued fraction of erfc from 3 on. */
  static double erf(double x) {
    double a = Math.abs(x);
    if (Double.isNaN(x) || x == 0) {
      return x;
    }
    if (a > 6) {
      return Math.signum(x);
    }
    if (a < 3) {
      double term = x;
      double sum = x;
      for (int n = 1; n < 100; n++) {
        term *= -x * x / n;
        sum += term / (2 * n + 1);
      }
      return 2 / Math.sqrt(Math.PI) * sum;
    }
    double f = a;
    for (int n = 60; n >= 1; n--) {
      f = a + n / 2.0 / f;
    }
    return Math.signum(x) * (1 - StrictMath.exp(-a * a) / Math.sqrt(Math.PI) / f);
  }

  static float pow(float x, float y) {
    return (float) StrictMath.pow(x, y);
  }

  static double pow(double x, double y) {
    return StrictMath.pow(x, y);
  }

  static double uniform(int x0, int x1, DType dtype) {
    return dtype == DType.F32
        ? (x0 >>> 8) * 0x1p-24
        : (((x0 & 0xffffffffL) << 21) | (x1 >>> 11)) * 0x1p-53;
  }

  static double normal(int x0, int x1, DType dtype) {
    double radius = Math.sqrt(-2 * StrictMath.log(((x0 & 0xffffffffL) + 1) * 0x1p-32));
    return radius * StrictMath.cos(2 * Math.PI * (x1 & 0xffffffffL) * 0x1p-32);
  }

  /** Threefry-2x32-20 of Salmon et al. 2011: word 0 in the low half. */
  static long threefry(int key0, int key1, int counter0, int counter1) {
    int[] rotations = {13, 15, 26, 6, 17, 29, 16, 24};
    int[] keys = {key0, key1, 0x1BD11BDA ^ key0 ^ key1};
    int x0 = counter0 + keys[0];
    int x1 = counter1 + keys[1];
    for (int round = 0; round < 20; round++) {
      x0 += x1;
      x1 = Integer.rotateLeft(x1, rotations[round % 8]) ^ x0;
      if (round % 4 == 3) {
        int turn = round / 4 + 1;
        x0 += keys[turn % 3];
        x1 += keys[(turn + 1) % 3] + turn;
      }
    }
    return (x1 & 0xffffffffL) << 32 | (x0 & 0xffffffffL);
  }
}
