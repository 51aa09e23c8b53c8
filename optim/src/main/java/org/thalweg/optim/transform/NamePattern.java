package org.thalweg.optim.transform;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.thalweg.core.ir.Layout;

/** A pattern of names: * stands for any letters, also none, ? for one. */
final class NamePattern {
  private NamePattern() {}

  /**
   * The names of the parts that fit.
   *
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  static List<String> matches(String pattern, Layout layout) {
    String expression =
        pattern
            .codePoints()
            .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining());
    Pattern compiled = Pattern.compile(expression, Pattern.DOTALL);
    List<String> names = layout.parts().stream().map(Layout.Part::name).toList();
    List<String> found = names.stream().filter(n -> compiled.matcher(n).matches()).toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "no part is named like " + pattern + "; there are " + String.join(", ", names));
    }
    return found;
  }
}
