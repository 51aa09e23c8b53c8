package org.thalweg.learn.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.thalweg.core.array.Array;

/** Elements of arrays as little-endian bytes, a piece at a time; a bool is a byte, 0 or 1. */
final class Elements {
  private static final int PIECE_BYTES = 1 << 18;

  private Elements() {}

  /** Takes or fills the bytes of a piece, from position to limit. */
  @FunctionalInterface
  interface Piece<E extends Exception> {
    void accept(ByteBuffer bytes) throws E;
  }

  /** Hands over the bytes of all elements, in their order. */
  static <E extends Exception> void forEachPiece(Array array, Piece<E> to) throws E {
    ByteBuffer bytes = buffer(array);
    int width = array.dtype().bytes();
    int most = bytes.capacity() / width;
    for (int from = 0; from < array.size(); from += most) {
      int count = Math.min(most, array.size() - from);
      bytes.clear();
      put(array, from, count, bytes);
      to.accept(bytes.position(0).limit(count * width));
    }
  }

  /** Asks for the bytes of all elements, in their order: each piece is to be filled whole. */
  static <E extends Exception> void fill(Array array, Piece<E> with) throws E {
    ByteBuffer bytes = buffer(array);
    int width = array.dtype().bytes();
    int most = bytes.capacity() / width;
    for (int from = 0; from < array.size(); from += most) {
      int count = Math.min(most, array.size() - from);
      with.accept(bytes.clear().limit(count * width));
      get(array, from, count, bytes.position(0));
    }
  }

  private static ByteBuffer buffer(Array array) {
    long bytes = (long) array.size() * array.dtype().bytes();
    return ByteBuffer.allocate((int) Math.min(PIECE_BYTES, bytes)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void put(Array array, int from, int count, ByteBuffer to) {
    switch (array.dtype()) {
      case F32 -> to.asFloatBuffer().put(array.f32(), from, count);
      case F64 -> to.asDoubleBuffer().put(array.f64(), from, count);
      case I32 -> to.asIntBuffer().put(array.i32(), from, count);
      case BOOL -> {
        for (int i = 0; i < count; i++) {
          to.put((byte) (array.bool()[from + i] ? 1 : 0));
        }
      }
    }
  }

  private static void get(Array array, int from, int count, ByteBuffer source) {
    switch (array.dtype()) {
      case F32 -> source.asFloatBuffer().get(array.f32(), from, count);
      case F64 -> source.asDoubleBuffer().get(array.f64(), from, count);
      case I32 -> source.asIntBuffer().get(array.i32(), from, count);
      case BOOL -> {
        for (int i = 0; i < count; i++) {
          array.bool()[from + i] = source.get() != 0;
        }
      }
    }
  }
}
