package org.thalweg.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.thalweg.learn.metric.Metrics;

/** Figures in columns, for people. */
public final class MetricTable {
  private MetricTable() {}

  /**
   * A table with a line for each figure and a column for each part of the data.
   *
   * @param parts the figures by the name of the part
   * @param rows how many rows each part has
   */
  public static String of(SequencedMap<String, Metrics> parts, Map<String, Integer> rows) {
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(""));
    head.addAll(parts.keySet());
    lines.add(head);
    for (String figure : parts.firstEntry().getValue().values().keySet()) {
      List<String> line = new ArrayList<>(List.of(figure));
      parts
          .values()
          .forEach(m -> line.add(Notes.figure(m.values().getOrDefault(figure, Double.NaN))));
      lines.add(line);
    }
    List<String> last = new ArrayList<>(List.of("rows"));
    parts.keySet().forEach(part -> last.add("%,d".formatted(rows.getOrDefault(part, 0))));
    lines.add(last);
    return text(lines);
  }

  private static String text(List<List<String>> lines) {
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      text.append("%-10s".formatted(line.getFirst()));
      for (String cell : line.subList(1, line.size())) {
        text.append("%14s".formatted(cell));
      }
      text.append(System.lineSeparator());
    }
    return text.toString();
  }
}
