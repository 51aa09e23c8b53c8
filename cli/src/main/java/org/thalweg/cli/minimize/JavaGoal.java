package org.thalweg.cli.minimize;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;

/** A compiled Java method as what is to be minimized. */
final class JavaGoal {
  private JavaGoal() {}

  /** Whether a start is a list of numbers without names. */
  static boolean isList(List<String> start) {
    return !start.isEmpty() && start.stream().noneMatch(word -> word.contains("="));
  }

  /**
   * A list of numbers.
   *
   * @throws InputException if one is no number, or there are not as many as variables
   */
  static double[] numbers(List<String> start, int count) {
    double[] numbers =
        Arrays.stream(String.join(",", start).split(",", -1))
            .mapToDouble(text -> Assignments.number("--start", "", text.strip()))
            .toArray();
    if (numbers.length != count) {
      throw new InputException(
          "--start has %s for %s: give as many"
              .formatted(
                  Wording.count(numbers.length, "number"), Wording.count(count, "variable")));
    }
    return numbers;
  }

  static List<String> names(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "x[" + i + "]").toList();
  }
}
