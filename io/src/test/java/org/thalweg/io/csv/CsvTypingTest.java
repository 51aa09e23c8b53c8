package org.thalweg.io.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thalweg.io.csv.TextFiles.assertContains;
import static org.thalweg.io.csv.TextFiles.errorOf;
import static org.thalweg.io.csv.TextFiles.message;
import static org.thalweg.io.csv.TextFiles.read;
import static org.thalweg.io.csv.TextFiles.row;
import static org.thalweg.io.csv.TextFiles.write;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.learn.data.CategoryColumn;
import org.thalweg.learn.data.Column;
import org.thalweg.learn.data.ColumnKind;
import org.thalweg.learn.data.NumberColumn;
import org.thalweg.learn.data.Table;
import org.thalweg.learn.data.Target;

class CsvTypingTest {
  @TempDir private Path folder;

  private static List<ColumnKind> kinds(Table table) {
    return table.columns().stream().map(Column::kind).toList();
  }

  /** A header and so many rows "i,1.5"; some rows have another text in the second column. */
  private static String rows(int count, int firstOther, int others) {
    StringBuilder text = new StringBuilder("id,x\n");
    for (int i = 0; i < count; i++) {
      boolean other = i >= firstOther && i < firstOther + others;
      text.append(i).append(',').append(other ? "unknown" + i : "1.5").append('\n');
    }
    return text.toString();
  }

  @Test
  void aColumnIsTypedByWhatItHolds() {
    Table table = read(folder, "n,c,m\n1,a,1\n2,b,\n3,7,\n");
    assertEquals(List.of(ColumnKind.NUMBER, ColumnKind.CATEGORY, ColumnKind.NUMBER), kinds(table));
    assertEquals("3 numbers", reason(table, "n"));
    assertEquals("3 levels (`a`, `b`, `7`), 33 % numbers", reason(table, "c"));
    assertEquals("1 number, 2 missing", reason(table, "m"));
  }

  private static String reason(Table table, String name) {
    return table.schema().find(name).orElseThrow().reason();
  }

  @Test
  void aFewTextsAmongNumbersAreMissingWithAWarning() {
    Table table = read(folder, rows(1000, 300, 10));
    assertEquals(10, table.column("x").missing());
    assertEquals("300|~", row(table, 300));
    assertContains(
        table.schema().warnings().getFirst(),
        "`x`: 10 cells are no numbers",
        "`unknown300` in line 302");
    assertTrue(read(folder, rows(1000, 5, 0)).schema().warnings().isEmpty());
  }

  @Test
  void moreTextsAmongNumbersAreAnErrorNamingColumnLineAndText() {
    assertContains(
        errorOf(folder, rows(1000, 300, 11)),
        "column `x` of t.csv has 11 cells that are no numbers (1.1 %",
        "`unknown300` in line 302",
        "--columns x=category",
        "x=ignore");
    assertContains(errorOf(folder, rows(1000, 0, 100)), "100 cells", "`unknown0` in line 2");
    assertEquals(ColumnKind.CATEGORY, read(folder, rows(1000, 0, 101)).column("x").kind());
  }

  @Test
  void theWholeFileCountsNotItsStart() {
    // The first half, more than the sample, is of one kind and the rest of another.
    int rows = 60_000;
    Table late = read(folder, rows(rows, rows / 2, rows));
    CategoryColumn category = (CategoryColumn) late.column("x");
    assertEquals("1.5", category.levels().getFirst());
    assertEquals(rows / 2 + 1, category.levels().size());
    assertEquals("0|1.5", row(late, 0));
    assertEquals("59999|unknown59999", row(late, rows - 1));
    Table early = read(folder, rows(1_000_000, 0, 9_999));
    assertEquals(9_999, ((NumberColumn) early.column("x")).missing());
    assertEquals("9998|~", row(early, 9_998));
    assertEquals("9999|1.5", row(early, 9_999));
    assertEquals("999999|1.5", row(early, 999_999));
  }

  @Test
  void theKindCanBeAskedFor() {
    String text = "n,c,d\n1,4,a\n2,5,b\n2,4,a\n";
    Path file = write(folder, "t.csv", text);
    Table table =
        CsvReader.read(
            file,
            Map.of("n", ColumnKind.CATEGORY, "2", ColumnKind.NUMBER, "last", ColumnKind.IGNORED));
    assertEquals(List.of(ColumnKind.CATEGORY, ColumnKind.NUMBER), kinds(table));
    assertEquals("2 levels (`1`, `2`), as asked", reason(table, "n"));
    assertEquals("as asked", reason(table, "d"));
    assertContains(
        message(() -> CsvReader.read(file, Map.of("m", ColumnKind.NUMBER))),
        "no column `m` in t.csv",
        "near names: `n`");
    assertContains(
        message(() -> CsvReader.read(file, Map.of("d", ColumnKind.NUMBER))),
        "`d` of t.csv has 3 cells that are no numbers",
        "`a` in line 2");
    assertContains(
        message(() ->
            CsvReader.read(
                file,
                Map.of("n", ColumnKind.IGNORED, "c", ColumnKind.IGNORED, "d", ColumnKind.IGNORED))),
        "no column of t.csv is left");
  }

  @Test
  void textWithoutEndIsGivenUp() {
    StringBuilder text = new StringBuilder("id,x\n");
    for (int i = 0; i <= CsvReader.MOST_LEVELS; i++) {
      text.append("id").append(i).append(',').append(i % 3).append('\n');
    }
    Table table = read(folder, text.toString());
    assertEquals(List.of("x"), table.columns().stream().map(Column::name).toList());
    assertContains(table.schema().warnings().getFirst(), "`id` is left out", "more than 100000");
    assertContains(
        message(() -> Target.choose(table, "id", Optional.empty())),
        "the target `id`",
        "more than 100000 different texts");
  }

  @Test
  void allMissingIsAColumn() {
    Table table = read(folder, "a,b\n1,\n2,\n3,?\n");
    assertEquals("missing in every row", reason(table, "b"));
    assertContains(
        message(() -> Target.choose(table, "b", Optional.empty())), "missing in every row");
  }
}
