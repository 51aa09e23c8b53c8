package org.thalweg.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A Java block of a Markdown file.
 *
 * @param file the Markdown file
 * @param line the number of the fence that opens the block, from 1
 * @param code the lines between the fences
 * @param output what the program prints, where a block marked {@code output} follows
 */
record Example(Path file, int line, List<String> code, Optional<String> output) {

  private static final String FENCE = "```";

  /** All Java blocks of the Markdown text {@code lines}, which was read from {@code file}. */
  static List<Example> of(Path file, List<String> lines) {
    List<Example> examples = new ArrayList<>();
    for (Block block : blocks(file, lines)) {
      switch (block.language()) {
        case "java" ->
            examples.add(new Example(file, block.line(), block.text(), Optional.empty()));
        case "output" -> {
          if (examples.isEmpty() || examples.getLast().output().isPresent()) {
            throw new IllegalArgumentException(
                file + ":" + block.line() + ": output without a java block before it");
          }
          Example before = examples.removeLast();
          String text =
              block.text().stream().map(line -> line + "\n").collect(Collectors.joining());
          examples.add(new Example(file, before.line(), before.code(), Optional.of(text)));
        }
        default -> {}
      }
    }
    return examples;
  }

  private static List<Block> blocks(Path file, List<String> lines) {
    List<Block> blocks = new ArrayList<>();
    int open = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith(FENCE)) {
        continue;
      }
      if (open < 0) {
        open = i;
      } else {
        String language = lines.get(open).substring(FENCE.length()).strip();
        blocks.add(new Block(language, open + 1, List.copyOf(lines.subList(open + 1, i))));
        open = -1;
      }
    }
    if (open >= 0) {
      throw new IllegalArgumentException(file + ":" + (open + 1) + ": block without an end");
    }
    return blocks;
  }

  /** A fenced block: its language, the line of its opening fence and the lines in it. */
  private record Block(String language, int line, List<String> text) {}

  /** A class name that no other example has. */
  String name() {
    return file.getFileName().toString().replaceAll("\\W", "_") + "_" + line;
  }

  /**
   * A source file that can be run. Imports stay as they are. Unless the block has a {@code main} of
   * its own, the rest becomes the body of one. Each line of code keeps the number it has in the
   * Markdown file, so that an error of the compiler or a stack trace names the right line.
   */
  String source() {
    int imports = 0;
    while (imports < code.size()
        && (code.get(imports).isBlank() || code.get(imports).startsWith("import "))) {
      imports++;
    }
    boolean hasMain = code.stream().anyMatch(text -> text.matches("(static )?void main\\(.*"));
    // The opening of main shares a line with the fence or with the last import.
    String open = hasMain ? "" : "void main() throws Exception {";
    StringBuilder text = new StringBuilder("\n".repeat(line - 1));
    if (imports == 0) {
      text.append(open);
    }
    text.append('\n');
    for (int i = 0; i < code.size(); i++) {
      text.append(code.get(i));
      if (i + 1 == imports) {
        text.append(open);
      }
      text.append('\n');
    }
    return text.append(hasMain ? "" : "}").append('\n').toString();
  }
}
