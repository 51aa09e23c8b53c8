package org.thalweg.io.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.thalweg.learn.data.CategoryColumn;
import org.thalweg.learn.data.Column;
import org.thalweg.learn.data.ColumnKind;
import org.thalweg.learn.data.NumberColumn;

/**
 * Takes the cells of one column as they come and keeps them as numbers or as codes of levels. All
 * the while it counts what the column really holds.
 */
final class ColumnBuilder {
  private static final int CHUNK = 1 << 13;

  final String name;
  final ColumnKind kind;
  private final int mostLevels;
  private final char mark;

  private final List<double[]> numberChunks = new ArrayList<>();
  private final List<int[]> codeChunks = new ArrayList<>();
  private double[] numberChunk = {};
  private int[] codeChunk = {};
  private int place;

  private final TextDictionary dictionary = new TextDictionary();
  private final BitSet numericLevels = new BitSet();
  private boolean overflown;

  private int rows;
  private long numbers;
  private long texts;
  private String firstText = "";
  private long firstTextLine;
  private String firstInfinite = "";
  private long firstInfiniteLine;

  /**
   * A builder.
   *
   * @param name the column's name
   * @param kind what the cells are kept as; nothing is kept for a column that is ignored
   * @param mostLevels a category with more levels than these is given up, so that identifiers and
   *     free text do not fill the memory
   * @param mark the character before a fraction
   */
  ColumnBuilder(String name, ColumnKind kind, int mostLevels, char mark) {
    this.name = name;
    this.kind = kind;
    this.mostLevels = mostLevels;
    this.mark = mark;
  }

  /** Takes a cell that is not trimmed. */
  void add(char[] text, int offset, int length, long line) {
    rows++;
    if (kind == ColumnKind.IGNORED) {
      return;
    }
    int from = CellText.trimStart(text, offset, offset + length);
    int size = CellText.trimEnd(text, from, offset + length) - from;
    if (kind == ColumnKind.NUMBER) {
      addNumber(text, from, size, line);
    } else {
      addLevel(text, from, size);
    }
  }

  private void addNumber(char[] text, int from, int size, long line) {
    double value = CellText.number(text, from, size, mark);
    if (Double.isNaN(value)) {
      if (!CellText.isMissing(text, from, size)) {
        if (texts++ == 0) {
          firstText = new String(text, from, size);
          firstTextLine = line;
        }
      }
    } else {
      numbers++;
      if (Double.isInfinite(value)) {
        if (firstInfiniteLine == 0) {
          firstInfinite = new String(text, from, size);
          firstInfiniteLine = line;
        }
        value = Double.NaN;
      }
    }
    if (place == numberChunk.length) {
      numberChunk = new double[CHUNK];
      numberChunks.add(numberChunk);
      place = 0;
    }
    numberChunk[place++] = value;
  }

  private void addLevel(char[] text, int from, int size) {
    boolean missing = CellText.isMissing(text, from, size);
    if (overflown) {
      if (!missing) {
        count(!Double.isNaN(CellText.number(text, from, size, mark)));
      }
      return;
    }
    int code = CategoryColumn.MISSING;
    if (!missing) {
      int known = dictionary.size();
      code = dictionary.code(text, from, size);
      if (code == known && !Double.isNaN(CellText.number(text, from, size, mark))) {
        numericLevels.set(code);
      }
      count(numericLevels.get(code));
      if (dictionary.size() > mostLevels || dictionary.characters() > 200L * mostLevels) {
        overflown = true;
        codeChunks.clear();
        return;
      }
    }
    if (place == codeChunk.length) {
      codeChunk = new int[CHUNK];
      codeChunks.add(codeChunk);
      place = 0;
    }
    codeChunk[place++] = code;
  }

  private void count(boolean number) {
    numbers += number ? 1 : 0;
    texts += number ? 0 : 1;
  }

  int rows() {
    return rows;
  }

  /** What the cells are, whatever they were kept as. */
  Typing.Tally tally() {
    return new Typing.Tally(numbers, texts);
  }

  /** Whether there were more levels than are kept. */
  boolean isOverflown() {
    return overflown;
  }

  /** The first text in a column of numbers, with {@link #firstTextLine()}. */
  String firstText() {
    return firstText;
  }

  long firstTextLine() {
    return firstTextLine;
  }

  /** The first infinite number, with {@link #firstInfiniteLine()}. */
  String firstInfinite() {
    return firstInfinite;
  }

  /** The line of the first infinite number, 0 if there is none. */
  long firstInfiniteLine() {
    return firstInfiniteLine;
  }

  /** The different texts of a category in the order of coming. */
  List<String> levels() {
    return dictionary.texts();
  }

  /** The column; the builder is of no use afterwards. */
  Column build() {
    if (kind == ColumnKind.NUMBER) {
      double[] values = new double[rows];
      for (int i = 0; i < numberChunks.size(); i++) {
        int start = i * CHUNK;
        System.arraycopy(numberChunks.get(i), 0, values, start, Math.min(CHUNK, rows - start));
        numberChunks.set(i, numberChunk);
      }
      return new NumberColumn(name, values);
    }
    int[] codes = new int[rows];
    Arrays.fill(codes, CategoryColumn.MISSING);
    for (int i = 0; i < codeChunks.size(); i++) {
      int start = i * CHUNK;
      System.arraycopy(codeChunks.get(i), 0, codes, start, Math.min(CHUNK, rows - start));
    }
    return new CategoryColumn(name, codes, dictionary.texts());
  }
}
