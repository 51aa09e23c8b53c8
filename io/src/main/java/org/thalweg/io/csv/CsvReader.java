package org.thalweg.io.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.thalweg.io.InputFile;
import org.thalweg.learn.data.Column;
import org.thalweg.learn.data.ColumnChoice;
import org.thalweg.learn.data.ColumnKind;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Preprocessor;
import org.thalweg.learn.data.Schema;
import org.thalweg.learn.data.Table;
import org.thalweg.learn.data.Wording;

/**
 * Reads tables from text: cells between commas, semicolons, tabs, bars or blanks, in quotes or not,
 * with or without a header line, compressed with gzip or not. Fractions stand after a point, or
 * after a comma where commas do not set cells apart.
 *
 * <p>A cell is trimmed. It is missing if it is empty, {@code ?}, {@code NA}, {@code N/A}, {@code
 * NaN}, {@code null} or {@code none}. Empty lines are skipped. A column is of numbers if at least
 * 90 % of its cells that are there are numbers; then up to 1 % of other texts is read as missing
 * with a warning, and more is an error. Any other column is a category, whose levels are kept up to
 * 100,000 of them.
 *
 * <p>The file is read once for its format and once or twice for its cells: a second time if the
 * first lines gave a wrong idea of a column. Only typed columns are held in memory.
 */
public final class CsvReader {
  /** A category with more levels is taken for identifiers or free text and left out. */
  static final int MOST_LEVELS = 100_000;

  private CsvReader() {}

  /**
   * Reads a file.
   *
   * @param path the file
   * @param asked kinds that a person asked for, by the column's name (or {@code last}, or its
   *     number)
   * @return the columns that are kept; {@link Table#schema()} says how each was taken and why
   * @throws InputException with one line for a person if the file or a column cannot be used
   */
  public static Table read(Path path, Map<String, ColumnKind> asked) {
    InputFile file = InputFile.of(path);
    Sample sample = Sample.of(file);
    boolean header = sample.hasHeader();
    List<String> names = ColumnNames.of(file, sample, header);
    String source = ColumnNames.source(file, sample, header);
    Map<String, ColumnKind> askedByName = byName(asked, names, source);
    List<ColumnBuilder> builders = new ArrayList<>();
    for (int column = 0; column < names.size(); column++) {
      String name = names.get(column);
      ColumnKind kind = askedByName.get(name);
      builders.add(
          kind == null
              ? builder(sample, name, sample.tally(column, header).kind(), MOST_LEVELS)
              : builder(sample, name, kind, Integer.MAX_VALUE));
    }
    pass(file, sample, header, builders);
    if (correct(sample, builders, askedByName)) {
      pass(file, sample, header, builders);
    }
    return table(
        file, source, header, builders, Origin.asked(askedByName), sample.warnings(file.name()));
  }

  /**
   * The names of a file's columns; nothing else is known of them yet.
   *
   * @throws InputException if there is no such file, or it is empty
   */
  public static Schema columns(Path path) {
    InputFile file = InputFile.of(path);
    Sample sample = Sample.of(file);
    boolean header = sample.hasHeader();
    return schema(ColumnNames.source(file, sample, header), ColumnNames.of(file, sample, header));
  }

  /**
   * Reads some columns of a file, all as numbers.
   *
   * @param path the file
   * @param wanted names of columns, at least one
   * @return these columns, whatever the others hold
   * @throws InputException for the reasons of {@link #read}
   */
  public static Table readNumbers(Path path, Set<String> wanted) {
    InputFile file = InputFile.of(path);
    Sample sample = Sample.of(file);
    boolean header = sample.hasHeader();
    List<String> names = ColumnNames.of(file, sample, header);
    String source = ColumnNames.source(file, sample, header);
    List<ColumnBuilder> builders =
        names.stream()
            .map(name ->
                builder(
                    sample,
                    name,
                    wanted.contains(name) ? ColumnKind.NUMBER : ColumnKind.IGNORED,
                    Integer.MAX_VALUE))
            .toList();
    pass(file, sample, header, builders);
    return table(file, source, header, builders, Origin.FIXED, sample.warnings(file.name()));
  }

