package org.thalweg.core.elementary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Values that are exact: zeros with their signs, infinities, NaN, ends of the range (IEEE 754-2019,
 * 9.2.1).
 */
class SpecialValuesTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  @ParameterizedTest
  @EnumSource
  void exponentials(Format format) {
    is(format, Sample.EXP, 0, 1, -0.0, 1, INFINITY, INFINITY, -INFINITY, 0, NAN, NAN);
    is(format, Sample.EXP, 1e30, INFINITY, -1e30, 0);
    is(format, Sample.EXPM1, 0, 0, -0.0, -0.0, INFINITY, INFINITY, -INFINITY, -1, NAN, NAN);
    is(format, Sample.EXPM1, 1e30, INFINITY, -1e30, -1);
    is(format, Sample.TANH, 0, 0, -0.0, -0.0, INFINITY, 1, -INFINITY, -1, NAN, NAN);
    is(format, Sample.TANH, 1e30, 1, -1e30, -1);
    is(format, Sample.SIGMOID, 0, 0.5, -0.0, 0.5, INFINITY, 1, -INFINITY, 0, NAN, NAN);
    is(format, Sample.SIGMOID, 1e30, 1, -1e30, 0);
    is(format, Sample.ERF, 0, 0, -0.0, -0.0, INFINITY, 1, -INFINITY, -1, NAN, NAN);
    is(format, Sample.ERF, 1e30, 1, -1e30, -1);
  }

  @ParameterizedTest
  @EnumSource
  void logarithms(Format format) {
    is(format, Sample.LOG, 1, 0, 0, -INFINITY, -0.0, -INFINITY, INFINITY, INFINITY);
    is(format, Sample.LOG, -1, NAN, -INFINITY, NAN, NAN, NAN, -1e-30, NAN);
    is(format, Sample.LOG1P, 0, 0, -0.0, -0.0, -1, -INFINITY, INFINITY, INFINITY);
    is(format, Sample.LOG1P, -2, NAN, -INFINITY, NAN, NAN, NAN, -1.5, NAN);
  }

  @ParameterizedTest
  @EnumSource
  void angles(Format format) {
    is(format, Sample.SIN, 0, 0, -0.0, -0.0, INFINITY, NAN, -INFINITY, NAN, NAN, NAN);
    is(format, Sample.COS, 0, 1, -0.0, 1, INFINITY, NAN, -INFINITY, NAN, NAN, NAN);
    double right = Sample.round(format, Math.PI / 2);
    is(format, Sample.ATAN, 0, 0, -0.0, -0.0, INFINITY, right, -INFINITY, -right, NAN, NAN);
    is(format, Sample.ATAN, 1e30, right, -1e30, -right, 1, Sample.round(format, Math.PI / 4));
  }

  /** The smallest numbers go through functions of slope 1 unchanged. */
  @ParameterizedTest
  @EnumSource
  void subnormal(Format format) {
    double least = format == Format.FLOAT ? Float.MIN_VALUE : Double.MIN_VALUE;
    for (Sample sample :
        new Sample[] {Sample.EXPM1, Sample.LOG1P, Sample.TANH, Sample.SIN, Sample.ATAN}) {
      is(format, sample, least, least, -least, -least, 77 * least, 77 * least);
    }
    is(format, Sample.EXP, least, 1, -least, 1);
    is(format, Sample.ERF, least, least, -least, -least);
  }

  /** Edges of over- and underflow: the largest finite result, and half the smallest. */
  @Test
  void edges() {
    is(
        Format.FLOAT,
        Sample.EXP,
        88.72284f,
        (float) StrictMath.exp(88.72284f),
        88.72284f + 8e-6,
        INFINITY);
    is(Format.FLOAT, Sample.EXP, -103.97208f, Float.MIN_VALUE, -103.97209f, 0);
    is(Format.FLOAT, Sample.SIGMOID, -103.97208f, Float.MIN_VALUE, -103.97209f, 0);
    is(
        Format.DOUBLE,
        Sample.EXP,
        709.782712893384,
        StrictMath.exp(709.782712893384),
        709.7827128933841,
        INFINITY);
    is(Format.DOUBLE, Sample.EXP, -745.1332191019411, Double.MIN_VALUE, -745.1332191019412, 0);
    is(Format.FLOAT, Sample.LOG, Float.MAX_VALUE, (float) StrictMath.log(Float.MAX_VALUE));
    is(Format.FLOAT, Sample.LOG1P, Float.MAX_VALUE, (float) StrictMath.log(Float.MAX_VALUE));
    is(Format.DOUBLE, Sample.LOG1P, Double.MAX_VALUE, StrictMath.log(Double.MAX_VALUE));
  }

  /** IEEE 754-2019, 9.2.1, pow. */
  @ParameterizedTest
  @EnumSource
  void pow(Format format) {
    for (double any : new double[] {0, -0.0, 1, -1, 2.5, -7, INFINITY, -INFINITY, NAN}) {
      power(format, any, 0, 1);
      power(format, any, -0.0, 1);
      power(format, 1, any, 1);
    }
    power(format, -1, INFINITY, 1);
    power(format, -1, -INFINITY, 1);
    for (double zero : new double[] {0, -0.0}) {
      power(format, zero, -3, 1 / zero);
      power(format, zero, -2, INFINITY);
      power(format, zero, -0.5, INFINITY);
      power(format, zero, -INFINITY, INFINITY);
      power(format, zero, 3, zero);
      power(format, zero, 2, 0);
      power(format, zero, 0.5, 0);
      power(format, zero, INFINITY, 0);
      power(format, zero, NAN, NAN);
    }
    power(format, 0.5, INFINITY, 0);
    power(format, -0.5, -INFINITY, INFINITY);
    power(format, -2, INFINITY, INFINITY);
    power(format, 2, -INFINITY, 0);
    power(format, INFINITY, 0.5, INFINITY);
    power(format, INFINITY, -0.5, 0);
    power(format, -INFINITY, 3, -INFINITY);
    power(format, -INFINITY, 2, INFINITY);
    power(format, -INFINITY, 0.5, INFINITY);
    power(format, -INFINITY, -3, -0.0);
    power(format, -INFINITY, -2, 0);
    power(format, -INFINITY, -0.5, 0);
    power(format, INFINITY, INFINITY, INFINITY);
    power(format, NAN, 2, NAN);
    power(format, 2, NAN, NAN);
    power(format, -1, NAN, NAN);
    power(format, -2, 0.5, NAN);
    power(format, -2, 1.5, NAN);
  }

  /**
   * Integer powers of small integers are exact, and negative bases take the sign of odd exponents.
   */
  @ParameterizedTest
  @EnumSource
  void exactPowers(Format format) {
    for (int base = -5; base <= 5; base++) {
      double product = 1;
      for (int n = 0; n < 10; n++) {
        power(format, base, n, product);
        product *= base;
      }
    }
    double half = format.integers / 2;
    power(format, -1, half - 0.5, NAN);
    power(format, -1, half - 1, -1);
    power(format, -1, half, 1);
    power(format, -1, half * 2 - 1, -1);
    power(format, -1, half * 2 + 1, -1);
    power(format, -1, half * 4 - 1, -1);
    power(format, -1, half * 4, 1);
    power(format, -1, half * 1e10, 1);
    power(
        format,
        2,
        -format.bias - format.fractionBits + 1,
        format == Format.FLOAT ? Float.MIN_VALUE : Double.MIN_VALUE);
    power(format, 2, format.bias + 1, INFINITY);
  }

  @ParameterizedTest
  @EnumSource
  void floorAndSign(Format format) {
    Sample.Unary floor = Elementary::floor;
    Sample.Unary sign = Elementary::sign;
    for (double same : new double[] {0, -0.0, NAN, INFINITY, -INFINITY}) {
      assertEquals(same, run(format, floor, same));
      assertEquals(Math.signum(same), run(format, sign, same));
    }
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 20_000; i++) {
      double x = Sample.any(format, random);
      double near = Sample.round(format, Math.scalb(random.nextDouble(-1, 1), random.nextInt(56)));
      for (double at : new double[] {x, near, Math.rint(near), Math.rint(near) + 0.5}) {
        double rounded = Sample.round(format, at);
        assertEquals(Math.floor(rounded), run(format, floor, rounded));
        assertEquals(Math.signum(rounded), run(format, sign, rounded));
      }
    }
  }

  /** Odd functions are odd to the bit. */
  @ParameterizedTest
  @EnumSource
  void symmetry(Format format) {
    SplittableRandom random = new SplittableRandom(8);
    for (Sample sample : new Sample[] {Sample.TANH, Sample.SIN, Sample.ATAN, Sample.ERF}) {
      for (int i = 0; i < 2000; i++) {
        double x = sample.draw(format, random);
        if (!Double.isNaN(x)) {
          assertEquals(-sample.run(format, x), sample.run(format, -x));
        }
      }
    }
  }

  private static void is(Format format, Sample sample, double... pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      double x = pairs[i];
      assertEquals(pairs[i + 1], sample.run(format, x), () -> sample + " of " + x + ", " + format);
    }
  }

  private static void power(Format format, double x, double y, double expected) {
    assertEquals(expected, ElementaryErrors.pow(format, x, y), () -> x + "^" + y + ", " + format);
  }

  private static double run(Format format, Sample.Unary function, double x) {
    return switch (format) {
      case FLOAT -> function.apply(FloatLanes.INSTANCE, (float) x);
      case DOUBLE -> function.apply(DoubleLanes.INSTANCE, x);
    };
  }
}
