package org.thalweg.core.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.core.array.Shape;

/** Lists of axes. */
final class Axes {
  private Axes() {}

  /** Whether each is greater than the one before. */
  static boolean ascend(List<Integer> axes) {
    return IntStream.range(1, axes.size()).allMatch(i -> axes.get(i - 1) < axes.get(i));
  }

  /** The axes of a shape other than some, ascending. */
  static List<Integer> without(Shape shape, List<Integer> axes) {
    return IntStream.range(0, shape.rank()).filter(i -> !axes.contains(i)).boxed().toList();
  }

  /** For methods that take axes one by one. */
  static int[] array(List<Integer> axes) {
    return axes.stream().mapToInt(i -> i).toArray();
  }

  /** The list with one element replaced. */
  static List<Integer> with(List<Integer> list, int at, int value) {
    List<Integer> changed = new ArrayList<>(list);
    changed.set(at, value);
    return changed;
  }
}
