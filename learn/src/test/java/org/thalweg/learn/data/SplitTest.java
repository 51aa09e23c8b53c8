package org.thalweg.learn.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SplitTest {
  /** The JDK's SplittableRandom is the same generator, written independently. */
  @Test
  void theGeneratorIsSplitMix64() {
    SplitMix64 own = new SplitMix64(1234567);
    SplittableRandom jdk = new SplittableRandom(1234567);
    for (int i = 0; i < 100; i++) {
      assertEquals(jdk.nextLong(), own.nextLong());
    }
  }

  @Test
  void permutationsAreFair() {
    int[][] counts = new int[4][4];
    SplitMix64 random = new SplitMix64(3);
    for (int trial = 0; trial < 24_000; trial++) {
      int[] order = random.permutation(4);
      for (int i = 0; i < 4; i++) {
        counts[i][order[i]]++;
      }
    }
    for (int[] row : counts) {
      for (int count : row) {
        // 6000 expected, deviation 67.
        assertEquals(6000, count, 5 * 67);
      }
    }
  }

  @Test
  void everyRowIsInOnePartAndSizesFitTheFractions() {
    SplittableRandom random = new SplittableRandom(8);
    for (int trial = 0; trial < 100; trial++) {
      Table table = numbers(random.nextInt(20, 500));
      Split split = Split.of(table, new Target("y", Task.REGRESSION, ""), 0.2, 0.1, trial);
      assertEquals(0.2 * table.rows(), split.test().rows(), 1);
      assertEquals(0.1 * table.rows(), split.validation().rows(), 1);
      int[] all =
          Stream.of(split.train(), split.test(), split.validation())
              .flatMapToInt(SplitTest::ids)
              .sorted()
              .toArray();
      assertArrayEquals(IntStream.range(0, table.rows()).toArray(), all);
    }
  }

  @Test
  void theSameSeedGivesTheSamePartsAndAnotherSeedOthers() {
    Table table = numbers(100);
    Target target = new Target("y", Task.REGRESSION, "");
    int[] first = ids(Split.of(table, target, 0.3, 0, 1).test()).toArray();
    assertArrayEquals(first, ids(Split.of(table, target, 0.3, 0, 1).test()).toArray());
    int[] other = ids(Split.of(table, target, 0.3, 0, 2).test()).toArray();
    assertNotEquals(Arrays.toString(first), Arrays.toString(other));
  }

  @Test
  void classesKeepTheirProportions() {
    int[] codes = IntStream.range(0, 1000).map(i -> i % 10 == 0 ? 1 : i < 500 ? 0 : 2).toArray();
    Table table =
        Table.of("t", ids(1000), new CategoryColumn("y", codes, List.of("a", "rare", "c")));
    Split split = Split.of(table, target(table), 0.2, 0.2, 7);
    for (Table part : List.of(split.test(), split.validation())) {
      int[] counts = ((CategoryColumn) part.column("y")).counts();
      assertEquals(90, counts[0], 1);
      assertEquals(20, counts[1], 1);
      assertEquals(90, counts[2], 1);
    }
  }

  @Test
  void aClassOfOneRowIsTrained() {
    int[] codes = IntStream.range(0, 60).map(i -> i < 40 ? i % 2 : i).toArray();
    List<String> levels = IntStream.range(0, 60).mapToObj(i -> "c" + i).toList();
    Table table = Table.of("t", ids(60), new CategoryColumn("y", codes, levels));
    for (int seed = 0; seed < 20; seed++) {
      Split split = Split.of(table, target(table), 0.4, 0, seed);
      int[] counts = ((CategoryColumn) split.train().column("y")).counts();
      assertTrue(IntStream.range(40, 60).allMatch(i -> counts[i] == 1));
    }
  }

  @Test
  void rowsWithoutATargetAreInNoPart() {
    double[] y = {1, Double.NaN, 3, 4, 5, Double.NaN, 7, 8, 9, 10};
    Table table = Table.of("t", ids(10), new NumberColumn("y", y));
    Split split = Split.of(table, new Target("y", Task.REGRESSION, ""), 0.25, 0, 1);
    assertEquals(6, split.train().rows());
    assertEquals(2, split.test().rows());
  }

  @Test
  void badFractionsAreNamed() {
    Table table = numbers(10);
    Target target = new Target("y", Task.REGRESSION, "");
    assertMessage("test fraction 1.5", () -> Split.of(table, target, 1.5, 0, 1));
    assertMessage("test fraction NaN", () -> Split.of(table, target, Double.NaN, 0, 1));
    assertMessage("validation fraction -0.1", () -> Split.of(table, target, 0, -0.1, 1));
    assertMessage("leave nothing to train on", () -> Split.of(table, target, 0.5, 0.5, 1));
    assertMessage("0.01 of its 10 rows", () -> Split.of(table, target, 0.01, 0, 1));
  }

  private static void assertMessage(String part, Runnable run) {
    String message = assertThrows(InputException.class, run::run).getMessage();
    assertTrue(message.contains(part), message);
  }

  private static Target target(Table table) {
    return Target.choose(table, "y", Optional.empty());
  }

  private static Table numbers(int rows) {
    double[] y = IntStream.range(0, rows).mapToDouble(i -> i * 0.5).toArray();
    return Table.of("t", ids(rows), new NumberColumn("y", y));
  }

  private static NumberColumn ids(int rows) {
    return new NumberColumn("id", IntStream.range(0, rows).mapToDouble(i -> i).toArray());
  }

  private static IntStream ids(Table table) {
    NumberColumn id = (NumberColumn) table.column("id");
    return IntStream.range(0, table.rows()).map(row -> (int) id.get(row));
  }
}
