package org.thalweg.core.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Packing by transposing blocks of 4 by 4 values in registers of 256 bits. */
final class VectorPackF64 {

  /** Lines taken together. */
  static final int N = 4;

  private static final VectorSpecies<Double> S = DoubleVector.SPECIES_256;

  private static final VectorShuffle<Double> SWAP_2 = VectorShuffle.fromOp(S, i -> i ^ 2);
  private static final VectorShuffle<Double> SWAP_1 = VectorShuffle.fromOp(S, i -> i ^ 1);

  private VectorPackF64() {}

  /**
   * Lays {@code lines} (at most 4) lines of adjacent values side by side: value p of line w goes to
   * {@code out + p * outStride + w}. What comes after the last line, up to width 4, is arbitrary,
   * except that the first {@code width} places hold copies of the last line.
   */
  static void transpose(
      double[] from,
      int at,
      int lineStride,
      int lines,
      int steps,
      double[] to,
      int out,
      int outStride,
      int width) {
    int last = lines - 1;
    int a = at;
    int b = at + Math.min(1, last) * lineStride;
    int c = at + Math.min(2, last) * lineStride;
    int d = at + Math.min(3, last) * lineStride;
    VectorMask<Double> high2 = VectorMask.fromLong(S, 0b1100);
    VectorMask<Double> high1 = VectorMask.fromLong(S, 0b1010);
    int whole = steps / 4 * 4;
    for (int p = 0; p < whole; p += 4) {
      DoubleVector a0 = DoubleVector.fromArray(S, from, a + p);
      DoubleVector b0 = DoubleVector.fromArray(S, from, b + p);
      DoubleVector c0 = DoubleVector.fromArray(S, from, c + p);
      DoubleVector d0 = DoubleVector.fromArray(S, from, d + p);
      DoubleVector a1 = a0.blend(c0.rearrange(SWAP_2), high2);
      DoubleVector c1 = a0.rearrange(SWAP_2).blend(c0, high2);
      DoubleVector b1 = b0.blend(d0.rearrange(SWAP_2), high2);
      DoubleVector d1 = b0.rearrange(SWAP_2).blend(d0, high2);
      DoubleVector a2 = a1.blend(b1.rearrange(SWAP_1), high1);
      DoubleVector b2 = a1.rearrange(SWAP_1).blend(b1, high1);
      DoubleVector c2 = c1.blend(d1.rearrange(SWAP_1), high1);
      DoubleVector d2 = c1.rearrange(SWAP_1).blend(d1, high1);
      a2.intoArray(to, out);
      b2.intoArray(to, out + outStride);
      c2.intoArray(to, out + 2 * outStride);
      d2.intoArray(to, out + 3 * outStride);
      out += 4 * outStride;
    }
    for (int p = whole; p < steps; p++) {
      for (int w = 0; w < width; w++) {
        to[out + w] = from[at + Math.min(w, last) * lineStride + p];
      }
      out += outStride;
    }
  }
}
