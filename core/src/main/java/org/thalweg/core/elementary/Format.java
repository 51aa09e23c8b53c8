package org.thalweg.core.elementary;

/** The two floating formats: widths, and constants made of them. */
enum Format {
  FLOAT(32, 23, 0.693147182, -1.90465421e-9),
  DOUBLE(64, 52, 0.6931471805599453, 2.3190468138462996e-17);

  /** Bits in all, less one: the place of the sign. */
  final int signBit;

  /** Bits of the fraction, the leading one not counted. */
  final int fractionBits;

  /** What the exponent field of 1 holds. */
  final int bias;

  /**
   * 1.5·2^fractionBits. A small number plus this one is rounded to an integer, which then stands in
   * the low bits as two's complement.
   */
  final double rounder;

  /**
   * 2^fractionBits: an integer below it put into its fraction bits adds to its value; larger
   * numbers are integers.
   */
  final double integers;

  /** The smallest positive number that is not subnormal. */
  final double leastNormal;

  /** ln 2 rounded to the format. */
  final double ln2;

  /** ln 2 less that, rounded. */
  final double ln2Rest;

  /** The sign bit. */
  final long sign;

  /** The fraction bits. */
  final long fraction;

  Format(int width, int fractionBits, double ln2, double ln2Rest) {
    this.signBit = width - 1;
    this.fractionBits = fractionBits;
    this.bias = (1 << (width - fractionBits - 2)) - 1;
    this.rounder = 1.5 * (1L << fractionBits);
    this.integers = 1L << fractionBits;
    this.leastNormal = Math.scalb(1.0, 1 - bias);
    this.ln2 = ln2;
    this.ln2Rest = ln2Rest;
    this.sign = 1L << signBit;
    this.fraction = (1L << fractionBits) - 1;
  }

  static Format of(Lanes<?, ?, ?> l) {
    return l.isDouble() ? DOUBLE : FLOAT;
  }

  /** The bits of a number in this format. */
  long bits(double value) {
    return switch (this) {
      case FLOAT -> Float.floatToRawIntBits((float) value);
      case DOUBLE -> Double.doubleToRawLongBits(value);
    };
  }
}
