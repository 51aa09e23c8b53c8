package org.thalweg.cli.minimize;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.thalweg.cli.console.Notes;
import org.thalweg.core.formula.Formula;
import org.thalweg.io.csv.CsvReader;
import org.thalweg.learn.data.Column;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.NumberColumn;
import org.thalweg.learn.data.Table;
import org.thalweg.learn.data.Wording;

/**
 * The rows a curve is fitted to.
 *
 * @param columns of numbers, those that the formula names
 * @param weights of the rows, where there are any
 */
record FitData(SequencedMap<String, double[]> columns, Optional<double[]> weights) {

  /**
   * Reads the columns that a formula names; rows where one is missing are left out.
   *
   * @throws InputException if none of its names is a column, or one holds no numbers
   */
  static FitData read(Path file, Formula formula, Optional<String> weights, Notes notes) {
    Table table = CsvReader.read(file, Map.of());
    List<NumberColumn> used = new ArrayList<>();
    for (Column column : table.columns()) {
      if (formula.names().contains(column.name())) {
        used.add(number(column, file));
      }
    }
    if (used.isEmpty()) {
      throw new InputException(
          "none of the names in the formula is a column of %s, which has %s: name one"
              .formatted(
                  Wording.path(file),
                  Wording.list(table.columns().stream().map(Column::name).toList())));
    }
    Optional<NumberColumn> weight = weights.map(name -> number(table.column(name), file));
    List<NumberColumn> needed = new ArrayList<>(used);
    weight.ifPresent(needed::add);
    int[] rows =
        IntStream.range(0, table.rows())
            .filter(row -> needed.stream().noneMatch(column -> column.isMissing(row)))
            .toArray();
    if (rows.length < table.rows()) {
      notes.warn(
          List.of(
              "%s with a missing value left out"
                  .formatted(Wording.count(table.rows() - rows.length, "row"))));
    }
    SequencedMap<String, double[]> columns = new LinkedHashMap<>();
    used.forEach(column -> columns.put(column.name(), values(column, rows)));
    return new FitData(columns, weight.map(column -> values(column, rows)));
  }

  /** Number of rows. */
  int rows() {
    return columns.firstEntry().getValue().length;
  }

  private static NumberColumn number(Column column, Path file) {
    if (column instanceof NumberColumn numbers) {
      return numbers;
    }
    throw new InputException(
        "column %s of %s holds no numbers: a formula can use numbers alone"
            .formatted(Wording.quote(column.name()), Wording.path(file)));
  }

  private static double[] values(NumberColumn column, int[] rows) {
    return IntStream.of(rows).mapToDouble(column::get).toArray();
  }
}
