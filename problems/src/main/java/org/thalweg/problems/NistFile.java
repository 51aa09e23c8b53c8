package org.thalweg.problems;

import java.util.List;

/**
 * A file of NIST's Statistical Reference Datasets for nonlinear regression.
 *
 * @param lines all lines that are not blank
 */
record NistFile(List<String> lines) {

  static NistFile read(String name) {
    return new NistFile(TextResource.lines("nist/" + name + ".dat"));
  }

  /** The observations: the response, then the predictors. */
  double[][] rows() {
    return lines.subList(header() + 1, lines.size()).stream()
        .map(line -> TextResource.numbers(line, 0))
        .toArray(double[][]::new);
  }

  /** The names of the columns. */
  List<String> columns() {
    return List.of(lines.get(header()).substring("Data:".length()).strip().split("\\s+", -1));
  }

  private int header() {
    int header = lines.size() - 1;
    while (!lines.get(header).startsWith("Data:")) {
      header--;
    }
    return header;
  }

  NonlinearFit.Level level() {
    if (lines.stream().anyMatch(line -> line.contains("Lower Level of Difficulty"))) {
      return NonlinearFit.Level.LOWER;
    }
    return NonlinearFit.Level.AVERAGE;
  }

  /**
   * A column of the table of parameters.
   *
   * @param column 0 and 1 the starts, 2 the certified value, 3 its standard deviation
   */
  double[] parameters(int column) {
    return lines.stream()
        .filter(line -> line.matches("\\s*b\\d+ =.*"))
        .mapToDouble(line -> TextResource.numbers(line.substring(line.indexOf('=') + 1), 0)[column])
        .toArray();
  }

  /** The number after a label at the start of a line. */
  double figure(String label) {
    return lines.stream()
        .filter(line -> line.startsWith(label))
        .mapToDouble(line -> TextResource.numbers(line.substring(label.length() + 1), 0)[0])
        .findFirst()
        .orElseThrow();
  }
}
