package org.thalweg.core.formula.simplify;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.formula.term.Term;

/**
 * An exact number in a formula being simplified.
 *
 * @param over numerator
 * @param under denominator, positive; the two have no common divisor
 * @param decimal whether it is to be written with a point, because a part of it was
 */
public record Ratio(BigInteger over, BigInteger under, boolean decimal) {
  static final Ratio ZERO = of(0);
  static final Ratio ONE = of(1);
  static final Ratio MINUS_ONE = of(-1);
  private static final int LARGEST_POWER = 64;
  private static final int LONGEST = 17;
  private static final int MOST_BITS = 64;

  /** A whole number. */
  public static Ratio of(long value) {
    return new Ratio(BigInteger.valueOf(value), BigInteger.ONE, false);
  }

  /** A decimal number. */
  public static Ratio of(BigDecimal value) {
    BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    return stripped.scale() <= 0
        ? new Ratio(stripped.toBigIntegerExact(), BigInteger.ONE, false)
        : reduced(stripped.unscaledValue(), BigInteger.TEN.pow(stripped.scale()), true);
  }

  /** The number a term is; null if it is more than a number. */
  public static @Nullable Ratio of(Term term) {
    return switch (term) {
      case Term.Num t -> of(t.value());
      case Term.Neg t -> {
        @Nullable Ratio of = of(t.of());
        yield of == null ? null : of.negated();
      }
      case Term.Div t -> {
        @Nullable Ratio a = of(t.over());
        @Nullable Ratio b = of(t.under());
        yield a == null || b == null || b.isZero() ? null : a.times(b.inverse());
      }
      case Term other -> null;
    };
  }

  private static Ratio reduced(BigInteger over, BigInteger under, boolean decimal) {
    BigInteger divisor = over.gcd(under);
    BigInteger signed = under.signum() < 0 ? divisor.negate() : divisor;
    return new Ratio(over.divide(signed), under.divide(signed), decimal);
  }

  boolean isZero() {
    return over.signum() == 0;
  }

  boolean isOne() {
    return over.equals(BigInteger.ONE) && isWhole();
  }

  boolean isWhole() {
    return under.equals(BigInteger.ONE);
  }

  int sign() {
    return over.signum();
  }

  Ratio negated() {
    return new Ratio(over.negate(), under, decimal);
  }

  /** Of one that is not 0. */
  Ratio inverse() {
    return reduced(under, over, decimal);
  }

  Ratio plus(Ratio other) {
    return reduced(
            over.multiply(other.under).add(other.over.multiply(under)),
            under.multiply(other.under),
            decimal || other.decimal)
        .tidy();
  }

  Ratio times(Ratio other) {
    return reduced(over.multiply(other.over), under.multiply(other.under), decimal || other.decimal)
        .tidy();
  }

  /** A small whole power; null of another, and of 0 to a negative one. */
  @Nullable Ratio power(Ratio exponent) {
    if (!exponent.isWhole()
        || exponent.over.abs().compareTo(BigInteger.valueOf(LARGEST_POWER)) > 0
        || (isZero() && exponent.sign() <= 0)) {
      return null;
    }
    int n = exponent.over.intValueExact();
    Ratio base = n < 0 ? inverse() : this;
    Ratio power = reduced(base.over.pow(Math.abs(n)), base.under.pow(Math.abs(n)), decimal).tidy();
    return power.isUsual() ? power : null;
  }

  /** Whether it can be written as a number that the parser takes. */
  boolean isUsual() {
    double value = number();
    return isZero() || (Math.abs(value) < 1e300 && Math.abs(value) > 1e-300);
  }

  double number() {
    return quotient(new MathContext(40)).doubleValue();
  }

  private BigDecimal quotient(MathContext digits) {
    return new BigDecimal(over).divide(new BigDecimal(under), digits);
  }

  /** Numbers of more digits than a double holds are rounded to one. */
  private Ratio tidy() {
    boolean small = over.bitLength() <= MOST_BITS && under.bitLength() <= MOST_BITS;
    if (small && !decimal) {
      return this;
    }
    @Nullable BigDecimal exact = terminating();
    if (small && exact == null) {
      return this;
    }
    if (exact != null && exact.precision() <= LONGEST) {
      return this;
    }
    double value = number();
    if (Double.isInfinite(value) || value == 0) {
      return this;
    }
    Ratio rounded = of(new BigDecimal(Double.toString(value)));
    return new Ratio(rounded.over, rounded.under, true);
  }

  /** All digits, if there is an end to them. */
  private @Nullable BigDecimal terminating() {
    BigInteger rest = under;
    for (BigInteger prime : List.of(BigInteger.TWO, BigInteger.valueOf(5))) {
      while (rest.mod(prime).signum() == 0) {
        rest = rest.divide(prime);
      }
    }
    return rest.equals(BigInteger.ONE) ? quotient(MathContext.UNLIMITED) : null;
  }

  /** Its numerator as written: the whole of it where it is written with a point. */
  BigDecimal writtenOver() {
    @Nullable BigDecimal exact = decimal ? terminating() : null;
    return (exact == null ? new BigDecimal(over) : exact).abs();
  }

  /** Its denominator as written, 1 where it is written with a point. */
  BigDecimal writtenUnder() {
    @Nullable BigDecimal exact = decimal ? terminating() : null;
    return exact == null ? new BigDecimal(under) : BigDecimal.ONE;
  }
}
