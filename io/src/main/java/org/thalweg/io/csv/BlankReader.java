package org.thalweg.io.csv;

import java.io.IOException;
import java.io.Reader;

/**
 * Text in columns aligned with blanks or tabs, as the same text with one blank between two cells
 * and none at the ends of a line. Blanks in quotes stay.
 */
final class BlankReader extends Reader {
  private final Reader in;
  private final char[] buffer = new char[1 << 14];
  private int next;
  private int end;
  private boolean lineStart = true;
  private boolean blank;
  private boolean cellStart = true;
  private boolean quoted;

  BlankReader(Reader in) {
    this.in = in;
  }

  @Override
  public int read(char[] out, int offset, int length) throws IOException {
    int written = 0;
    while (written < length) {
      if (next == end) {
        // What is written already is returned before the source may have to wait for more.
        if (written > 0 && !in.ready()) {
          return written;
        }
        end = in.read(buffer, 0, buffer.length);
        next = 0;
        if (end < 0) {
          end = 0;
          return written > 0 ? written : -1;
        }
        continue;
      }
      char c = buffer[next];
      if (!quoted && (c == ' ' || c == '\t')) {
        blank = true;
        next++;
        continue;
      }
      boolean newline = c == '\n' || c == '\r';
      if (blank && !quoted) {
        blank = false;
        if (!lineStart && !newline) {
          cellStart = true;
          out[offset + written++] = ' ';
          continue;
        }
      }
      next++;
      if (c == '"') {
        quoted = quoted ? false : cellStart;
      }
      cellStart = false;
      if (newline && !quoted) {
        lineStart = true;
        cellStart = true;
      } else {
        lineStart = false;
      }
      out[offset + written++] = c;
    }
    return written;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
