package org.thalweg.cli.minimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;
import org.thalweg.optim.problem.Bounds;

/**
 * What is said of variables by name, as arrays in their order. {@code x=5} is said of x, or of
 * every entry where x is indexed; {@code x[2]=7} of one entry, and counts more.
 *
 * @param variables names in order, entries of indexed ones as {@code x[1]}
 * @param hint what a variable without a start may be instead, for messages
 */
record Places(List<String> variables, String hint) {

  /**
   * Where to begin.
   *
   * @param bounds of which the middle is taken for variables without a start, where both are finite
   * @throws InputException if a name is not known, or a variable has no start
   */
  double[] start(List<String> words, Bounds bounds) {
    double[] start = new double[variables.size()];
    Arrays.fill(start, Double.NaN);
    SequencedMap<String, String> given = Assignments.of("--start", words);
    forEach(
        "--start",
        given,
        (i, text) -> {
          start[i] = Assignments.number("--start", variables.get(i), text);
          if (!Double.isFinite(start[i])) {
            throw new InputException(
                "--start %s=%s cannot be used: a start is finite"
                    .formatted(variables.get(i), text));
          }
        });
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < start.length; i++) {
      if (Double.isNaN(start[i])) {
        start[i] = (bounds.lower()[i] + bounds.upper()[i]) / 2;
        if (!Double.isFinite(start[i])) {
          missing.add(variables.get(i));
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new InputException(
          "no start is given for %s: add --start %s%s"
              .formatted(
                  Wording.list(missing.subList(0, Math.min(5, missing.size()))),
                  String.join(
                      ",",
                      missing.stream()
                          .limit(5)
                          .map(name -> name.replaceAll("\\[.*", "") + "=1")
                          .distinct()
                          .toList()),
                  hint));
    }
    return start;
  }

  /** A line for each variable whose start is not within its bounds, and so is moved to them. */
  List<String> outside(double[] start, Bounds bounds) {
    return IntStream.range(0, start.length)
        .filter(i -> start[i] < bounds.lower()[i] || start[i] > bounds.upper()[i])
        .mapToObj(i ->
            "%s begins at %s: its start, %s, is outside its bounds"
                .formatted(
                    variables.get(i),
                    Math.clamp(start[i], bounds.lower()[i], bounds.upper()[i]),
                    start[i]))
        .toList();
  }

  /**
   * Least and greatest values, given as {@code x=0:10}, {@code x=0:} or {@code x=:10}.
   *
   * @throws InputException if a name is not known, or an interval is none
   */
  Bounds bounds(List<String> words) {
    double[] lower = new double[variables.size()];
    double[] upper = new double[variables.size()];
    Arrays.fill(lower, Double.NEGATIVE_INFINITY);
    Arrays.fill(upper, Double.POSITIVE_INFINITY);
    SequencedMap<String, String> given = Assignments.of("--bounds", words);
    forEach(
        "--bounds",
        given,
        (i, text) -> {
          int colon = text.indexOf(':');
          if (colon < 0) {
            throw new InputException(
                "--bounds %s=%s cannot be used: write %s=LEAST:GREATEST, one of them may be left out"
                    .formatted(variables.get(i), text, variables.get(i)));
          }
          String least = text.substring(0, colon).strip();
          String greatest = text.substring(colon + 1).strip();
          if (!least.isEmpty()) {
            lower[i] = limit(variables.get(i), text, least);
          }
          if (!greatest.isEmpty()) {
            upper[i] = limit(variables.get(i), text, greatest);
          }
          if (!(lower[i] <= upper[i])) {
            throw new InputException(
                "--bounds %s=%s cannot be used: the first number must not be above the second"
                    .formatted(variables.get(i), text));
          }
        });
    return new Bounds(lower, upper);
  }

  private static double limit(String name, String text, String limit) {
    try {
      return Double.parseDouble(limit);
    } catch (NumberFormatException e) {
      throw new InputException(
          "--bounds %s=%s cannot be used: %s is no number, write %s=LEAST:GREATEST"
              .formatted(name, text, Wording.quote(limit), name),
          e);
    }
  }

  private interface Setter {
    void set(int place, String text);
  }

  /** Says each value of the variables it is for, those for all entries of an index first. */
  private void forEach(String option, Map<String, String> given, Setter setter) {
    List<Map.Entry<String, String>> ordered = new ArrayList<>(given.entrySet());
    ordered.sort((a, b) -> Boolean.compare(isEntry(a.getKey()), isEntry(b.getKey())));
    for (Map.Entry<String, String> one : ordered) {
      String name = plain(one.getKey());
      int[] places =
          IntStream.range(0, variables.size())
              .filter(i ->
                  plain(variables.get(i)).equals(name)
                      || plain(variables.get(i)).startsWith(name + "["))
              .toArray();
      if (places.length == 0 && (name.equals("e") || name.equals("pi"))) {
        throw new InputException(
            "%s cannot give %s a value: in a formula it is the constant; name the variable otherwise"
                .formatted(option, Wording.quote(name)));
      }
      if (places.length == 0) {
        throw new InputException(
            "%s has no variable %s: %s"
                .formatted(option, Wording.quote(name), Wording.nearOrAll(name, variables)));
      }
      for (int place : places) {
        setter.set(place, one.getValue());
      }
    }
  }

  /** Without blanks and the backticks of a name that is no word. */
  private static String plain(String name) {
    return name.replaceAll("[ `]", "");
  }

  private static boolean isEntry(String name) {
    return name.indexOf('[') >= 0;
  }
}
