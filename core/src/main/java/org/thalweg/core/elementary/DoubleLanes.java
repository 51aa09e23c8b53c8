package org.thalweg.core.elementary;

/** Lanes of one {@code double}: plain scalar arithmetic, boxed. */
public enum DoubleLanes implements Lanes<Double, Long, Boolean> {
  /** The only instance. */
  INSTANCE;

  @Override
  public boolean isDouble() {
    return true;
  }

  @Override
  public Double constant(double value) {
    return value;
  }

  @Override
  public Double add(Double a, Double b) {
    return a + b;
  }

  @Override
  public Double sub(Double a, Double b) {
    return a - b;
  }

  @Override
  public Double mul(Double a, Double b) {
    return a * b;
  }

  @Override
  public Double div(Double a, Double b) {
    return a / b;
  }

  @Override
  public Double fma(Double a, Double b, Double c) {
    return Math.fma(a, b, c);
  }

  @Override
  public Double sqrt(Double a) {
    return Math.sqrt(a);
  }

  @Override
  public Double neg(Double a) {
    return -a;
  }

  @Override
  public Double abs(Double a) {
    return Math.abs(a);
  }

  @Override
  public Double min(Double a, Double b) {
    return Math.min(a, b);
  }

  @Override
  public Double max(Double a, Double b) {
    return Math.max(a, b);
  }

  @Override
  public Boolean lt(Double a, Double b) {
    return a < b;
  }

  @Override
  public Boolean le(Double a, Double b) {
    return a <= b;
  }

  @Override
  public Boolean eq(Double a, Double b) {
    return a.doubleValue() == b.doubleValue();
  }

  @Override
  public Boolean signBit(Double a) {
    return Double.doubleToRawLongBits(a) < 0;
  }

  @Override
  public Boolean and(Boolean a, Boolean b) {
    return a && b;
  }

  @Override
  public Boolean or(Boolean a, Boolean b) {
    return a || b;
  }

  @Override
  public Boolean not(Boolean a) {
    return !a;
  }

  @Override
  public Double select(Boolean mask, Double whenTrue, Double whenFalse) {
    return mask ? whenTrue : whenFalse;
  }

  @Override
  public Long bits(Double a) {
    return Double.doubleToRawLongBits(a);
  }

  @Override
  public Double fromBits(Long a) {
    return Double.longBitsToDouble(a);
  }

  @Override
  public Long constantBits(long value) {
    return value;
  }

  @Override
  public Long addBits(Long a, Long b) {
    return a + b;
  }

  @Override
  public Long subBits(Long a, Long b) {
    return a - b;
  }

  @Override
  public Long andBits(Long a, Long b) {
    return a & b;
  }

  @Override
  public Long orBits(Long a, Long b) {
    return a | b;
  }

  @Override
  public Long xorBits(Long a, Long b) {
    return a ^ b;
  }

  @Override
  public Long shl(Long a, int count) {
    return a << count;
  }

  @Override
  public Long ushr(Long a, int count) {
    return a >>> count;
  }

  @Override
  public Double slowPath(Boolean where, Double x, Double fast, SlowFunction slow) {
    return where ? (Double) slow.apply(x.doubleValue()) : fast;
  }
}
