package org.thalweg.learn.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.learn.data.ColumnTransform.Dropped;
import org.thalweg.learn.data.ColumnTransform.OneHot;
import org.thalweg.learn.data.ColumnTransform.PixelScale;
import org.thalweg.learn.data.ColumnTransform.Standardize;

/** Writes the features of one column of one table. */
interface FeatureWriter {
  /**
   * Writes the features of some rows; what is not written stays 0.
   *
   * @param from the first row
   * @param to the row after the last
   * @param out where to, the whole data set
   * @param offset the place of the column's first feature in a row
   * @param stride the features of a row
   */
  void write(int from, int to, float[] out, int offset, int stride);

  /**
   * The writer for a column.
   *
   * @param transform what to write
   * @param table the rows
   * @param warnings takes a line for each thing that training did not know
   * @throws InputException if the column is not there or not of the kind needed
   */
  static FeatureWriter of(ColumnTransform transform, Table table, List<String> warnings) {
    return switch (transform) {
      case Standardize standardize ->
          numbers(standardize, column(table, transform, NumberColumn.class), warnings);
      case OneHot oneHot ->
          levels(oneHot, column(table, transform, CategoryColumn.class), warnings);
      case PixelScale pixels ->
          pixels(pixels, column(table, transform, ImageColumn.class), table.name());
      case Dropped _ -> (_, _, _, _, _) -> {};
    };
  }

  private static <C extends Column> C column(
      Table table, ColumnTransform transform, Class<C> type) {
    Column column = table.column(transform.column());
    if (!type.isInstance(column)) {
      throw new InputException(
          "column %s of %s is of kind %s, the model needs %s"
              .formatted(
                  Wording.quote(column.name()),
                  table.name(),
                  column.kind().word(),
                  transform.kind().word()));
    }
    return type.cast(column);
  }

  private static FeatureWriter numbers(
      Standardize transform, NumberColumn column, List<String> warnings) {
    if (column.missing() > 0 && !transform.flag()) {
      warnings.add(
          "column %s: %s, none was in training; taken for %s"
              .formatted(
                  Wording.quote(column.name()),
                  Wording.count(column.missing(), "missing cell"),
                  transform.fill()));
    }
    double[] values = column.values();
    double mean = transform.mean();
    double scale = transform.scale();
    float filled = (float) ((transform.fill() - mean) / scale);
    boolean flag = transform.flag();
    return (from, to, out, offset, stride) -> {
      int place = from * stride + offset;
      for (int row = from; row < to; row++, place += stride) {
        double value = values[row];
        if (Double.isNaN(value)) {
          out[place] = filled;
          if (flag) {
            out[place + 1] = 1;
          }
        } else {
          out[place] = (float) ((value - mean) / scale);
        }
      }
    };
  }

  private static FeatureWriter levels(
      OneHot transform, CategoryColumn column, List<String> warnings) {
    int none = -1;
    int known = transform.levels().size();
    int unseen = transform.other() ? known : none;
    int missing = transform.missing() ? transform.width() - 1 : none;
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < known; i++) {
      places.put(transform.levels().get(i), i);
    }
    int[] placeOfCode =
        column.levels().stream().mapToInt(level -> places.getOrDefault(level, unseen)).toArray();
    if (column.missing() > 0 && missing == none) {
      warnings.add(
          "column %s: %s, none was in training; taken for no level"
              .formatted(
                  Wording.quote(column.name()), Wording.count(column.missing(), "missing cell")));
    }
    warnOfUnseen(transform, column, placeOfCode, warnings);
    return (from, to, out, offset, stride) -> {
      for (int row = from; row < to; row++) {
        int place = column.isMissing(row) ? missing : placeOfCode[column.code(row)];
        if (place != none) {
          out[row * stride + offset + place] = 1;
        }
      }
    };
  }

  private static void warnOfUnseen(
      OneHot transform, CategoryColumn column, int[] placeOfCode, List<String> warnings) {
    if (transform.other()) {
      return;
    }
    int[] counts = column.counts();
    int rows = 0;
    String first = "";
    for (int code = 0; code < counts.length; code++) {
      if (placeOfCode[code] < 0 && counts[code] > 0) {
        first = rows == 0 ? column.levels().get(code) : first;
        rows += counts[code];
      }
    }
    if (rows > 0) {
      warnings.add(
          "column %s: %s with a level that training had not, such as %s; taken for no level"
              .formatted(
                  Wording.quote(column.name()), Wording.count(rows, "row"), Wording.quote(first)));
    }
  }

  private static FeatureWriter pixels(PixelScale transform, ImageColumn column, String table) {
    if (!transform.shape().equals(column.shape())) {
      throw new InputException(
          "the images of %s have shape %s, the model needs %s: give images of that shape"
              .formatted(table, column.shape(), transform.shape()));
    }
    float[] ofByte = new float[256];
    for (int value = 0; value < ofByte.length; value++) {
      ofByte[value] = (float) ((value - transform.mean()) / transform.scale());
    }
    int size = column.size();
    return (from, to, out, offset, stride) -> {
      for (int row = from; row < to; row++) {
        for (int i = 0; i < size; i++) {
          out[row * stride + offset + i] = ofByte[column.get(row, i)];
        }
      }
    };
  }
}
