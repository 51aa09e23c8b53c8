package org.thalweg.optim.rule;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Named rows of numbers from a text resource: a name and numbers a line, # before remarks. */
record Golden(Map<String, double[]> rows) {

  static Golden read(String resource) {
    Map<String, double[]> rows = new HashMap<>();
    try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream(resource));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", -1))
          .forEach(line ->
              rows.put(
                  line[0], Arrays.stream(line).skip(1).mapToDouble(Double::parseDouble).toArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Golden(rows);
  }

  double[] row(String name) {
    return Objects.requireNonNull(rows.get(name), name);
  }

  /** The row of a name and a step. */
  double[] row(String name, int step) {
    return row(name + "/" + step);
  }

  boolean has(String name, int step) {
    return rows.containsKey(name + "/" + step);
  }
}
