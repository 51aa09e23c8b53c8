package org.thalweg.problems;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.StringTokenizer;
import java.util.zip.GZIPInputStream;

/** Takes numbers, separated by blanks and line ends, one after the other. */
final class Numbers {

  private final StringTokenizer words;

  private Numbers(String text) {
    words = new StringTokenizer(text);
  }

  /** The numbers of a text file beside the classes of this package. */
  static Numbers ofResource(String name) {
    return new Numbers(String.join("\n", TextResource.lines(name)));
  }

  /** The numbers of a text file, which is unpacked if its name ends in .gz. */
  static Numbers ofFile(Path file) {
    try (InputStream in = Files.newInputStream(file);
        InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return new Numbers(new String(text.readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int nextInt() {
    return Integer.parseInt(words.nextToken());
  }

  double next() {
    return Double.parseDouble(words.nextToken());
  }

  double[] next(int count) {
    double[] numbers = new double[count];
    Arrays.setAll(numbers, i -> next());
    return numbers;
  }
}
