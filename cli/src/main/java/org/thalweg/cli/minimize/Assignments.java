package org.thalweg.cli.minimize;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Wording;

/** Words like {@code x=3,y=4} as names and what they are given. */
final class Assignments {
  private Assignments() {}

  /**
   * Reads the words of an option.
   *
   * @throws InputException if one is no assignment, or a name is given twice
   */
  static SequencedMap<String, String> of(String option, List<String> words) {
    SequencedMap<String, String> values = new LinkedHashMap<>();
    for (String word : words) {
      for (String one : word.split(",", -1)) {
        int equals = one.indexOf('=');
        String name = equals < 0 ? "" : one.substring(0, equals).strip();
        String value = equals < 0 ? "" : one.substring(equals + 1).strip();
        if (name.isEmpty() || value.isEmpty()) {
          throw new InputException(
              "%s %s cannot be used: write NAME=VALUE, set apart by commas, with a point in numbers"
                  .formatted(option, Wording.quote(word)));
        }
        if (values.put(name, value) != null) {
          throw new InputException(
              "%s gives %s twice: give it once".formatted(option, Wording.quote(name)));
        }
      }
    }
    return values;
  }

  /**
   * A value as a number.
   *
   * @throws InputException if it is none
   */
  static double number(String option, String name, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new InputException(
          "%s %s cannot be used: %s is no number; write %s, say"
              .formatted(
                  option,
                  name.isEmpty() ? Wording.quote(text) : name + "=" + text,
                  Wording.quote(text),
                  name.isEmpty() ? "NAME=VALUE, or numbers 1,2.5,1e-3" : name + "=0.5"),
          e);
    }
  }
}
