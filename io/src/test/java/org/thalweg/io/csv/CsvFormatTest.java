package org.thalweg.io.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thalweg.io.csv.TextFiles.assertContains;
import static org.thalweg.io.csv.TextFiles.gzip;
import static org.thalweg.io.csv.TextFiles.read;
import static org.thalweg.io.csv.TextFiles.row;
import static org.thalweg.io.csv.TextFiles.write;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.learn.data.Column;
import org.thalweg.learn.data.Table;

class CsvFormatTest {
  @TempDir private Path folder;

  private static List<String> names(Table table) {
    return table.columns().stream().map(Column::name).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|", "  ", " \t "})
  void theSeparatorIsFoundOut(String separator) {
    String text = "a,b,c\n1,x,2.5\n2,y,3.5\n3,x,4.5\n".replace(",", separator);
    Table table = read(folder, text);
    assertEquals(List.of("a", "b", "c"), names(table));
    assertEquals("2|y|3.5", row(table, 1));
    assertTrue(table.schema().header());
  }

  @Test
  void commasWithinSemicolonsAndBlanksWithinCommasStay() {
    assertEquals("1|p, q|2", row(read(folder, "a;b;c\n1;p, q;2\n2;r, s;3\n"), 0));
    assertEquals("New York|1", row(read(folder, "New York, 1\nLos Angeles, 2\n"), 0));
    assertEquals(
        "2019-01-15 03:36:12|1",
        row(read(folder, "2019-01-15 03:36:12,1\n2019-01-16 03:36:12,2\n"), 0));
  }

  @Test
  void columnsAlignedWithBlanksMayHaveQuotes() {
    String text =
        "  18.0   8   307.0\t\"chevrolet malibu\"\n  15.0   8   350.0\t\"buick  320\"  \n";
    Table table = read(folder, text);
    assertEquals(List.of("column1", "column2", "column3", "column4"), names(table));
    assertEquals("18|8|307|chevrolet malibu", row(table, 0));
    assertEquals("15|8|350|buick  320", row(table, 1));
  }

  @Test
  void lineEndsMarksAndCompressionAreOfNoConcern() {
    String plain = "a,b\n1,x\n2,y\n";
    byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
    List<byte[]> forms = new ArrayList<>();
    forms.add(bytes);
    forms.add(plain.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    forms.add(plain.strip().getBytes(StandardCharsets.UTF_8));
    forms.add(("\ufeff" + plain).getBytes(StandardCharsets.UTF_8));
    forms.add(plain.replace("\n", "\n\n  \n").getBytes(StandardCharsets.UTF_8));
    forms.add(gzip(bytes));
    for (byte[] form : forms) {
      Table table = CsvReader.read(write(folder, "t.dat", form), Map.of());
      assertEquals(List.of("a", "b"), names(table));
      assertEquals(2, table.rows());
      assertEquals("2|y", row(table, 1));
    }
  }

  @Test
  void quotesHoldSeparatorsQuotesAndLineBreaks() {
    Table table = read(folder, "\"a\",\"b c\"\n1,\"x, \"\"y\"\"\nz\"\n\"2\",w\n");
    assertEquals(List.of("a", "b c"), names(table));
    assertEquals("1|x, \"y\"\nz", row(table, 0));
    assertEquals("2|w", row(table, 1));
    assertEquals("1|p, q", row(read(folder, "1, \"p, q\"\n2, \"r, s\"\n"), 0));
  }

  @Test
  void missingCellsAndBlanksAroundCells() {
    Table table = read(folder, "x,c\n 1 , a b \n?,NA\n,\nnan,none\n2,\"\"\n");
    assertEquals("1|a b", row(table, 0));
    for (int row = 1; row < 4; row++) {
      assertEquals("~|~", row(table, row));
    }
    assertEquals("2|~", row(table, 4));
  }

  @Test
  void aFirstCellMayBeEmpty() {
    Table table = read(folder, "x,y\n,1\n2,\n");
    assertEquals("~|1", row(table, 0));
    assertEquals("2|~", row(table, 1));
  }

  @Test
  void aFirstLineWithANumberIsNoHeader() {
    Table table = read(folder, "M,0.5,15\nF,0.6,7\n");
    assertFalse(table.schema().header());
    assertEquals(List.of("column1", "column2", "column3"), names(table));
    assertEquals(2, table.rows());
    assertEquals(3, read(folder, "a,?\nb,1\nc,2\n").rows());
  }

  @Test
  void aTableOfTextsHasAHeaderIfItsNamesStandApart() {
    assertTrue(read(folder, "sex,class\nm,a\nf,b\nm,a\n").schema().header());
    assertFalse(read(folder, "m,a\nf,b\nm,a\n").schema().header());
    assertFalse(read(folder, "p,p\nq,r\nq,s\n").schema().header());
    assertFalse(read(folder, "some text,more\nother text,less\n").schema().header());
  }

  @Test
  void anEmptyNameGetsItsNumber() {
    assertEquals(List.of("a", "column2", "c"), names(read(folder, "a,,c\n1,2,3\n")));
  }

  @Test
  void oneColumnIsATable() {
    Table table = read(folder, "1.5\n2.5\n");
    assertEquals(List.of("column1"), names(table));
    assertEquals("2.5", row(table, 1));
    assertEquals("5", row(read(folder, "mass\n4\n5\n"), 1));
  }

  @Test
  void theSourceIsSaid() {
    assertContains(read(folder, "a;b\n1;2\n").schema().source(), "t.csv", "`;`", "with a header");
  }

  /** Random tables, written in a random dialect, come back as they were. */
  @Test
  void whatIsWrittenIsRead() {
    SplittableRandom random = new SplittableRandom(21);
    for (int trial = 0; trial < 150; trial++) {
      char separator = ",;\t|".charAt(random.nextInt(4));
      int width = random.nextInt(2, 6);
      int rows = random.nextInt(20, 60);
      List<List<String>> cells = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      for (int column = 0; column < width; column++) {
        text.append(column > 0 ? separator : "").append("name").append(column);
      }
      text.append('\n');
      for (int row = 0; row < rows; row++) {
        List<String> record = new ArrayList<>();
        for (int column = 0; column < width; column++) {
          String cell = column == 0 ? number(random) : text(random);
          record.add(cell);
          boolean quote =
              random.nextInt(4) == 0 || cell.chars().anyMatch(c -> ",;\t|\"\n".indexOf(c) >= 0);
          text.append(column > 0 ? separator : "");
          text.append(quote ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        cells.add(record);
        text.append(random.nextBoolean() ? "\n" : "\r\n");
      }
      Table table = read(folder, text.toString());
      assertEquals(rows, table.rows(), text.toString());
      for (int row = 0; row < rows; row++) {
        assertEquals(String.join("|", cells.get(row)), row(table, row), text.toString());
      }
    }
  }

  private static String number(SplittableRandom random) {
    return Integer.toString(random.nextInt(-1000, 1000));
  }

  private static String text(SplittableRandom random) {
    return new String[] {"red", "blue", "a, b", "say \"so\"", "two\nlines", "über", "x;y", "漢字"}
        [random.nextInt(8)];
  }
}
