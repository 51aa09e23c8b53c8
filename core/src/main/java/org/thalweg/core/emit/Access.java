package org.thalweg.core.emit;

import java.util.List;

/**
 * Where the elements of a loop lie in an array. The index of an element is {@code offset}, plus
 * what the row adds, plus {@code countStride} times the position along the reduced axis of a column
 * loop, plus {@code innerStride} times the innermost position. A row number is taken apart into
 * positions along axes of these extents, each with its stride.
 *
 * @param array number of the array
 * @param type of its elements
 */
public record Access(
    int array,
    LaneType type,
    int offset,
    List<Integer> extents,
    List<Integer> strides,
    int countStride,
    int innerStride) {

  /** True if all rows begin at one place. */
  boolean isSameForRows() {
    return strides.stream().allMatch(s -> s == 0);
  }

  /**
   * The index of the last element, where the reduced axis and the innermost are of these extents.
   */
  int last(int count, int columns) {
    int last = offset + (count - 1) * countStride + (columns - 1) * innerStride;
    for (int i = 0; i < extents.size(); i++) {
      last += (extents.get(i) - 1) * strides.get(i);
    }
    return last;
  }

  /** The same, where row {@code window} and those after it lie over the first rows. */
  public Access repeated(int rows, int window) {
    List<Integer> turns = List.of(Math.ceilDiv(rows, window), window);
    return new Access(
        array, type, offset, turns, List.of(0, strides.getLast()), countStride, innerStride);
  }

  /** The loop outside of which the loaded value stays the same. */
  public Instr.Region region() {
    if (innerStride != 0 || countStride != 0) {
      return Instr.Region.INNER;
    }
    return isSameForRows() ? Instr.Region.KERNEL : Instr.Region.ROW;
  }
}
