package org.thalweg.learn.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.learn.data.ColumnTransform.Dropped;
import org.thalweg.learn.data.ColumnTransform.OneHot;
import org.thalweg.learn.data.ColumnTransform.PixelScale;
import org.thalweg.learn.data.ColumnTransform.Standardize;

/** Finds the transformation of a column from its rows of the training part. */
final class ColumnFit {
  /** Up to so many levels a column is always kept. */
  static final int FEW_LEVELS = 50;

  /** Beyond them a level must have this many rows on average, or it is taken for an identifier. */
  static final int ROWS_PER_LEVEL = 25;

  /** At most so many levels get a feature of their own. */
  static final int MOST_LEVELS = 1000;

  private ColumnFit() {}

  /**
   * The transformation of a column.
   *
   * @param column its rows in the training part
   * @param asked whether a person asked for its kind
   */
  static ColumnTransform of(Column column, boolean asked) {
    if (column.missing() == column.rows()) {
      return new Dropped(column.name(), column.kind(), "missing in every row of the training part");
    }
    return switch (column) {
      case NumberColumn numbers -> ofNumbers(numbers);
      case CategoryColumn categories -> ofCategories(categories, asked);
      case ImageColumn images -> ofImages(images);
    };
  }

  private static ColumnTransform ofNumbers(NumberColumn column) {
    Moments moments = Moments.of(column.values());
    boolean flag = column.missing() > 0;
    if (!moments.isConstant()) {
      double fill = flag ? Moments.median(column.values()) : moments.mean();
      return new Standardize(column.name(), moments.mean(), moments.scale(), fill, flag);
    }
    return flag
        // The number says nothing, but that it is there may.
        ? new Standardize(column.name(), moments.mean(), 1, moments.mean(), true)
        : constant(column, NumberColumn.text(moments.min()));
  }

  private static ColumnTransform ofCategories(CategoryColumn column, boolean asked) {
    int[] counts = column.counts();
    boolean missing = column.missing() > 0;
    int there = column.rows() - column.missing();
    List<Integer> present =
        IntStream.range(0, counts.length).filter(code -> counts[code] > 0).boxed().toList();
    int size = present.size();
    if (size == 1 && !missing) {
      return constant(column, column.levels().get(present.getFirst()));
    }
    if (size > FEW_LEVELS && there / size < ROWS_PER_LEVEL && !asked) {
      return new Dropped(
          column.name(),
          column.kind(),
          "%d levels in %s look like names or dates, not classes; --columns %s=category keeps it"
              .formatted(size, Wording.count(there, "row"), column.name()));
    }
    List<String> kept =
        present.stream()
            .sorted(
                Comparator.<Integer>comparingInt(code -> -counts[code])
                    .thenComparing(column.levels()::get))
            .limit(MOST_LEVELS)
            .map(column.levels()::get)
            .sorted(ColumnFit::compareNames)
            .toList();
    return new OneHot(column.name(), kept, size > kept.size(), missing);
  }

  private static ColumnTransform ofImages(ImageColumn column) {
    long[] counts = new long[256];
    for (byte value : column.bytes()) {
      counts[Byte.toUnsignedInt(value)]++;
    }
    long total = column.bytes().length;
    double sum = 0;
    for (int value = 0; value < counts.length; value++) {
      sum += (double) counts[value] * value;
    }
    double mean = sum / total;
    double squares = 0;
    for (int value = 0; value < counts.length; value++) {
      squares += counts[value] * ((value - mean) * (value - mean));
    }
    if (Arrays.stream(counts).filter(count -> count > 0).count() < 2) {
      return constant(column, "one byte");
    }
    return new PixelScale(column.name(), column.shape(), mean, Math.sqrt(squares / total));
  }

  private static Dropped constant(Column column, String value) {
    return new Dropped(
        column.name(),
        column.kind(),
        "%s in every row of the training part".formatted(Wording.quote(value)));
  }

  /** Whole numbers come in rising order and before other texts, which are sorted by character. */
  static int compareNames(String a, String b) {
    boolean first = isWhole(a);
    boolean second = isWhole(b);
    if (first && second) {
      int order = Long.compare(Long.parseLong(a), Long.parseLong(b));
      return order != 0 ? order : a.compareTo(b);
    }
    return first != second ? Boolean.compare(second, first) : a.compareTo(b);
  }

  private static boolean isWhole(String text) {
    return text.matches("-?[0-9]{1,18}");
  }
}
