package org.thalweg.core.formula.meaning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.formula.term.Term;

/**
 * The variables of a formula and their places in a point.
 *
 * @param slots by name, in order of appearance
 * @param dimension how many numbers a point has
 */
public record Variables(Map<String, Slot> slots, int dimension) {

  /**
   * Where a variable stands.
   *
   * @param size number of entries of an indexed variable; 0 for a plain one
   */
  public record Slot(int offset, int size) {}

  /**
   * Lays out variables.
   *
   * @param sizes by name, 0 for plain ones
   */
  static Variables of(Map<String, Integer> sizes) {
    Map<String, Slot> slots = new LinkedHashMap<>();
    int offset = 0;
    for (Map.Entry<String, Integer> entry : sizes.entrySet()) {
      slots.put(entry.getKey(), new Slot(offset, entry.getValue()));
      offset += Math.max(1, entry.getValue());
    }
    return new Variables(slots, offset);
  }

  /** Where a variable lies, or null. */
  public @Nullable Slot slot(String name) {
    return slots.get(name);
  }

  /** Each number of a point as a term. */
  public List<Term> terms() {
    List<Term> terms = new ArrayList<>();
    slots.forEach((name, slot) -> {
      if (slot.size == 0) {
        terms.add(new Term.Name(name));
      }
      for (int i = 1; i <= slot.size; i++) {
        terms.add(new Term.Element(name, Term.Num.of(i)));
      }
    });
    return terms;
  }
}
