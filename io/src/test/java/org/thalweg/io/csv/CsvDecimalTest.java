package org.thalweg.io.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thalweg.io.csv.TextFiles.assertContains;
import static org.thalweg.io.csv.TextFiles.errorOf;
import static org.thalweg.io.csv.TextFiles.message;
import static org.thalweg.io.csv.TextFiles.read;
import static org.thalweg.io.csv.TextFiles.row;
import static org.thalweg.io.csv.TextFiles.write;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.learn.data.Column;
import org.thalweg.learn.data.Table;

class CsvDecimalTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {";", "\t", "|", "  "})
  void commasBeforeFractionsAreFoundOut(String separator) {
    String text = "\ufeffa#b#c\r\n0,5#x#-1\r\n-2,25#y#2,5e3\r\n3#x#,75\r\n".replace("#", separator);
    Table table = read(folder, text);
    assertEquals("0.5|x|-1", row(table, 0));
    assertEquals("-2.25|y|2500", row(table, 1));
    assertEquals("3|x|0.75", row(table, 2));
    assertTrue(table.schema().header());
    assertContains(table.schema().source(), "decimal commas");
  }

  @Test
  void manyRowsWithoutHeaderAndLongFractionsToo() {
    String text = "0,1234567890123456789;3,5\n".repeat(200) + "7;2,5\n";
    Table table = read(folder, text);
    assertEquals("0.12345678901234568|3.5", row(table, 0));
    assertEquals(201, table.rows());
    assertFalse(table.schema().header());
  }

  @Test
  void commasThatMayStandBeforeThousandsAreDecimalBesideSemicolonsAloneAndSaidToBe() {
    Table table = read(folder, "a;b\n1,234;5\n2,500;6\n");
    assertEquals("1.234|5", row(table, 0));
    assertContains(table.schema().warnings().toString(), "`1,234` as 1.234");
    assertEquals("1,234|5", row(read(folder, "a\tb\n1,234\t5\n2,500\t6\n"), 0));
  }

  @Test
  void commasBetweenCellsAreNotDecimal() {
    assertEquals("1|5", row(read(folder, "a,b\n1,5\n2,6\n"), 0));
    assertEquals("1,5|2.5", row(read(folder, "a;b\n1,5;2.5\n1,6;3.5\n"), 0));
  }

  @Test
  void onlyTheNumbersThatAreWantedAreRead() {
    Path file = write(folder, "t.csv", "x,note,y\n1,good,2\n2,3,\n3,bad,x\n");
    Table table = CsvReader.readNumbers(file, Set.of("x"));
    assertEquals(List.of("x"), table.columns().stream().map(Column::name).toList());
    assertContains(
        message(() -> CsvReader.readNumbers(file, Set.of("y"))),
        "column `y` of t.csv has 1 cell that is no number",
        "`x` in line 4",
        "correct the cells or leave them empty");
    assertContains(message(() -> CsvReader.columns(file).resolve("z")), "no column `z`");
  }

  @Test
  void aPointIsNoDecimalWhereCommasAre() {
    assertContains(
        errorOf(folder, "a;b\n" + "1,5;1,5\n".repeat(30) + "1.5;2\n"), "`1.5` in line 32");
  }
}
