package org.thalweg.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class Threefry2x32Test {

  /** Known answers of threefry2x32 with 20 rounds published with Random123 (kat_vectors). */
  @Test
  void givesThePublishedAnswers() {
    check(0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x6b200159, 0x99ba4efe);
    check(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x1cb996fc, 0xbb002be7);
    check(0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3, 0xc4923a9c, 0x483df7a0);
  }

  private static void check(int key0, int key1, int counter0, int counter1, int x, int y) {
    long bits = Threefry2x32.bits(key0, key1, counter0, counter1);
    assertEquals(Integer.toHexString(x), Integer.toHexString((int) bits));
    assertEquals(Integer.toHexString(y), Integer.toHexString((int) (bits >>> 32)));
  }
}
