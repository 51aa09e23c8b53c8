package org.thalweg.learn.data;

import java.util.Arrays;

/** A column of finite numbers, some of which may be missing. */
public final class NumberColumn implements Column {
  private final String name;
  private final double[] values;
  private final int missing;

  /**
   * A column over an array that the caller gives up.
   *
   * @param name the column's name
   * @param values one number a row, NaN where it is missing; not copied
   * @throws InputException if a value is infinite
   */
  public NumberColumn(String name, double[] values) {
    int count = 0;
    for (int row = 0; row < values.length; row++) {
      if (Double.isNaN(values[row])) {
        count++;
      } else if (Double.isInfinite(values[row])) {
        throw new InputException(
            "column %s is infinite in row %d: correct it or leave the cell empty"
                .formatted(Wording.quote(name), row + 1));
      }
    }
    this.name = name;
    this.values = values;
    this.missing = count;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int rows() {
    return values.length;
  }

  @Override
  public int missing() {
    return missing;
  }

  @Override
  public boolean isMissing(int row) {
    return Double.isNaN(values[row]);
  }

  @Override
  public ColumnKind kind() {
    return ColumnKind.NUMBER;
  }

  /**
   * The number in a row, NaN if it is missing.
   *
   * @param row from 0 to {@code rows() - 1}
   */
  public double get(int row) {
    return values[row];
  }

  /** The numbers, NaN where missing; not to be written to. */
  double[] values() {
    return values;
  }

  @Override
  public NumberColumn select(int[] rows) {
    double[] selected = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      selected[i] = values[rows[i]];
    }
    return new NumberColumn(name, selected);
  }

  /** How many different numbers there are, counted up to {@code limit + 1}. */
  int distinct(int limit) {
    double[] seen = new double[limit + 1];
    int count = 0;
    for (double value : values) {
      if (Double.isNaN(value) || holds(seen, count, value)) {
        continue;
      }
      seen[count++] = value;
      if (count > limit) {
        return count;
      }
    }
    return count;
  }

  private static boolean holds(double[] seen, int count, double value) {
    for (int i = 0; i < count; i++) {
      if (seen[i] == value) {
        return true;
      }
    }
    return false;
  }

  /** Whether every number that is there is whole. */
  boolean isWhole() {
    for (double value : values) {
      if (!Double.isNaN(value) && value != Math.rint(value)) {
        return false;
      }
    }
    return true;
  }

  /** The same column with each different number as a level, in rising order. */
  CategoryColumn toCategory() {
    double[] distinct =
        Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().distinct().toArray();
    int[] codes = new int[values.length];
    for (int row = 0; row < values.length; row++) {
      codes[row] =
          Double.isNaN(values[row])
              ? CategoryColumn.MISSING
              : Arrays.binarySearch(distinct, values[row]);
    }
    return new CategoryColumn(
        name, codes, Arrays.stream(distinct).mapToObj(NumberColumn::text).toList());
  }

  /** A number as a class name: whole ones without a fraction. */
  static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
