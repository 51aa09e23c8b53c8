package org.thalweg.cli.train;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.thalweg.learn.train.RateSweep;

/** The curve of a range test in letters: loss upwards, learning rate to the right in decades. */
final class CurvePlot {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 12;

  /** The top is a little above the first loss: how far it blows up is of no interest. */
  private static final double ABOVE = 1.25;

  private CurvePlot() {}

  static String of(RateSweep sweep) {
    List<RateSweep.Point> points = sweep.points();
    double first = points.getFirst().learningRate();
    double decades = Math.log10(points.getLast().learningRate() / first);
    double low = points.stream().mapToDouble(RateSweep.Point::smoothed).min().orElse(0);
    double greatest = points.stream().mapToDouble(RateSweep.Point::smoothed).max().orElse(1);
    double high = Math.min(greatest, low + ABOVE * (points.getFirst().smoothed() - low));
    high = high > low ? high : low + 1;

    char[][] grid = new char[HEIGHT][WIDTH];
    for (char[] row : grid) {
      Arrays.fill(row, ' ');
    }
    int mark = column(sweep.recommended(), first, decades);
    for (char[] row : grid) {
      row[mark] = ':';
    }
    for (RateSweep.Point point : points) {
      double part = (point.smoothed() - low) / (high - low);
      if (part <= 1) {
        int row = HEIGHT - 1 - (int) Math.round(part * (HEIGHT - 1));
        grid[row][column(point.learningRate(), first, decades)] = '*';
      }
    }
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < HEIGHT; row++) {
      String label =
          row == 0 ? figure(high) : row == HEIGHT - 1 ? figure(low) : row == 1 ? "loss" : "";
      text.append("%9s |%s".formatted(label, new String(grid[row])).stripTrailing()).append('\n');
    }
    String last = figure(points.getLast().learningRate());
    String middle = "learning rate, : is " + figure(sweep.recommended());
    String begin = figure(first);
    int gap = Math.max(2, WIDTH - begin.length() - middle.length() - last.length());
    return text.append(" ".repeat(10))
        .append('+')
        .append("-".repeat(WIDTH))
        .append('\n')
        .append(" ".repeat(11))
        .append(begin)
        .append(" ".repeat(gap / 2))
        .append(middle)
        .append(" ".repeat(gap - gap / 2))
        .append(last)
        .toString();
  }

  private static int column(double rate, double first, double decades) {
    double part = decades > 0 ? Math.log10(rate / first) / decades : 0;
    return Math.clamp(Math.round(part * (WIDTH - 1)), 0, WIDTH - 1);
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
