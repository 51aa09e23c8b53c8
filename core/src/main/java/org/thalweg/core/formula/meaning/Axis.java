package org.thalweg.core.formula.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A direction along which a formula is repeated: the rows of data, the values of an index, or the
 * joint values of several.
 *
 * @param serial different for each; outer ones have lower ones
 * @param extent how many values there are
 */
public record Axis(int serial, int extent) implements Comparable<Axis> {

  @Override
  public int compareTo(Axis other) {
    return Integer.compare(serial, other.serial);
  }

  /** All of two lists in order. */
  public static List<Axis> union(List<Axis> a, List<Axis> b) {
    if (a.equals(b)) {
      return a;
    }
    TreeSet<Axis> all = new TreeSet<>(a);
    all.addAll(b);
    return new ArrayList<>(all);
  }

  /** How many combinations of values there are. */
  static long count(List<Axis> axes) {
    long count = 1;
    for (Axis axis : axes) {
      count = Math.multiplyExact(count, axis.extent);
    }
    return count;
  }

  /**
   * For each combination of the values along some axes, in row-major order, the place among the
   * combinations along a part of them.
   */
  static int[] places(List<Axis> all, List<Axis> part) {
    int[] places = {0};
    for (Axis axis : all) {
      boolean kept = part.contains(axis);
      int[] longer = new int[places.length * axis.extent];
      for (int i = 0; i < longer.length; i++) {
        int outer = places[i / axis.extent];
        longer[i] = kept ? outer * axis.extent + i % axis.extent : outer;
      }
      places = longer;
    }
    return places;
  }
}
