package org.thalweg.core.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Packing by transposing blocks of 8 by 8 values in registers of 256 bits. */
final class VectorPackF32 {

  /** Lines taken together. */
  static final int N = 8;

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_256;

  private static final VectorShuffle<Float> SWAP_4 = VectorShuffle.fromOp(S, i -> i ^ 4);
  private static final VectorShuffle<Float> SWAP_2 = VectorShuffle.fromOp(S, i -> i ^ 2);
  private static final VectorShuffle<Float> SWAP_1 = VectorShuffle.fromOp(S, i -> i ^ 1);

  private VectorPackF32() {}

  /**
   * Lays {@code lines} (at most 8) lines of adjacent values side by side: value p of line w goes to
   * {@code out + p * outStride + w}. What comes after the last line, up to width 8, is arbitrary,
   * except that the first {@code width} places hold copies of the last line.
   */
  static void transpose(
      float[] from,
      int at,
      int lineStride,
      int lines,
      int steps,
      float[] to,
      int out,
      int outStride,
      int width) {
    int last = lines - 1;
    int a = at;
    int b = at + Math.min(1, last) * lineStride;
    int c = at + Math.min(2, last) * lineStride;
    int d = at + Math.min(3, last) * lineStride;
    int e = at + Math.min(4, last) * lineStride;
    int f = at + Math.min(5, last) * lineStride;
    int g = at + Math.min(6, last) * lineStride;
    int h = at + Math.min(7, last) * lineStride;
    VectorMask<Float> high4 = VectorMask.fromLong(S, 0b11110000);
    VectorMask<Float> high2 = VectorMask.fromLong(S, 0b11001100);
    VectorMask<Float> high1 = VectorMask.fromLong(S, 0b10101010);
    int whole = steps / 8 * 8;
    for (int p = 0; p < whole; p += 8) {
      FloatVector a0 = FloatVector.fromArray(S, from, a + p);
      FloatVector b0 = FloatVector.fromArray(S, from, b + p);
      FloatVector c0 = FloatVector.fromArray(S, from, c + p);
      FloatVector d0 = FloatVector.fromArray(S, from, d + p);
      FloatVector e0 = FloatVector.fromArray(S, from, e + p);
      FloatVector f0 = FloatVector.fromArray(S, from, f + p);
      FloatVector g0 = FloatVector.fromArray(S, from, g + p);
      FloatVector h0 = FloatVector.fromArray(S, from, h + p);
      FloatVector a1 = a0.blend(e0.rearrange(SWAP_4), high4);
      FloatVector e1 = a0.rearrange(SWAP_4).blend(e0, high4);
      FloatVector b1 = b0.blend(f0.rearrange(SWAP_4), high4);
      FloatVector f1 = b0.rearrange(SWAP_4).blend(f0, high4);
      FloatVector c1 = c0.blend(g0.rearrange(SWAP_4), high4);
      FloatVector g1 = c0.rearrange(SWAP_4).blend(g0, high4);
      FloatVector d1 = d0.blend(h0.rearrange(SWAP_4), high4);
      FloatVector h1 = d0.rearrange(SWAP_4).blend(h0, high4);
      FloatVector a2 = a1.blend(c1.rearrange(SWAP_2), high2);
      FloatVector c2 = a1.rearrange(SWAP_2).blend(c1, high2);
      FloatVector b2 = b1.blend(d1.rearrange(SWAP_2), high2);
      FloatVector d2 = b1.rearrange(SWAP_2).blend(d1, high2);
      FloatVector e2 = e1.blend(g1.rearrange(SWAP_2), high2);
      FloatVector g2 = e1.rearrange(SWAP_2).blend(g1, high2);
      FloatVector f2 = f1.blend(h1.rearrange(SWAP_2), high2);
      FloatVector h2 = f1.rearrange(SWAP_2).blend(h1, high2);
      FloatVector a3 = a2.blend(b2.rearrange(SWAP_1), high1);
      FloatVector b3 = a2.rearrange(SWAP_1).blend(b2, high1);
      FloatVector c3 = c2.blend(d2.rearrange(SWAP_1), high1);
      FloatVector d3 = c2.rearrange(SWAP_1).blend(d2, high1);
      FloatVector e3 = e2.blend(f2.rearrange(SWAP_1), high1);
      FloatVector f3 = e2.rearrange(SWAP_1).blend(f2, high1);
      FloatVector g3 = g2.blend(h2.rearrange(SWAP_1), high1);
      FloatVector h3 = g2.rearrange(SWAP_1).blend(h2, high1);
      a3.intoArray(to, out);
      b3.intoArray(to, out + outStride);
      c3.intoArray(to, out + 2 * outStride);
      d3.intoArray(to, out + 3 * outStride);
      e3.intoArray(to, out + 4 * outStride);
      f3.intoArray(to, out + 5 * outStride);
      g3.intoArray(to, out + 6 * outStride);
      h3.intoArray(to, out + 7 * outStride);
      out += 8 * outStride;
    }
    for (int p = whole; p < steps; p++) {
      for (int w = 0; w < width; w++) {
        to[out + w] = from[at + Math.min(w, last) * lineStride + p];
      }
      out += outStride;
    }
  }
}
