package org.thalweg.learn.data;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The column to learn and what to learn about it.
 *
 * @param column the column's name
 * @param task whether it is a number or a class
 * @param reason why it was taken so, for people
 */
public record Target(String column, Task task, String reason) {
  /** A column of whole numbers with up to so many different ones is taken for classes. */
  private static final int FEW = 20;

  /** More than two different numbers must have so many rows each to be taken for classes. */
  private static final int ROWS_PER_CLASS = 10;

  /** More different numbers than this are never classes. */
  private static final int MOST_CLASSES = 1000;

  /**
   * Finds the target in a table and decides the task where it is not given.
   *
   * <p>A category is classified. A number is classified if it was asked for, or if its values are
   * whole, at most 20 different ones, and two or with ten rows each, unless a person said that the
   * column is a number.
   *
   * @param table all rows, before they are split
   * @param given the column's name, {@code last}, or its number from 1
   * @param wanted the task, if the model or a person has settled it
   * @throws InputException if there is no such column (naming the near names), it is left out, all
   *     missing, holds one value only, or cannot be learnt as wanted
   */
  public static Target choose(Table table, String given, Optional<Task> wanted) {
    String name = table.schema().resolve(given);
    String quoted = Wording.quote(name);
    Column column =
        table
            .find(name)
            .orElseThrow(() ->
                new InputException(
                    "the target %s of %s is left out (%s): choose another target or keep it"
                        .formatted(quoted, table.name(), reasonFor(table, name))));
    if (column.missing() == column.rows()) {
      throw new InputException(
          "the target %s of %s is missing in every row: choose another target"
              .formatted(quoted, table.name()));
    }
    Target target =
        switch (column) {
          case NumberColumn numbers -> ofNumbers(table, numbers, wanted);
          case CategoryColumn categories -> ofCategories(table, categories, wanted);
          case ImageColumn _ ->
              throw new InputException(
                  "the target %s of %s holds images: name a column of numbers or classes"
                      .formatted(quoted, table.name()));
        };
    requireTwoValues(table, column);
    return target;
  }

  private static Target ofNumbers(Table table, NumberColumn column, Optional<Task> wanted) {
    String quoted = Wording.quote(column.name());
    int distinct = column.distinct(MOST_CLASSES);
    if (wanted.isPresent()) {
      boolean tooMany = distinct > MOST_CLASSES || (distinct > FEW && !column.isWhole());
      if (wanted.get() == Task.CLASSIFICATION && tooMany) {
        throw new InputException(
            "the target %s of %s holds %s different numbers, too many for classes: learn it as a"
                    .formatted(
                        quoted,
                        table.name(),
                        distinct > MOST_CLASSES ? "more than " + MOST_CLASSES : "" + distinct)
                + " number (--model linear or mlp)");
      }
      return new Target(column.name(), wanted.get(), "as the model asks");
    }
    boolean asked = table.schema().find(column.name()).map(ColumnChoice::asked).orElse(false);
    if (asked) {
      return new Target(column.name(), Task.REGRESSION, "a number, as asked");
    }
    int there = column.rows() - column.missing();
    boolean few = distinct == 2 || (distinct <= FEW && there >= ROWS_PER_CLASS * distinct);
    return few && column.isWhole()
        ? new Target(
            column.name(),
            Task.CLASSIFICATION,
            "%d different whole numbers are taken for classes; --columns %s=number for a number"
                .formatted(distinct, column.name()))
        : new Target(column.name(), Task.REGRESSION, "a number");
  }

  private static Target ofCategories(Table table, CategoryColumn column, Optional<Task> wanted) {
    if (wanted.equals(Optional.of(Task.REGRESSION))) {
      throw new InputException(
          "the target %s of %s holds text (%s): learn it as classes (--model softmax or mlp)"
              .formatted(
                  Wording.quote(column.name()),
                  table.name(),
                  column.levels().stream().findFirst().map(Wording::quote).orElse("")));
    }
    return new Target(column.name(), Task.CLASSIFICATION, "text is taken for classes");
  }

  private static void requireTwoValues(Table table, Column column) {
    @Nullable String only =
        switch (column) {
          case NumberColumn numbers -> numbers.distinct(1) > 1 ? null : firstText(numbers);
          case CategoryColumn categories -> onlyLevel(categories);
          case ImageColumn _ -> null;
        };
    if (only != null) {
      throw new InputException(
          "the target %s of %s is %s in every row that has one: there is nothing to learn; choose"
                  .formatted(Wording.quote(column.name()), table.name(), Wording.quote(only))
              + " another target");
    }
  }

  private static String firstText(NumberColumn numbers) {
    int row = 0;
    while (numbers.isMissing(row)) {
      row++;
    }
    return NumberColumn.text(numbers.get(row));
  }

  private static @Nullable String onlyLevel(CategoryColumn column) {
    int[] counts = column.counts();
    @Nullable String only = null;
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] > 0) {
        if (only != null) {
          return null;
        }
        only = column.levels().get(code);
      }
    }
    return only;
  }

  private static String reasonFor(Table table, String name) {
    return table.schema().find(name).map(ColumnChoice::reason).orElse("not in the table");
  }
}
