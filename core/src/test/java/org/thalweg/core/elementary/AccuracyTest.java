package org.thalweg.core.elementary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Errors in ulp, against references of twice the precision. */
class AccuracyTest {
  private static final int POINTS = 50_000;
  private static final double POW_LIMIT = 1.0;

  @ParameterizedTest
  @EnumSource
  void floats(Sample sample) {
    check(sample.limit, ElementaryErrors.worst(sample, Format.FLOAT, POINTS, 2));
  }

  @ParameterizedTest
  @EnumSource
  void doubles(Sample sample) {
    check(sample.limit, ElementaryErrors.worst(sample, Format.DOUBLE, POINTS, 3));
  }

  @ParameterizedTest
  @EnumSource
  void pow(Format format) {
    check(POW_LIMIT, ElementaryErrors.worstPow(format, POINTS, 4));
  }

  /**
   * The floats next to every multiple of π/2 that the fast formula serves, and some past its bound.
   */
  @Test
  void floatsNextToMultiplesOfHalfPi() {
    for (int k = 0; k < 84_000; k++) {
      float x = (float) (k * (Math.PI / 2));
      for (float at : new float[] {Math.nextDown(x), x, Math.nextUp(x)}) {
        floatNear(Sample.SIN, at, StrictMath.sin(at));
        floatNear(Sample.COS, at, StrictMath.cos(at));
      }
    }
  }

  /**
   * The float and the double closest to a multiple of π/2: 16367173·2^72 and 6381956970095103·2^797
   * (Muller, Elementary Functions, 2nd edition, table of worst cases for range reduction).
   */
  @Test
  void worstCasesOfReduction() {
    for (Sample sample : new Sample[] {Sample.SIN, Sample.COS}) {
      float hardFloat = Math.scalb(16367173f, 72);
      double hardDouble = Math.scalb(6381956970095103.0, 797);
      check(sample, Format.FLOAT, hardFloat);
      check(sample, Format.DOUBLE, hardFloat);
      check(sample, Format.DOUBLE, hardDouble);
    }
    assertEquals(
        -4.687165924254627e-19,
        Elementary.cos(DoubleLanes.INSTANCE, Math.scalb(6381956970095103.0, 797)),
        1e-34);
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource
  void everyThousandthFloat(Sample sample) {
    check(sample.limit, ElementaryErrors.worstFloat(sample, 1009));
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource
  void manyDoubles(Sample sample) {
    check(sample.limit, ElementaryErrors.worst(sample, Format.DOUBLE, 3_000_000, 5));
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource
  void manyPowers(Format format) {
    check(POW_LIMIT, ElementaryErrors.worstPow(format, 5_000_000, 6));
  }

  /** The measure itself: half an ulp beside the exact value, and the edges of the range. */
  @Test
  void ulps() {
    Precise.Scaled one = Precise.Scaled.of(DoubleDouble.ONE);
    assertEquals(1, Ulps.error(Format.DOUBLE, Math.nextUp(1.0), one));
    assertEquals(0.5, Ulps.error(Format.DOUBLE, Math.nextDown(1.0), one));
    assertEquals(2, Ulps.error(Format.FLOAT, 1 + 0x1p-22, one));
    Precise.Scaled tooLarge = new Precise.Scaled(DoubleDouble.ONE, 1024);
    assertEquals(0, Ulps.error(Format.DOUBLE, Double.POSITIVE_INFINITY, tooLarge));
    assertEquals(1, Ulps.error(Format.DOUBLE, Double.MAX_VALUE, tooLarge));
    Precise.Scaled tiny = new Precise.Scaled(DoubleDouble.of(1.5), -1074);
    assertEquals(0.5, Ulps.error(Format.DOUBLE, Double.MIN_VALUE, tiny));
    assertTrue(Double.isInfinite(Ulps.error(Format.DOUBLE, Double.NaN, one)));
  }

  private static void floatNear(Sample sample, float x, double exact) {
    double error = Math.abs(sample.run(Format.FLOAT, x) - exact) / Math.ulp((float) exact);
    assertTrue(error <= sample.limit, () -> sample + " is " + error + " ulp off at " + x);
  }

  private static void check(Sample sample, Format format, double x) {
    double error = Ulps.error(format, sample.run(format, x), sample.reference.apply(x));
    assertTrue(error <= sample.limit, () -> sample + " is " + error + " ulp off at " + x);
  }

  private static void check(double limit, ElementaryErrors.Worst worst) {
    assertTrue(worst.ulps() > 0.4, "so good that nothing can have been measured");
    assertTrue(worst.ulps() <= limit, () -> "limit " + limit + ": " + worst);
  }
}
