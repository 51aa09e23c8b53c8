package org.thalweg.core.ir;

/** Distributions of random numbers. */
public enum Distribution {
  /** Uniform on [0, 1): 24 random bits for f32, 53 for f64. */
  UNIFORM,
  /** Normal with mean 0 and variance 1. */
  NORMAL,
  /** 32 random bits as i32. */
  BITS
}
