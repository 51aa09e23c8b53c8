package org.thalweg.core.kernel;

/**
 * The counter-based random generator Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror and Shaw,
 * "Parallel random numbers: as easy as 1, 2, 3", SC 2011): 64 random bits as a pure function of a
 * 64-bit key and a 64-bit counter, so that any element of a random array can be made anywhere.
 */
public final class Threefry2x32 {

  /** Parity word of the key schedule, from Skein's. */
  private static final int PARITY = 0x1BD11BDA;

  private Threefry2x32() {}

  /**
   * The two random words of a counter under a key: the first in the low half of the result, the
   * second in the high half.
   */
  public static long bits(int key0, int key1, int counter0, int counter1) {
    int key2 = PARITY ^ key0 ^ key1;
    int x = counter0 + key0;
    int y = counter1 + key1;

    x += y;
    y = Integer.rotateLeft(y, 13) ^ x;
    x += y;
    y = Integer.rotateLeft(y, 15) ^ x;
    x += y;
    y = Integer.rotateLeft(y, 26) ^ x;
    x += y;
    y = Integer.rotateLeft(y, 6) ^ x;
    x += key1;
    y += key2 + 1;

    x += y;
    y = Integer.rotateLeft(y, 17) ^ x;
    x += y;
    y = Integer.rotateLeft(y, 29) ^ x;
    x += y;
    y = Integer.rotateLeft(y, 16) ^ x;
    x += y;
    y = Integer.rotateLeft(y, 24) ^ x;
    x += key2;
    y += key0 + 2;

    x += y;
    y = Integer.rotateLeft(y, 13) ^ x;
    x += y;
    y = Integer.rotateLeft(y, 15) ^ x;
    x += y;
    y = Integer.rotateLeft(y, 26) ^ x;
    x += y;
    y = Integer.rotateLeft(y, 6) ^ x;
    x += key0;
    y += key1 + 3;

    x += y;
    y = Integer.rotateLeft(y, 17) ^ x;
    x += y;
    y = Integer.rotateLeft(y, 29) ^ x;
    x += y;
    y = Integer.rotateLeft(y, 16) ^ x;
    x += y;
    y = Integer.rotateLeft(y, 24) ^ x;
    x += key1;
    y += key2 + 4;

    x += y;
    y = Integer.rotateLeft(y, 13) ^ x;
    x += y;
    y = Integer.rotateLeft(y, 15) ^ x;
    x += y;
    y = Integer.rotateLeft(y, 26) ^ x;
    x += y;
    y = Integer.rotateLeft(y, 6) ^ x;
    x += key2;
    y += key0 + 5;

    return (y & 0xFFFFFFFFL) << 32 | (x & 0xFFFFFFFFL);
  }
}
