package org.thalweg.io.csv;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.List;

/** Gives the cells of each record to the builders of their columns, without making strings. */
final class RowHandler extends CsvCallbackHandler<RowHandler> {
  private static final char[] NOTHING = {};

  private final ColumnBuilder[] builders;
  private RecordType type = RecordType.DATA;
  private boolean skipping;
  private boolean blank;
  private int cells;
  private long line;

  RowHandler(List<ColumnBuilder> builders, boolean skipFirst) {
    this.builders = builders.toArray(ColumnBuilder[]::new);
    this.skipping = skipFirst;
  }

  @Override
  protected RecordType getRecordType() {
    return type;
  }

  @Override
  protected int getFieldCount() {
    return cells;
  }

  @Override
  protected void beginRecord(long startingLineNumber) {
    line = startingLineNumber;
    cells = 0;
    blank = false;
    type = RecordType.DATA;
  }

  @Override
  protected void addField(char[] text, int offset, int length, boolean quoted) {
    int cell = cells++;
    if (skipping || cell >= builders.length) {
      return;
    }
    if (cell == 0 && CellText.trimEnd(text, offset, offset + length) == offset) {
      // An empty first cell, or a line of blanks: the next cell tells.
      blank = true;
      return;
    }
    if (blank) {
      blank = false;
      builders[0].add(NOTHING, 0, 0, line);
    }
    builders[cell].add(text, offset, length, line);
  }

  @Override
  protected void setComment(char[] text, int offset, int length) {
    type = RecordType.COMMENT;
  }

  @Override
  protected void setEmpty() {
    type = RecordType.EMPTY;
  }

  @Override
  protected RowHandler buildRecord() {
    return this;
  }

  /** Called after each record: whether it was a row, and then whether it had a cell a column. */
  boolean isRagged() {
    if (skipping) {
      skipping = false;
      return false;
    }
    return !blank && cells != builders.length;
  }

  /** How many cells the last record had. */
  int cells() {
    return cells;
  }

  /** The line that the last record begins in, from 1. */
  long line() {
    return line;
  }
}
