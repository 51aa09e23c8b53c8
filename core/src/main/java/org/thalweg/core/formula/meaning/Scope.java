package org.thalweg.core.formula.meaning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The indices that have a value at a place of a formula, each along one axis. */
public final class Scope {
  /** Outside of all sums: no index. */
  public static final Scope OUTERMOST = new Scope(Map.of());

  private final Map<String, Table> indices;

  private Scope(Map<String, Table> indices) {
    this.indices = indices;
  }

  @Nullable Table index(String name) {
    return indices.get(name);
  }

  /** With one more index. */
  public Scope with(String name, Table values) {
    Map<String, Table> more = new LinkedHashMap<>(indices);
    more.put(name, values);
    return new Scope(more);
  }

  /**
   * With some axes replaced by a joint one.
   *
   * @param places for each entry along the joint axis its place among the combinations along these
   */
  Scope joined(List<Axis> outer, Axis joint, int[] places) {
    Map<String, Table> moved = new LinkedHashMap<>();
    indices.forEach((name, table) -> {
      if (!outer.containsAll(table.axes())) {
        moved.put(name, table);
        return;
      }
      double[] all = table.over(outer);
      double[] values = new double[places.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = all[places[i]];
      }
      moved.put(name, new Table(List.of(joint), values));
    });
    return new Scope(moved);
  }
}
