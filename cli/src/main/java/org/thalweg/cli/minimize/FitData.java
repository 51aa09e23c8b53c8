package org.thalweg.cli.minimize;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
import org.thalweg.cli.console.Notes;
import org.thalweg.io.csv.CsvReader;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.NumberColumn;
import org.thalweg.learn.data.Schema;
import org.thalweg.learn.data.Table;
import org.thalweg.learn.data.Wording;

/**
 * The rows a curve is fitted to.
 *
 * @param file what messages call the file
 * @param columns of numbers, those that the formula names
 * @param weights of the rows, above 0, where there are any
 */
record FitData(String file, SequencedMap<String, double[]> columns, Optional<double[]> weights) {

  /**
   * Reads the columns that a formula names, and no others. Rows where one is missing, and rows of
   * weight 0, are left out.
   *
   * @param weights a column: its name, {@code last}, or its number from 1
   * @throws InputException if none of its names is a column, one holds no numbers, a weight is
   *     negative, or no row is left
   */
  static FitData read(Path file, FitFormula formula, Optional<String> weights, Notes notes) {
    Schema columns = CsvReader.columns(file);
    Table table = CsvReader.readNumbers(file, wanted(columns, file, formula, weights));
    notes.warn(table.schema().warnings());
    formula.warnOfConstants(columns.names(), notes);
    Optional<String> weight = weights.map(columns::resolve);
    List<NumberColumn> used = table.columns().stream().map(NumberColumn.class::cast).toList();
    int[] whole =
        IntStream.range(0, table.rows())
            .filter(row -> used.stream().noneMatch(column -> column.isMissing(row)))
            .toArray();
    leftOut(table.rows() - whole.length, "with a missing value", notes);
    Table rows = table.select(whole);
    if (weight.isPresent()) {
      double[] given = values(rows, weight.get());
      requireWeights(file, weight.get(), given, whole);
      int[] counted = IntStream.range(0, given.length).filter(i -> given[i] > 0).toArray();
      leftOut(given.length - counted.length, "of weight 0", notes);
      rows = rows.select(counted);
    }
    if (rows.rows() == 0) {
      throw new InputException(
          "no row of %s has %s%s: give rows that have"
              .formatted(
                  Wording.path(file),
                  Wording.list(used.stream().map(NumberColumn::name).toList()),
                  weight.isPresent() ? " and a weight above 0" : ""));
    }
    SequencedMap<String, double[]> named = new LinkedHashMap<>();
    for (NumberColumn column : used) {
      if (formula.names().contains(column.name())) {
        named.put(column.name(), values(rows, column.name()));
      }
    }
    Table left = rows;
    return new FitData(Wording.path(file), named, weight.map(name -> values(left, name)));
  }

  private static Set<String> wanted(
      Schema schema, Path file, FitFormula formula, Optional<String> weights) {
    formula.requireColumns(schema.names(), file);
    Set<String> wanted = new LinkedHashSet<>(schema.names());
    wanted.retainAll(formula.names());
    weights.map(schema::resolve).ifPresent(wanted::add);
    return wanted;
  }

  private static void requireWeights(Path file, String name, double[] given, int[] rows) {
    for (int i = 0; i < given.length; i++) {
      if (given[i] < 0) {
        throw new InputException(
            "--weights %s of %s is %s in row %d: weights are 0 or more"
                .formatted(Wording.quote(name), Wording.path(file), given[i], rows[i] + 1));
      }
    }
  }

  private static void leftOut(int count, String which, Notes notes) {
    if (count > 0) {
      notes.warn(List.of("%s %s left out".formatted(Wording.count(count, "row"), which)));
    }
  }

  /**
   * Sees to it that no data are given a value.
   *
   * @param option that gives values to names
   * @throws InputException if one of them is a column
   */
  void requireParameters(String option, Collection<String> names) {
    for (String name : names) {
      if (columns.containsKey(name)) {
        throw new InputException(
            "%s %s: %s is a column of %s, and so data: leave it out, or give the parameter another"
                    .formatted(option, name, Wording.quote(name), file)
                + " name");
      }
    }
  }

  /** What a name may be that is no parameter, for messages. */
  String hint() {
    return "; data have the name of a column of %s, here %s"
        .formatted(file, Wording.list(columns.keySet()));
  }

  /** Number of rows. */
  int rows() {
    return columns.firstEntry().getValue().length;
  }

  private static double[] values(Table rows, String name) {
    NumberColumn column = (NumberColumn) rows.column(name);
    return IntStream.range(0, rows.rows()).mapToDouble(column::get).toArray();
  }
}
