package org.thalweg.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.optim.rule.Rules;

/** docs/optimizers.md lists the rules there are. */
class OptimizersPageTest {
  @Test
  void everyRuleHasItsLine() {
    List<String> lines =
        Repository.read(Repository.root().resolve("docs/optimizers.md"))
            .lines()
            .dropWhile(line -> !line.equals("## The built-in rules"))
            .filter(line -> line.startsWith("| ") && !line.startsWith("| name"))
            .map(line ->
                line.substring(2, line.indexOf(" |")) + line.substring(line.lastIndexOf(" | ")))
            .toList();
    assertEquals(
        Rules.all().stream().map(rule -> rule.name() + " | " + rule.source() + " |").toList(),
        lines);
  }
}
