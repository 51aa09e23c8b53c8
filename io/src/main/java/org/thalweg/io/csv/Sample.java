package org.thalweg.io.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.thalweg.io.InputFile;
import org.thalweg.learn.data.Wording;

/**
 * The first lines of a file, and what they tell of its format.
 *
 * @param dialect how cells are set apart
 * @param records the trimmed cells of the first records, at least one record
 */
record Sample(Dialect dialect, List<List<String>> records) {
  private static final int CHARACTERS = 1 << 17;
  private static final int LONGEST_LINE = 1 << 26;
  private static final int RECORDS = 500;

  /** Separators in the order of preference. */
  private static final char[] SEPARATORS = {',', ';', '\t', '|', ' '};

  /** Reads the start of a file and chooses the separator that fits it best. */
  static Sample of(InputFile file) {
    String text = head(file);
    List<Candidate> candidates = new ArrayList<>();
    for (char separator : SEPARATORS) {
      Candidate candidate = Candidate.of(text, separator);
      if (candidate.usual > 1 && candidate.consistency >= 0.5) {
        candidates.add(candidate);
      }
    }
    double best = candidates.stream().mapToDouble(Candidate::consistency).max().orElse(0);
    candidates.removeIf(candidate -> candidate.consistency < best - 0.02);
    Candidate chosen = null;
    for (Candidate candidate : candidates) {
      if (chosen == null || candidate.numbers > chosen.numbers + 0.05) {
        chosen = candidate;
      }
    }
    if (chosen == null) {
      chosen = Candidate.of(text, ',');
    }
    if (chosen.records.isEmpty()) {
      throw file.empty();
    }
    return new Sample(chosen.dialect, chosen.records);
  }

  private static String head(InputFile file) {
    StringBuilder head = new StringBuilder();
    char[] buffer = new char[1 << 13];
    boolean whole = false;
    try (Reader reader = file.text()) {
      while (head.length() < CHARACTERS
          || (head.indexOf("\n") < 0 && head.length() < LONGEST_LINE)) {
        int count = reader.read(buffer);
        if (count < 0) {
          whole = true;
          break;
        }
        head.append(buffer, 0, count);
      }
    } catch (IOException e) {
      throw file.explain(e);
    }
    int end = whole ? head.length() : head.lastIndexOf("\n") + 1;
    return head.substring(0, end > 0 ? end : head.length());
  }

  /**
   * What a separator makes of the text.
   *
   * @param usual the most frequent number of cells in a record
   * @param consistency the part of the records that have as many
   * @param numbers the part of the cells that are numbers or missing
   */
  private record Candidate(
      Dialect dialect, List<List<String>> records, int usual, double consistency, double numbers) {
    static Candidate of(String text, char separator) {
      boolean loose = separator != ' ' && text.contains(separator + " \"");
      Dialect dialect = new Dialect(separator, loose, '.');
      List<List<String>> records = new ArrayList<>();
      try (var reader = dialect.parse(new StringReader(text), CsvRecordHandler.of())) {
        for (CsvRecord csv : reader) {
          List<String> cells = csv.getFields().stream().map(Sample::trim).toList();
          if (cells.size() > 1 || !cells.getFirst().isEmpty()) {
            records.add(cells);
          }
          if (records.size() == RECORDS) {
            break;
          }
        }
      } catch (CsvParseException e) {
        // The records before the trouble count; the reading proper will report it.
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      char mark = DecimalMark.of(separator, records);
      Map<Integer, Integer> sizes = new HashMap<>();
      int cells = 0;
      int numbers = 0;
      for (List<String> cellsOfRecord : records) {
        sizes.merge(cellsOfRecord.size(), 1, Integer::sum);
        for (String cell : cellsOfRecord) {
          cells++;
          numbers += isMissing(cell) || isNumber(cell, mark) ? 1 : 0;
        }
      }
      int usual = 0;
      int most = 0;
      for (var entry : sizes.entrySet()) {
        if (entry.getValue() > most || (entry.getValue() == most && entry.getKey() > usual)) {
          usual = entry.getKey();
          most = entry.getValue();
        }
      }
      return new Candidate(
          new Dialect(separator, loose, mark),
          records,
          usual,
          records.isEmpty() ? 0 : (double) most / records.size(),
          cells == 0 ? 0 : (double) numbers / cells);
    }
  }

  /** How many cells a record must have: as many as the first one. */
  int width() {
    return records.getFirst().size();
  }

  /**
   * Whether the first record names the columns. It does if none of its cells is a number, and a
   * column that it gives text for holds mostly numbers below. Where no column holds numbers, it
   * does if its cells are all there, all different, none comes again in its column, and some column
   * repeats its values.
   */
  boolean hasHeader() {
    List<String> first = records.getFirst();
    if (first.stream().anyMatch(this::isNumber) || first.stream().allMatch(Sample::isMissing)) {
      return false;
    }
    boolean repeats = false;
    boolean distinctive = Set.copyOf(first).size() == first.size() && !first.contains("");
    for (int column = 0; column < first.size(); column++) {
      int texts = 0;
      int numbers = 0;
      Set<String> below = new HashSet<>();
      for (List<String> record : records.subList(1, records.size())) {
        String cell = column < record.size() ? record.get(column) : "";
        if (!isMissing(cell)) {
          repeats |= !below.add(cell);
          texts += isNumber(cell) ? 0 : 1;
          numbers += isNumber(cell) ? 1 : 0;
        }
      }
      if (numbers > texts && !isMissing(first.get(column))) {
        return true;
      }
      distinctive &= !below.contains(first.get(column));
    }
    return distinctive && (repeats || records.size() == 1);
  }

  /** How many cells of a column, below the header if there is one, are numbers and other texts. */
  Typing.Tally tally(int column, boolean header) {
    int numbers = 0;
    int texts = 0;
    for (List<String> record : records.subList(header ? 1 : 0, records.size())) {
      String cell = column < record.size() ? record.get(column) : "";
      if (!isMissing(cell)) {
        numbers += isNumber(cell) ? 1 : 0;
        texts += isNumber(cell) ? 0 : 1;
      }
    }
    return new Typing.Tally(numbers, texts);
  }

  /** What was decided that may be wrong, one line each. */
  List<String> warnings(String file) {
    return DecimalMark.doubtful(dialect, records).stream()
        .map(cell ->
            "commas in %s are taken for decimal ones, %s as %s: write 1234 if thousands are meant"
                .formatted(file, Wording.quote(cell), cell.replace(',', '.')))
        .toList();
  }

  private static String trim(String cell) {
    char[] text = cell.toCharArray();
    int start = CellText.trimStart(text, 0, text.length);
    return cell.substring(start, CellText.trimEnd(text, start, text.length));
  }

  private static boolean isMissing(String cell) {
    return CellText.isMissing(cell.toCharArray(), 0, cell.length());
  }

  private boolean isNumber(String cell) {
    return isNumber(cell, dialect.mark());
  }

  private static boolean isNumber(String cell, char mark) {
    return !Double.isNaN(CellText.number(cell.toCharArray(), 0, cell.length(), mark));
  }
}
