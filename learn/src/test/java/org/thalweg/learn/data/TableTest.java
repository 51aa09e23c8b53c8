package org.thalweg.learn.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private final Table table =
      Table.of(
          "t.csv",
          new NumberColumn("x", new double[] {1, Double.NaN, 3}),
          new CategoryColumn("c", new int[] {1, 0, -1}, List.of("a", "b")),
          new ImageColumn("i", List.of(1, 2), new byte[] {0, 1, 2, 3, -1, 5}));

  @Test
  void selectedRowsComeInTheOrderWanted() {
    Table selected = table.select(new int[] {2, 0});
    assertEquals(2, selected.rows());
    assertEquals(3, ((NumberColumn) selected.column("x")).get(0));
    assertTrue(selected.column("c").isMissing(0));
    assertEquals(1, ((CategoryColumn) selected.column("c")).code(1));
    assertEquals(255, ((ImageColumn) selected.column("i")).get(0, 0));
    assertEquals(1, ((ImageColumn) selected.column("i")).get(1, 1));
  }

  @Test
  void rowsWithAColumnLeaveOutTheMissing() {
    assertEquals(2, table.rowsWith("x").rows());
    assertEquals(2, table.rowsWith("c").rows());
    assertSame(table, table.rowsWith("i"));
  }

  @Test
  void twoColumnsOfOneNameAreAnError() {
    NumberColumn x = new NumberColumn("x", new double[1]);
    assertTrue(
        assertThrows(InputException.class, () -> Table.of("t.csv", x, x))
            .getMessage()
            .contains("two columns of t.csv are called `x`"));
  }

  @Test
  void anInfiniteNumberIsAnErrorWithItsRow() {
    double[] values = {1, Double.NEGATIVE_INFINITY};
    assertTrue(
        assertThrows(InputException.class, () -> new NumberColumn("x", values))
            .getMessage()
            .contains("`x` is infinite in row 2"));
  }

  @Test
  void badArgumentsAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new CategoryColumn("c", new int[] {2}, List.of("a", "b")));
    assertThrows(
        IllegalArgumentException.class,
        () -> new CategoryColumn("c", new int[] {0}, List.of("a", "a")));
    assertThrows(
        IllegalArgumentException.class, () -> new ImageColumn("i", List.of(2, 2), new byte[6]));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Table.of(
                "t", new NumberColumn("a", new double[1]), new NumberColumn("b", new double[2])));
  }

  @Test
  void theSchemaIsATableForPeople() {
    Schema schema =
        new Schema(
            "t.csv",
            true,
            List.of(
                new ColumnChoice("x", ColumnKind.NUMBER, "3 numbers", false),
                new ColumnChoice("colour", ColumnKind.CATEGORY, "2 levels", false)),
            List.of());
    assertEquals("x       number    3 numbers\ncolour  category  2 levels\n", schema.text());
  }

  @Test
  void columnsTakenAlikeShareALine() {
    NumberColumn[] columns =
        java.util.stream.IntStream.range(0, 20)
            .mapToObj(i -> new NumberColumn("p" + i, new double[1]))
            .toArray(NumberColumn[]::new);
    assertEquals("p0 … p19 (20 columns)  number  given\n", Table.of("t", columns).schema().text());
  }

  @Test
  void kindsAreParsed() {
    assertEquals(ColumnKind.CATEGORY, ColumnKind.parse("category"));
    assertEquals(ColumnKind.IGNORED, ColumnKind.parse(" Ignore"));
    assertTrue(
        assertThrows(InputException.class, () -> ColumnKind.parse("text"))
            .getMessage()
            .contains("not `text`"));
  }
}
