package org.thalweg.learn.data;

/** One named column of a {@link Table}. Immutable. */
public sealed interface Column permits NumberColumn, CategoryColumn, ImageColumn {
  /** The column's name. */
  String name();

  /** How many rows it has. */
  int rows();

  /** How many of the rows hold nothing. */
  int missing();

  /**
   * Whether a row holds nothing.
   *
   * @param row from 0 to {@code rows() - 1}
   */
  boolean isMissing(int row);

  /** What the cells are. */
  ColumnKind kind();

  /**
   * A new column of some of the rows.
   *
   * @param rows row numbers, in the order wanted
   */
  Column select(int[] rows);
}
