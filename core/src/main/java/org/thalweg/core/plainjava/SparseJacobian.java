package org.thalweg.core.plainjava;

import java.util.Arrays;
import org.thalweg.core.plainjava.tape.Sweep;

/**
 * Derivatives of residuals that each rest on few variables: row by row, only those that differ from
 * zero, in no particular order. The arrays are longer than what is in them, and are reused by the
 * next Jacobian.
 */
public final class SparseJacobian {
  private final int[] starts;
  private int[] columns = new int[64];
  private double[] values = new double[64];

  SparseJacobian(int rows) {
    starts = new int[rows + 1];
  }

  /** Where a row starts in {@link #columns} and {@link #values}; row m is the end. */
  public int start(int row) {
    return starts[row];
  }

  /** Variables, from 0. */
  public int[] columns() {
    return columns;
  }

  /** Derivatives by those variables. */
  public double[] values() {
    return values;
  }

  /** Appends a row from a sweep. */
  void append(int row, Sweep sweep, int count) {
    int at = starts[row];
    if (at + count > columns.length) {
      int length = Math.max(2 * columns.length, at + count);
      columns = Arrays.copyOf(columns, length);
      values = Arrays.copyOf(values, length);
    }
    for (int k = 0; k < count; k++) {
      double value = sweep.take(k);
      if (value != 0) {
        columns[at] = sweep.column(k);
        values[at++] = value;
      }
    }
    starts[row + 1] = at;
  }
}
