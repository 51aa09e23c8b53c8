package org.thalweg.learn.data;

/**
 * Counter-based random numbers: the n-th number is a hash of the seed and n.
 *
 * <p>Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (OOPSLA 2014),
 * the mixing function with Stafford's variant 13 constants.
 */
public final class SplitMix64 {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  SplitMix64(long seed) {
    this.state = seed;
  }

  /**
   * One of many sequences of a seed.
   *
   * @param seed any number
   * @param stream which of them, the number of an epoch say
   */
  public SplitMix64(long seed, long stream) {
    this(new SplitMix64(seed ^ stream * GOLDEN_GAMMA).nextLong());
  }

  /** The next 64 random bits. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** A number from 0 to {@code bound - 1}; the bias, bound / 2^64, is beyond notice. */
  int nextInt(int bound) {
    return (int) Math.unsignedMultiplyHigh(nextLong(), bound);
  }

  /** The numbers from 0 to {@code size - 1} in a random order (Fisher-Yates). */
  public int[] permutation(int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
