package org.thalweg.core.formula.given;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the names of a formula mean that are no variables.
 *
 * @param columns data by name, all of one length; names the formula does not have are of no effect
 * @param values numbers by name, as the {@code n} of a sum's range
 */
public record Given(Map<String, double[]> columns, Map<String, Double> values) {
  /** Nothing: all names are variables. */
  public static final Given NOTHING = new Given(Map.of(), Map.of());

  /** Keeps the maps in their order; the columns themselves are not copied. */
  public Given {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Columns of data alone. */
  public static Given columns(Map<String, double[]> columns) {
    return NOTHING.withColumns(columns);
  }

  /** With these columns of data instead. */
  public Given withColumns(Map<String, double[]> columns) {
    return new Given(columns, values);
  }

  /** With one more number. */
  public Given withValue(String name, double value) {
    Map<String, Double> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Given(columns, more);
  }
}
