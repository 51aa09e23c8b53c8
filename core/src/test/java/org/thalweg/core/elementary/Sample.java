package org.thalweg.core.elementary;

import java.util.SplittableRandom;

/** The functions of one argument, with their references and the arguments to try. */
@SuppressWarnings("ImmutableEnumChecker") // method references hold no state
enum Sample {
  EXP(Elementary::exp, Precise::exp, 1.0, 110, 760),
  EXPM1(Elementary::expm1, Precise::expm1, 1.75, 110, 760),
  LOG(Elementary::log, Precise::log, 1.0, 4, 4),
  LOG1P(Elementary::log1p, Precise::log1p, 1.5, 4, 4),
  TANH(Elementary::tanh, Precise::tanh, 1.3, 11, 23),
  SIGMOID(Elementary::sigmoid, Precise::sigmoid, 1.75, 110, 760),
  SIN(Elementary::sin, Precise::sin, 1.6, 1000, 1000),
  COS(Elementary::cos, Precise::cos, 1.6, 1000, 1000),
  ATAN(Elementary::atan, Precise::atan, 1.75, 10, 10),
  ERF(Elementary::erf, Precise::erf, 1.75, 4.5, 6.5);

  /** A function of one argument over any lanes. */
  interface Unary {
    <F, B, M> F apply(Lanes<F, B, M> l, F x);
  }

  /** Its precise form. */
  interface Reference {
    Precise.Scaled apply(double x);
  }

  final Unary function;

  /** No error is to be larger, in ulp of either format. */
  final double limit;

  final Reference reference;
  private final double floatRange;
  private final double doubleRange;

  Sample(Unary function, Reference reference, double limit, double floatRange, double doubleRange) {
    this.function = function;
    this.limit = limit;
    this.reference = reference;
    this.floatRange = floatRange;
    this.doubleRange = doubleRange;
  }

  /** The function by scalar lanes of a format. */
  double run(Format format, double x) {
    return switch (format) {
      case FLOAT -> function.apply(FloatLanes.INSTANCE, (float) x);
      case DOUBLE -> function.apply(DoubleLanes.INSTANCE, x);
    };
  }

  /** Whether the reference serves x: finite, and where the function is finite and real. */
  boolean hasReference(double x) {
    return Double.isFinite(x)
        && switch (this) {
          case LOG -> x > 0;
          case LOG1P -> x > -1;
          case EXP, EXPM1, TANH, SIGMOID, SIN, COS, ATAN, ERF -> true;
        };
  }

  /**
   * A number of the format: evenly spread in the interesting range, or of any bits, or near a
   * multiple of π/2.
   */
  double draw(Format format, SplittableRandom random) {
    double range = format == Format.FLOAT ? floatRange : doubleRange;
    return switch (random.nextInt(6)) {
      case 0, 1 -> round(format, random.nextDouble(-range, range));
      case 2 -> round(format, random.nextDouble(-1, 1));
      case 3 -> round(format, Math.scalb(random.nextDouble(-1, 1), random.nextInt(-60, 30)));
      case 4 -> {
        double near = round(format, Math.PI / 2 * random.nextInt(-100_000, 100_000));
        yield round(format, near + random.nextInt(-3, 4) * ulp(format, near));
      }
      default -> any(format, random);
    };
  }

  static double any(Format format, SplittableRandom random) {
    return format == Format.FLOAT
        ? Float.intBitsToFloat(random.nextInt())
        : Double.longBitsToDouble(random.nextLong());
  }

  static double round(Format format, double x) {
    return format == Format.FLOAT ? (float) x : x;
  }

  static double ulp(Format format, double x) {
    return format == Format.FLOAT ? Math.ulp((float) x) : Math.ulp(x);
  }
}
