package org.thalweg.core.elementary;

/** Lanes of one {@code float}: plain scalar arithmetic, boxed. */
public enum FloatLanes implements Lanes<Float, Integer, Boolean> {
  /** The only instance. */
  INSTANCE;

  @Override
  public boolean isDouble() {
    return false;
  }

  @Override
  public Float constant(double value) {
    return (float) value;
  }

  @Override
  public Float add(Float a, Float b) {
    return a + b;
  }

  @Override
  public Float sub(Float a, Float b) {
    return a - b;
  }

  @Override
  public Float mul(Float a, Float b) {
    return a * b;
  }

  @Override
  public Float div(Float a, Float b) {
    return a / b;
  }

  @Override
  public Float fma(Float a, Float b, Float c) {
    return Math.fma(a, b, c);
  }

  @Override
  public Float sqrt(Float a) {
    return (float) Math.sqrt(a);
  }

  @Override
  public Float neg(Float a) {
    return -a;
  }

  @Override
  public Float abs(Float a) {
    return Math.abs(a);
  }

  @Override
  public Float min(Float a, Float b) {
    return Math.min(a, b);
  }

  @Override
  public Float max(Float a, Float b) {
    return Math.max(a, b);
  }

  @Override
  public Boolean lt(Float a, Float b) {
    return a < b;
  }

  @Override
  public Boolean le(Float a, Float b) {
    return a <= b;
  }

  @Override
  public Boolean eq(Float a, Float b) {
    return a.floatValue() == b.floatValue();
  }

  @Override
  public Boolean signBit(Float a) {
    return Float.floatToRawIntBits(a) < 0;
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
  public Float select(Boolean mask, Float whenTrue, Float whenFalse) {
    return mask ? whenTrue : whenFalse;
  }

  @Override
  public Integer bits(Float a) {
    return Float.floatToRawIntBits(a);
  }

  @Override
  public Float fromBits(Integer a) {
    return Float.intBitsToFloat(a);
  }

  @Override
  public Integer constantBits(long value) {
    return (int) value;
  }

  @Override
  public Integer addBits(Integer a, Integer b) {
    return a + b;
  }

  @Override
  public Integer subBits(Integer a, Integer b) {
    return a - b;
  }

  @Override
  public Integer andBits(Integer a, Integer b) {
    return a & b;
  }

  @Override
  public Integer orBits(Integer a, Integer b) {
    return a | b;
  }

  @Override
  public Integer xorBits(Integer a, Integer b) {
    return a ^ b;
  }

  @Override
  public Integer shl(Integer a, int count) {
    return a << count;
  }

  @Override
  public Integer ushr(Integer a, int count) {
    return a >>> count;
  }

  @Override
  public Float slowPath(Boolean where, Float x, Float fast, SlowFunction slow) {
    return where ? (Float) slow.apply(x.floatValue()) : fast;
  }
}
