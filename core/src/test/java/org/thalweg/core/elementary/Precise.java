package org.thalweg.core.elementary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The elementary functions to about 95 bits, slowly, to measure errors against. Results are
 * value·2^exponent, so that small ones keep all bits.
 */
final class Precise {
  /** value·2^exponent. */
  record Scaled(DoubleDouble value, int exponent) {
    static Scaled of(DoubleDouble value) {
      return new Scaled(value, 0);
    }
  }

  private static final MathContext DIGITS = new MathContext(450, RoundingMode.HALF_EVEN);
  private static final BigDecimal HALF_PI =
      arctanOfInverse(5)
          .multiply(BigDecimal.valueOf(16))
          .subtract(arctanOfInverse(239).multiply(BigDecimal.valueOf(4)))
          .divide(BigDecimal.TWO);

  private Precise() {}

  /** Machin's series. */
  private static BigDecimal arctanOfInverse(int n) {
    BigDecimal square = BigDecimal.valueOf((long) n * n);
    BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(n), DIGITS);
    BigDecimal sum = power;
    for (int k = 3; power.scale() - power.precision() < 460; k += 2) {
      power = power.divide(square, DIGITS).negate();
      sum = sum.add(power.divide(BigDecimal.valueOf(k), DIGITS));
    }
    return sum;
  }

  /** e^r - 1 for r from -1 to 1, relatively precise. */
  private static DoubleDouble smallExpm1(DoubleDouble r) {
    DoubleDouble x = r.times(0x1p-9);
    DoubleDouble term = x;
    DoubleDouble sum = x;
    for (int k = 2; k <= 11; k++) {
      term = term.times(x).over(k);
      sum = sum.plus(term);
    }
    for (int k = 0; k < 9; k++) {
      sum = sum.times(sum).plus(sum.times(2));
    }
    return sum;
  }

  private static Scaled exp(DoubleDouble x) {
    double n = Math.rint(x.high() / Math.log(2));
    if (Math.abs(n) > 5000) {
      n = Math.copySign(5000, n);
      return new Scaled(DoubleDouble.ONE, (int) n);
    }
    DoubleDouble r = x.minus(DoubleDouble.LN2.times(n));
    return new Scaled(smallExpm1(r).plus(1), (int) n);
  }

  static Scaled exp(double x) {
    return exp(DoubleDouble.of(x));
  }

  private static DoubleDouble expm1(DoubleDouble x) {
    if (Math.abs(x.high()) < 0.5) {
      return smallExpm1(x);
    }
    Scaled e = exp(x);
    DoubleDouble power = e.value.times(Math.scalb(1.0, Math.max(e.exponent, -1000)));
    return power.plus(-1);
  }

  static Scaled expm1(double x) {
    if (Math.abs(x) < 0x1p-300) {
      return Scaled.of(DoubleDouble.of(x));
    }
    return x > 100 ? exp(x) : Scaled.of(expm1(DoubleDouble.of(x)));
  }

  /**
   * The logarithm of a number from 1/2 to 2, or of 1 + x given exactly: one Newton step from
   * StrictMath's.
   */
  private static DoubleDouble logOfNear1(DoubleDouble minus1) {
    double y = StrictMath.log1p(minus1.high());
    DoubleDouble t = minus1.plus(minus1.plus(1).times(expm1(DoubleDouble.of(-y))));
    return DoubleDouble.of(y).plus(t).minus(t.times(t).times(0.5));
  }

  private static DoubleDouble log(DoubleDouble x) {
    int exponent = Math.getExponent(x.high());
    double scale = Math.scalb(1.0, -exponent);
    DoubleDouble m = new DoubleDouble(x.high() * scale, x.low() * scale);
    if (m.high() > 1.4) {
      m = m.times(0.5);
      exponent++;
    }
    return logOfNear1(m.plus(-1)).plus(DoubleDouble.LN2.times(exponent));
  }

  static Scaled log(double x) {
    if (x < Double.MIN_NORMAL) {
      return Scaled.of(log(DoubleDouble.of(x * 0x1p60)).minus(DoubleDouble.LN2.times(60)));
    }
    return x > 0x1p1000
        ? Scaled.of(log(DoubleDouble.of(x * 0x1p-60)).plus(DoubleDouble.LN2.times(60)))
        : Scaled.of(log(DoubleDouble.of(x)));
  }

  static Scaled log1p(double x) {
    if (Math.abs(x) < 0x1p-300) {
      return Scaled.of(DoubleDouble.of(x));
    }
    if (Math.abs(x) < 0.4) {
      return Scaled.of(logOfNear1(DoubleDouble.of(x)));
    }
    return x > 0x1p200 ? log(x) : Scaled.of(log(DoubleDouble.sum(1, x)));
  }

  static Scaled tanh(double x) {
    if (Math.abs(x) < 0x1p-300) {
      return Scaled.of(DoubleDouble.of(x));
    }
    DoubleDouble e = expm1(DoubleDouble.of(2 * Math.min(40, Math.max(x, -40))));
    return Scaled.of(e.over(e.plus(2)));
  }

  static Scaled sigmoid(double x) {
    Scaled e = exp(-Math.abs(x));
    DoubleDouble below =
        DoubleDouble.ONE.plus(e.value.times(Math.scalb(1.0, Math.max(e.exponent, -500))));
    return x < 0
        ? new Scaled(e.value.over(below), e.exponent)
        : Scaled.of(DoubleDouble.ONE.over(below));
  }

  static Scaled sin(double x) {
    return turned(x, 0);
  }

  static Scaled cos(double x) {
    return turned(x, 1);
  }

  private static Scaled turned(double x, int quarters) {
    if (Math.abs(x) < 0x1p-300) {
      return Scaled.of(quarters == 0 ? DoubleDouble.of(x) : DoubleDouble.ONE);
    }
    BigDecimal exact = new BigDecimal(x);
    BigDecimal n = exact.divide(HALF_PI, DIGITS).setScale(0, RoundingMode.HALF_EVEN);
    BigDecimal rest = exact.subtract(n.multiply(HALF_PI));
    double high = rest.doubleValue();
    DoubleDouble r =
        new DoubleDouble(
            high, rest.subtract(new BigDecimal(high), MathContext.DECIMAL128).doubleValue());
    int quadrant = n.toBigInteger().and(java.math.BigInteger.valueOf(3)).intValue() + quarters;
    DoubleDouble result = series(r, quadrant & 1);
    return Scaled.of((quadrant & 2) == 0 ? result : result.negated());
  }

  /** sin, or cos if cosine is 1, of a small number by Taylor's series. */
  private static DoubleDouble series(DoubleDouble r, int cosine) {
    DoubleDouble term = cosine == 1 ? DoubleDouble.ONE : r;
    DoubleDouble sum = term;
    DoubleDouble square = r.times(r).negated();
    for (int k = 2 - cosine; k < 34; k += 2) {
      term = term.times(square).over((double) k * (k + 1));
      sum = sum.plus(term);
    }
    return sum;
  }

  static Scaled atan(double x) {
    if (Math.abs(x) < 0x1p-300) {
      return Scaled.of(DoubleDouble.of(x));
    }
    if (Math.abs(x) <= 1) {
      return Scaled.of(smallAtan(DoubleDouble.of(x)));
    }
    double high = HALF_PI.doubleValue();
    BigDecimal low = HALF_PI.subtract(new BigDecimal(high), MathContext.DECIMAL128);
    DoubleDouble right = new DoubleDouble(high, low.doubleValue());
    DoubleDouble rest = smallAtan(DoubleDouble.ONE.over(DoubleDouble.of(x)));
    return Scaled.of((x < 0 ? right.negated() : right).minus(rest));
  }

  /** One Newton step from StrictMath's, for |x| up to 1. */
  private static DoubleDouble smallAtan(DoubleDouble x) {
    DoubleDouble y = DoubleDouble.of(StrictMath.atan(x.high()));
    DoubleDouble sin = series(y, 0);
    DoubleDouble cos = series(y, 1);
    return y.plus(x.times(cos).minus(sin).over(cos.plus(x.times(sin))));
  }

  /** 2/√π·e^(-x²)·Σ 2^n x^(2n+1) / (1·3·…·(2n+1)): all terms of one sign. */
  static Scaled erf(double x) {
    if (Math.abs(x) < 0x1p-300) {
      return new Scaled(DoubleDouble.TWO_OVER_SQRT_PI.times(x * 0x1p600), -600);
    }
    if (Math.abs(x) > 6.5) {
      return Scaled.of(DoubleDouble.of(Math.signum(x)));
    }
    DoubleDouble square = DoubleDouble.of(x).times(x);
    DoubleDouble term = DoubleDouble.of(x);
    DoubleDouble sum = term;
    for (int k = 3; Math.abs(term.high()) > 0x1p-110 * Math.abs(sum.high()); k += 2) {
      term = term.times(square).times(2).over(k);
      sum = sum.plus(term);
    }
    Scaled e = exp(square.negated());
    return new Scaled(sum.times(e.value).times(DoubleDouble.TWO_OVER_SQRT_PI), e.exponent);
  }

  /** x^y for positive x. */
  static Scaled pow(double x, double y) {
    DoubleDouble log = log(x).value;
    double rough = log.high() * y;
    return Math.abs(rough) < 4000 ? exp(log.times(y)) : exp(Math.copySign(4000, rough));
  }
}
