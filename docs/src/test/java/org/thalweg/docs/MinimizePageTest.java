package org.thalweg.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.optim.minimize.Methods;
import org.thalweg.optim.minimize.NamedMethod;

/** docs/minimize.md says of every method what it makes of the classes of problems. */
class MinimizePageTest {
  @Test
  void everyMethodHasItsLine() {
    List<String> lines =
        Repository.read(Repository.root().resolve("docs/minimize.md"))
            .lines()
            .dropWhile(line -> !line.startsWith("| method | convex |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("| "))
            .map(line -> line.substring(2, line.indexOf(" |", 2)))
            .toList();
    assertEquals(Methods.all().stream().map(NamedMethod::name).toList(), lines);
  }
}
