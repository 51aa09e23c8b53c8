package org.thalweg.problems;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Text files beside the classes of this package. */
final class TextResource {

  private TextResource() {}

  /** The lines of a file that are neither blank nor a remark, which starts with #. */
  static List<String> lines(String name) {
    try (InputStream in = TextResource.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name + ": build the module anew");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a file in blocks, each from a line that starts with {@code start}. */
  static List<List<String>> blocks(String name, String start) {
    List<String> lines = lines(name);
    List<List<String>> blocks = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= lines.size(); i++) {
      if (i == lines.size() || lines.get(i).startsWith(start)) {
        blocks.add(lines.subList(first, i));
        first = i;
      }
    }
    return blocks;
  }

  /** The numbers of a line, separated by blanks, after {@code skip} words. */
  static double[] numbers(String line, int skip) {
    return Arrays.stream(line.strip().split("\\s+"))
        .skip(skip)
        .mapToDouble(Double::parseDouble)
        .toArray();
  }
}