  /**
   * Reads a file for a model: its columns in any order and of the kinds they had in training. A
   * model trained without a header line takes the columns by their order.
   *
   * @param path the file
   * @param model what the model was trained on
   * @param needTarget whether the target must be there; otherwise it is not read
   * @param weights a column of weights to read too: its name, {@code last}, or its number from 1
   * @return the columns that the model needs, and the target if it is needed, and the weights
   * @throws InputException if a column is not there (naming the near names), or for the reasons of
   *     {@link #read}
   */
  public static Table readFor(
      Path path, Preprocessor model, boolean needTarget, Optional<String> weights) {
    InputFile file = InputFile.of(path);
    Sample sample = Sample.of(file);
    ModelColumns columns = ModelColumns.of(file, sample, model, needTarget);
    if (weights.isPresent()) {
      columns =
          columns.withNumbers(
              schema(ColumnNames.source(file, sample, columns.header()), columns.names())
                  .resolve(weights.get()));
    }
    List<ColumnBuilder> builders = new ArrayList<>();
    for (int column = 0; column < columns.names().size(); column++) {
      builders.add(
          builder(
              sample, columns.names().get(column), columns.kinds().get(column), Integer.MAX_VALUE));
    }
    pass(file, sample, columns.header(), builders);
    return table(
        file,
        ColumnNames.source(file, sample, columns.header()),
        columns.header(),
        builders,
        Origin.FIXED,
        Stream.concat(columns.warnings().stream(), sample.warnings(file.name()).stream()).toList());
  }

  private static ColumnBuilder builder(
      Sample sample, String name, ColumnKind kind, int mostLevels) {
    return new ColumnBuilder(name, kind, mostLevels, sample.dialect().mark());
  }

  private static Map<String, ColumnKind> byName(
      Map<String, ColumnKind> asked, List<String> names, String source) {
    Schema schema = schema(source, names);
    Map<String, ColumnKind> byName = new HashMap<>();
    asked.forEach((given, kind) -> byName.put(schema.resolve(given), kind));
    return byName;
  }

  /** A schema to find columns in, before anything is known of them. */
  private static Schema schema(String source, List<String> names) {
    List<ColumnChoice> open =
        names.stream().map(n -> new ColumnChoice(n, ColumnKind.IGNORED, "", false)).toList();
    return new Schema(source, true, open, List.of());
  }

  /** Replaces the builders whose column turned out to be of another kind; whether there are any. */
  private static boolean correct(
      Sample sample, List<ColumnBuilder> builders, Map<String, ColumnKind> asked) {
    List<ColumnKind> right =
        builders.stream().map(b -> asked.containsKey(b.name) ? b.kind : b.tally().kind()).toList();
    boolean wrong = false;
    for (int i = 0; i < builders.size(); i++) {
      wrong |= right.get(i) != builders.get(i).kind;
    }
    if (wrong) {
      for (int i = 0; i < builders.size(); i++) {
        String name = builders.get(i).name;
        int most = asked.containsKey(name) ? Integer.MAX_VALUE : MOST_LEVELS;
        builders.set(i, builder(sample, name, right.get(i), most));
      }
    }
    return wrong;
  }

  private static void pass(
      InputFile file, Sample sample, boolean header, List<ColumnBuilder> builders) {
    RowHandler handler = new RowHandler(builders, header);
    try (Reader text = file.text();
        var records = sample.dialect().parse(text, handler)) {
      for (RowHandler row : records) {
        if (row.isRagged()) {
          file.requireIntact();
          throw new InputException(
              "line %d of %s has %s, line 1 has %d (set apart by %s): correct the line"
                  .formatted(
                      row.line(),
                      file.name(),
                      Wording.count(row.cells(), "cell"),
                      builders.size(),
                      sample.dialect().word()));
        }
      }
    } catch (IOException e) {
      throw file.explain(e);
    } catch (UncheckedIOException | CsvParseException e) {
      throw unparsable(file, handler, e);
    }
    if (builders.getFirst().rows() == 0) {
      throw new InputException(
          "%s has a header line and no rows: give a file with data".formatted(file.name()));
    }
  }

  private static InputException unparsable(InputFile file, RowHandler handler, RuntimeException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io) {
        return file.explain(io);
      }
    }
    file.requireIntact();
    return new InputException(
        "%s cannot be read near line %d (%s): check its quotes"
            .formatted(file.name(), handler.line(), e.getMessage()),
        e);
  }

  private static Table table(
      InputFile file,
      String source,
      boolean header,
      List<ColumnBuilder> builders,
      Origin origin,
      List<String> earlierWarnings) {
    List<Column> columns = new ArrayList<>();
    List<ColumnChoice> choices = new ArrayList<>();
    List<String> warnings = new ArrayList<>(earlierWarnings);
    for (ColumnBuilder builder : builders) {
      ColumnOutcome outcome = ColumnOutcome.of(file.name(), builder, origin);
      choices.add(outcome.choice());
      warnings.addAll(outcome.warnings());
      columns.addAll(outcome.column().stream().toList());
    }
    if (columns.isEmpty()) {
      throw new InputException("no column of %s is left: keep at least one".formatted(file.name()));
    }
    return new Table(file.name(), new Schema(source, header, choices, warnings), columns);
  }
}
