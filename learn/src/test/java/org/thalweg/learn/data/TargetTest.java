package org.thalweg.learn.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TargetTest {
  private static final Optional<Task> ANY = Optional.empty();

  private static NumberColumn numbers(String name, double... values) {
    return new NumberColumn(name, values);
  }

  private static NumberColumn cycle(String name, int rows, int distinct, double step) {
    return numbers(
        name, IntStream.range(0, rows).mapToDouble(i -> (i % distinct) * step).toArray());
  }

  private static CategoryColumn texts(String name, String... cells) {
    List<String> levels = Arrays.stream(cells).distinct().toList();
    return new CategoryColumn(
        name, Arrays.stream(cells).mapToInt(levels::indexOf).toArray(), levels);
  }

  private static String message(Runnable run) {
    return assertThrows(InputException.class, run::run).getMessage();
  }

  @Test
  void aTargetIsNamedCalledLastOrNumbered() {
    Table table = Table.of("t", numbers("a", 1.5, 2.5), numbers("b", 0.5, 2.5), numbers("3", 1, 2));
    assertEquals("a", Target.choose(table, "a", ANY).column());
    assertEquals("3", Target.choose(table, "last", ANY).column());
    assertEquals("b", Target.choose(table, "2", ANY).column());
    assertEquals("3", Target.choose(table, "3", ANY).column());
    assertTrue(message(() -> Target.choose(table, "4", ANY)).contains("a number from 1 to 3"));
  }

  @Test
  void aMissingTargetNamesTheNearNames() {
    Table table = Table.of("birds.csv", texts("species", "a", "b"), numbers("mass", 1, 2));
    String message = message(() -> Target.choose(table, "speices", ANY));
    assertEquals("no column `speices` in birds.csv: near names: `species`", message);
    assertTrue(
        message(() -> Target.choose(table, "colour", ANY)).contains("there are `species`, `mass`"));
  }

  @Test
  void fewWholeNumbersAreClassesUnlessAskedOtherwise() {
    assertEquals(Task.CLASSIFICATION, task(cycle("y", 100, 10, 1), ANY));
    assertEquals(Task.CLASSIFICATION, task(numbers("y", 0, 1, 0), ANY));
    assertEquals(Task.REGRESSION, task(cycle("y", 100, 10, 0.5), ANY));
    assertEquals(Task.REGRESSION, task(cycle("y", 1000, 21, 1), ANY));
    assertEquals(Task.REGRESSION, task(cycle("y", 99, 10, 1), ANY));
    assertEquals(Task.REGRESSION, task(cycle("y", 100, 10, 1), Optional.of(Task.REGRESSION)));
    Column y = cycle("y", 100, 10, 1);
    Schema asked =
        new Schema(
            "t", true, List.of(new ColumnChoice("y", ColumnKind.NUMBER, "", true)), List.of());
    assertEquals(
        Task.REGRESSION, Target.choose(new Table("t", asked, List.of(y)), "y", ANY).task());
  }

  private static Task task(Column y, Optional<Task> wanted) {
    return Target.choose(Table.of("t", y), "y", wanted).task();
  }

  @Test
  void aTargetThatCannotBeLearntIsAnError() {
    Table text = Table.of("t.csv", texts("y", "red", "blue"));
    String asNumber = message(() -> Target.choose(text, "y", Optional.of(Task.REGRESSION)));
    assertTrue(asNumber.contains("`y` of t.csv holds text (`red`)"), asNumber);
    Table many = Table.of("t.csv", cycle("y", 5000, 5000, 0.25));
    String asClass = message(() -> Target.choose(many, "y", Optional.of(Task.CLASSIFICATION)));
    assertTrue(asClass.contains("more than 1000 different numbers"), asClass);
    Table image = Table.of("t.csv", new ImageColumn("y", List.of(2), new byte[4]));
    assertTrue(message(() -> Target.choose(image, "y", ANY)).contains("holds images"));
  }

  @Test
  void aTargetOfOneValueIsAnError() {
    for (Column y :
        List.of(numbers("y", 7, 7, Double.NaN), texts("y", "7", "7"), texts("y", "7"))) {
      String message = message(() -> Target.choose(Table.of("t.csv", y), "y", ANY));
      assertTrue(message.contains("`y` of t.csv is `7` in every row"), message);
    }
  }

  @Test
  void aTargetMissingEverywhereIsAnError() {
    Table table = Table.of("t.csv", numbers("y", Double.NaN, Double.NaN));
    assertTrue(message(() -> Target.choose(table, "y", ANY)).contains("missing in every row"));
  }

  @Test
  void aTargetThatIsLeftOutIsAnErrorWithTheReason() {
    Schema schema =
        new Schema(
            "t.csv",
            true,
            List.of(
                new ColumnChoice("a", ColumnKind.NUMBER, "", false),
                new ColumnChoice("y", ColumnKind.IGNORED, "as asked", true)),
            List.of());
    Table table = new Table("t.csv", schema, List.of(numbers("a", 1, 2)));
    assertTrue(message(() -> Target.choose(table, "y", ANY)).contains("left out (as asked)"));
  }
}
