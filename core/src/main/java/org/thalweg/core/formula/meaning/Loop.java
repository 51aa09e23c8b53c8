package org.thalweg.core.formula.meaning;

import java.util.List;

/**
 * The inside of a sum or product.
 *
 * @param inside the indices there
 * @param axis what is added along. Where the range depends on outer indices it replaces their axes:
 *     its entries are the combinations of their values with each value of the index.
 * @param outer the axes the range depends on
 * @param counts for each combination along these, how many entries belong to it
 */
public record Loop(Scope inside, Axis axis, List<Axis> outer, int[] counts) {

  static Loop of(
      String index, Scope scope, Axis axis, List<Axis> outer, double[] first, int[] counts) {
    double[] values = new double[axis.extent()];
    int[] places = new int[axis.extent()];
    int entry = 0;
    for (int place = 0; place < counts.length; place++) {
      for (int i = 0; i < counts[place]; i++) {
        values[entry] = first[place] + i;
        places[entry] = place;
        entry++;
      }
    }
    Scope moved = outer.isEmpty() ? scope : scope.joined(outer, axis, places);
    Scope inside = moved.with(index, new Table(List.of(axis), values));
    return new Loop(inside, axis, outer, counts);
  }
}
