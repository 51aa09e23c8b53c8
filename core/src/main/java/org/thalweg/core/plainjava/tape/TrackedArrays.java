package org.thalweg.core.plainjava.tape;

import java.lang.reflect.Array;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What emitted code calls for arrays of active numbers. Indices of null are those of an array that
 * existed before the function ran: its numbers are passive.
 */
public final class TrackedArrays {
  private TrackedArrays() {}

  static int index(int @Nullable [] indices, int i) {
    return indices == null ? 0 : indices[i];
  }

  static @Nullable Object row(Object @Nullable [] indices, int i) {
    return indices == null ? null : indices[i];
  }

  static void set(
      Tape tape, double[] array, int @Nullable [] indices, int i, double v, int index, int place) {
    array[i] = v;
    if (indices != null) {
      if (indices[i] != index) {
        indices[i] = index;
        tape.wrote(indices, i);
      }
    } else if (index != 0) {
      throw tape.failures.oldArray(place);
    }
  }

  static void set(
      Tape tape, float[] array, int @Nullable [] indices, int i, float v, int index, int place) {
    array[i] = v;
    if (indices != null) {
      if (indices[i] != index) {
        indices[i] = index;
        tape.wrote(indices, i);
      }
    } else if (index != 0) {
      throw tape.failures.oldArray(place);
    }
  }

  static void setRow(
      Tape tape,
      Object[] array,
      Object @Nullable [] indices,
      int i,
      Object row,
      Object rowIndices,
      int place) {
    array[i] = row;
    if (indices != null) {
      indices[i] = rowIndices;
    } else if (rowIndices != null) {
      throw tape.failures.oldArray(place);
    }
  }

  /** A number and its index to all elements of a range. */
  static void fill(
      Tape tape,
      double[] array,
      int @Nullable [] indices,
      int from,
      int to,
      double v,
      int index,
      int place) {
    Arrays.fill(array, from, to, v);
    if (indices != null) {
      Arrays.fill(indices, from, to, index);
      wrote(tape, indices, from, to - from);
    } else if (index != 0 && from < to) {
      throw tape.failures.oldArray(place);
    }
    tape.share(index);
  }

  /** What {@link System#arraycopy} does, for an array and its indices. */
  @SuppressWarnings("SuspiciousSystemArraycopy") // checked when called
  static void copy(
      Tape tape,
      Object from,
      @Nullable Object fromIndices,
      int start,
      Object to,
      @Nullable Object toIndices,
      int at,
      int length,
      int place) {
    System.arraycopy(from, start, to, at, length);
    share(tape, fromIndices, start, length);
    if (toIndices == null) {
      if (fromIndices != null && isActive(fromIndices, start, length)) {
        throw tape.failures.oldArray(place);
      }
    } else if (fromIndices != null) {
      System.arraycopy(fromIndices, start, toIndices, at, length);
      wrote(tape, toIndices, at, length);
    } else if (toIndices instanceof int[] numbers) {
      Arrays.fill(numbers, at, at + length, 0);
      wrote(tape, numbers, at, length);
    } else {
      Arrays.fill((Object[]) toIndices, at, at + length, null);
    }
  }

  private static void share(Tape tape, @Nullable Object indices, int start, int length) {
    if (indices instanceof int[] numbers) {
      for (int i = start; i < start + length; i++) {
        tape.share(numbers[i]);
      }
    }
  }

  private static void wrote(Tape tape, Object indices, int start, int length) {
    if (indices instanceof int[] numbers) {
      for (int i = start; i < start + length; i++) {
        tape.wrote(numbers, i);
      }
    }
  }

  private static boolean isActive(Object indices, int start, int length) {
    for (int i = start; i < start + length; i++) {
      boolean active =
          switch (indices) {
            case int[] numbers -> numbers[i] != 0;
            case Object[] rows -> rows[i] != null;
            default -> throw new IllegalStateException("indices are arrays");
          };
      if (active) {
        return true;
      }
    }
    return false;
  }

  /** Indices of a copy of a range of an array; zero, or null, beyond its end. */
  @SuppressWarnings("SuspiciousSystemArraycopy") // both are of the type of indices
  static Object range(Tape tape, Object array, @Nullable Object indices, int from, int to) {
    Class<?> component =
        array.getClass().getComponentType().isArray()
            ? indicesOf(array.getClass().getComponentType())
            : int.class;
    Object copy = Array.newInstance(component, to - from);
    if (indices != null) {
      int length = Math.min(to - from, Array.getLength(indices) - from);
      System.arraycopy(indices, from, copy, 0, length);
      share(tape, indices, from, length);
    }
    return copy;
  }

  private static Class<?> indicesOf(Class<?> array) {
    Class<?> component = array.getComponentType();
    return (component.isArray() ? indicesOf(component) : int.class).arrayType();
  }
}
