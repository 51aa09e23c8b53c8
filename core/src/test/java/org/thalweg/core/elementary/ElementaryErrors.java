package org.thalweg.core.elementary;

import java.util.SplittableRandom;

/**
 * Measures the largest errors of the elementary functions: {@code ElementaryErrors [points per
 * function [stride]]}.
 */
final class ElementaryErrors {
  /** The largest error seen, in ulp, and where. */
  record Worst(double ulps, double x, double y) {
    Worst or(double ulps, double x, double y) {
      return ulps > this.ulps ? new Worst(ulps, x, y) : this;
    }
  }

  private ElementaryErrors() {}

  static Worst worst(Sample sample, Format format, int points, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Worst worst = new Worst(0, 0, 0);
    for (int i = 0; i < points; i++) {
      double x = sample.draw(format, random);
      if (sample.hasReference(x)) {
        double got = sample.run(format, x);
        worst = worst.or(Ulps.error(format, got, sample.reference.apply(x)), x, 0);
      }
    }
    return worst;
  }

  /**
   * Over every stride-th float, against doubles: StrictMath, or for erf our own, which is tested
   * for itself.
   */
  static Worst worstFloat(Sample sample, int stride) {
    Worst worst = new Worst(0, 0, 0);
    for (long bits = 0; bits < 1L << 32; bits += stride) {
      float x = Float.intBitsToFloat((int) bits);
      if (sample.hasReference(x)) {
        double exact = inDouble(sample, x);
        double got = sample.run(Format.FLOAT, x);
        boolean bothInfinite = Math.abs((float) exact) > Float.MAX_VALUE && got == (float) exact;
        double error = bothInfinite ? 0 : Math.abs(got - exact) / Math.ulp((float) exact);
        worst = worst.or(Double.isNaN(error) ? Double.POSITIVE_INFINITY : error, x, 0);
      }
    }
    return worst;
  }

  private static double inDouble(Sample sample, double x) {
    return switch (sample) {
      case EXP -> StrictMath.exp(x);
      case EXPM1 -> StrictMath.expm1(x);
      case LOG -> StrictMath.log(x);
      case LOG1P -> StrictMath.log1p(x);
      case TANH -> StrictMath.tanh(x);
      case SIGMOID -> 1 / (1 + StrictMath.exp(-x));
      case SIN -> StrictMath.sin(x);
      case COS -> StrictMath.cos(x);
      case ATAN -> StrictMath.atan(x);
      case ERF -> sample.run(Format.DOUBLE, x);
    };
  }

  static double pow(Format format, double x, double y) {
    return switch (format) {
      case FLOAT -> Elementary.pow(FloatLanes.INSTANCE, (float) x, (float) y);
      case DOUBLE -> Elementary.pow(DoubleLanes.INSTANCE, x, y);
    };
  }

  static Worst worstPow(Format format, int points, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Worst worst = new Worst(0, 0, 0);
    for (int i = 0; i < points; i++) {
      double x = base(format, random);
      double y = exponent(format, random, x);
      if (x > 0 && Double.isFinite(x) && Double.isFinite(y)) {
        worst = worst.or(Ulps.error(format, pow(format, x, y), Precise.pow(x, y)), x, y);
      }
    }
    return worst;
  }

  static double base(Format format, SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> Math.abs(Sample.any(format, random));
      case 1 -> Sample.round(format, random.nextDouble(0, 3));
      case 2 -> Sample.round(format, 1 + Math.scalb(random.nextDouble(-1, 1), -random.nextInt(53)));
      default -> Sample.round(format, Math.exp(random.nextDouble(-10, 10)));
    };
  }

  /** Any number, or one for which the power is finite, often nearly infinite or subnormal. */
  static double exponent(Format format, SplittableRandom random, double x) {
    double most = (format.bias + format.fractionBits) / (Math.log(x) / Math.log(2));
    return switch (random.nextInt(4)) {
      case 0 -> Sample.any(format, random);
      case 1 -> random.nextInt(-20, 21) / 2.0;
      case 2 -> Sample.round(format, random.nextDouble(-1, 1) * most);
      default ->
          Sample.round(
              format, Math.copySign(random.nextDouble(0.9, 1.02) * most, random.nextDouble(-1, 1)));
    };
  }

  /** Prints a table; the stride is that of the floats tried besides, all of them with 1 (hours). */
  public static void main(String[] arguments) {
    int points = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    int stride = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1009;
    for (Sample sample : Sample.values()) {
      print(Format.FLOAT, sample.name() + "/" + stride, worstFloat(sample, stride));
    }
    for (Format format : Format.values()) {
      for (Sample sample : Sample.values()) {
        print(format, sample.name(), worst(sample, format, points, 1));
      }
      print(format, "POW", worstPow(format, points, 1));
    }
  }

  private static void print(Format format, String name, Worst worst) {
    System.out.printf(
        "%-6s %-14s %7.4f ulp at %s %s%n", format, name, worst.ulps, worst.x, worst.y);
  }
}
