package org.thalweg.learn.data;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Named, typed columns of the same length. Immutable. */
public final class Table {
  private final String name;
  private final Schema schema;
  private final List<Column> columns;
  private final int rows;

  /**
   * A table as a reader makes it.
   *
   * @param name what messages call it, the file's name for instance
   * @param schema how the columns of the file were taken, with those left out
   * @param columns the columns that were kept, at least one
   * @throws InputException if two columns have one name
   * @throws IllegalArgumentException if there is no column or their lengths differ
   */
  public Table(String name, Schema schema, List<Column> columns) {
    this.name = name;
    this.schema = schema;
    this.columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a table needs a column");
    }
    this.rows = columns.getFirst().rows();
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (column.rows() != rows) {
        throw new IllegalArgumentException(
            "column " + column.name() + " has " + column.rows() + " rows, not " + rows);
      }
      if (!names.add(column.name())) {
        throw new InputException(
            "two columns of %s are called %s: rename one"
                .formatted(name, Wording.quote(column.name())));
      }
    }
  }

  /**
   * A table made in a program.
   *
   * @param name what messages call it
   * @param columns the columns, at least one
   */
  public static Table of(String name, Column... columns) {
    List<Column> list = List.of(columns);
    List<ColumnChoice> choices =
        list.stream().map(c -> new ColumnChoice(c.name(), c.kind(), "given", false)).toList();
    return new Table(name, new Schema(name, true, choices, List.of()), list);
  }

  /** What messages call this table. */
  public String name() {
    return name;
  }

  /** How the columns of the file were taken. */
  public Schema schema() {
    return schema;
  }

  /** The columns in their order. */
  public List<Column> columns() {
    return columns;
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /**
   * The column of a name, if there is one.
   *
   * @param columnName the name
   */
  public Optional<Column> find(String columnName) {
    return columns.stream().filter(column -> column.name().equals(columnName)).findFirst();
  }

  /**
   * The column of a name.
   *
   * @param columnName the name
   * @throws InputException naming the near names, if there is none
   */
  public Column column(String columnName) {
    return find(columnName)
        .orElseThrow(() ->
            new InputException(
                "no column %s in %s: %s"
                    .formatted(
                        Wording.quote(columnName),
                        name,
                        Wording.nearOrAll(
                            columnName, columns.stream().map(Column::name).toList()))));
  }

  /**
   * A new table without a column, which its schema keeps as one that is left out.
   *
   * @param reason why, for people
   */
  public Table without(String columnName, String reason) {
    List<ColumnChoice> choices =
        schema.columns().stream()
            .map(choice ->
                choice.name().equals(columnName)
                    ? new ColumnChoice(columnName, ColumnKind.IGNORED, reason, choice.asked())
                    : choice)
            .toList();
    return new Table(
        name,
        new Schema(schema.source(), schema.header(), choices, schema.warnings()),
        columns.stream().filter(column -> !column.name().equals(columnName)).toList());
  }

  /**
   * A new table of some of the rows.
   *
   * @param selected row numbers from 0, in the order wanted
   */
  public Table select(int[] selected) {
    return new Table(
        name, schema, columns.stream().map(column -> column.select(selected)).toList());
  }

  /**
   * The rows in which a column is not missing; this table if that is all of them.
   *
   * @param columnName the column's name
   */
  public Table rowsWith(String columnName) {
    Column column = column(columnName);
    return column.missing() == 0
        ? this
        : select(IntStream.range(0, rows).filter(row -> !column.isMissing(row)).toArray());
  }
}
