package org.thalweg.learn.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {
  @Test
  void nearNamesAreSortedByEditDistance() {
    List<String> names = List.of("horsepower", "weight", "origin", "horse");
    assertEquals(List.of("horsepower", "horse"), Wording.near("horse_power", names));
    assertEquals(List.of("weight"), Wording.near("Wieght", names));
    assertEquals(List.of(), Wording.near("colour", names));
  }

  @Test
  void withoutNearNamesAllAreListed() {
    assertEquals("there are `a1`, `b2`", Wording.nearOrAll("zzzzz", List.of("a1", "b2")));
    List<String> many = java.util.stream.IntStream.range(0, 15).mapToObj(i -> "n" + i).toList();
    assertTrue(Wording.nearOrAll("zzzzz", many).endsWith("`n11` and 3 more"));
  }

  @Test
  void quotedTextIsShortAndOnOneLine() {
    assertEquals("`a b`", Wording.quote("a\r\nb"));
    assertEquals(42, Wording.quote("x".repeat(100)).length());
  }

  @Test
  void anErrorIsOneLine() {
    assertEquals("one two", new InputException("one\n\ttwo").getMessage());
  }

  @Test
  void countsAndPercents() {
    assertEquals("1 row", Wording.count(1, "row"));
    assertEquals("0 rows", Wording.count(0, "row"));
    assertEquals("0.5 %", Wording.percent(1, 200));
    assertEquals("50 %", Wording.percent(1, 2));
  }
}
