package org.thalweg.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every Java block of README.md and of docs/ compiles, runs and prints what the page says. */
class ExamplesTest {

  private static final Path PAGE = Path.of("PAGE.md");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> examplesOfTheDocumentation() {
    Path root = Repository.root();
    Stream<Path> pages =
        Stream.concat(
            Stream.of(root.resolve("README.md")),
            Repository.files(root.resolve("docs"), ".md").stream()
                .filter(page -> !page.startsWith(root.resolve("docs/target"))));
    return pages
        .map(page -> Example.of(root.relativize(page), Repository.read(page).lines().toList()))
        .flatMap(List::stream)
        .map(example ->
            DynamicTest.dynamicTest(example.file() + ":" + example.line(), () -> runs(example)));
  }

  private void runs(Example example) throws IOException, InterruptedException {
    var runner = new Runner(folder);
    assertEquals(List.of(), runner.compile(example), "does not compile");
    var ending = runner.run(example);
    String place = example.file() + ":" + example.line() + ": ";
    assertEquals(0, ending.code(), () -> place + "ended with\n" + ending.errors());
    example.output().ifPresent(expected -> assertEquals(expected, ending.output(), place));
  }

  @Test
  void bodyWithImportsAndOutput() throws IOException, InterruptedException {
    var example =
        only(
            """
            Text.
            ```java
            import java.util.BitSet;

            record Pair(int a, int b) {}
            var bits = new BitSet();
            bits.set(new Pair(3, 4).b());
            IO.println(bits);
            ```
            It prints
            ```output
            {4}
            ```
            """);
    assertEquals(2, example.line());
    runs(example);
  }

  @Test
  void ownMain() throws IOException, InterruptedException {
    runs(
        only(
            """
            ```java
            int twice(int x) {
              return 2 * x;
            }

            void main() {
              IO.println(twice(4));
            }
            ```
            ```output
            8
            ```
            """));
  }

  @Test
  void errorsNameTheLineOfThePage() throws IOException, InterruptedException {
    var broken = only("one\n```java\nimport java.util.List;\nint x = 1;\nint y = \"no\";\n```\n");
    var errors = new Runner(folder).compile(broken);
    assertEquals(1, errors.size());
    assertTrue(errors.getFirst().startsWith("PAGE.md:5: "), errors.getFirst());

    var thrower = only("```java\nint zero = 0;\nIO.println(1 / zero);\n```\n");
    var runner = new Runner(folder);
    assertEquals(List.of(), runner.compile(thrower));
    var ending = runner.run(thrower);
    assertEquals(1, ending.code());
    assertTrue(ending.errors().contains("java:3)"), ending.errors());
  }

  @Test
  void wrongOutputFails() {
    var example = only("```java\nIO.println(1);\n```\n```output\n2\n```\n");
    assertThrows(AssertionError.class, () -> runs(example));
  }

  @Test
  void blockWithoutAnEndFails() {
    assertThrows(IllegalArgumentException.class, () -> only("```java\nint x;\n"));
  }

  private static Example only(String page) {
    var examples = Example.of(PAGE, page.lines().toList());
    assertEquals(1, examples.size());
    return examples.getFirst();
  }
}
