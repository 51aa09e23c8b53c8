package org.thalweg.learn.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.thalweg.learn.data.TargetTransform.Classes;
import org.thalweg.learn.data.TargetTransform.Standardized;

/** Finds the transformation of a target, and does it. */
final class TargetFit {
  private TargetFit() {}

  /** The transformation, from the target's rows in the training part. */
  static TargetTransform of(Table train, Target target) {
    Column column = train.column(target.column());
    TargetTransform transform =
        switch (target.task()) {
          case REGRESSION -> {
            Moments moments = Moments.of(numbers(train, column).values());
            if (moments.isConstant()) {
              throw oneValue(train, column);
            }
            yield new Standardized(moments.mean(), moments.deviation());
          }
          case CLASSIFICATION -> classes(train, categories(column));
        };
    return transform;
  }

  private static Classes classes(Table train, CategoryColumn column) {
    int[] counts = column.counts();
    List<String> classes =
        IntStream.range(0, counts.length)
            .filter(code -> counts[code] > 0)
            .mapToObj(column.levels()::get)
            .sorted(ColumnFit::compareNames)
            .toList();
    if (classes.size() < 2) {
      throw oneValue(train, column);
    }
    return new Classes(classes);
  }

  private static InputException oneValue(Table train, Column column) {
    return new InputException(
        "the target %s has one value in the training part of %s: there is nothing to learn; choose"
                .formatted(Wording.quote(column.name()), train.name())
            + " another target or give more rows");
  }

  private static CategoryColumn categories(Column column) {
    return switch (column) {
      case CategoryColumn categories -> categories;
      case NumberColumn numbers -> numbers.toCategory();
      case ImageColumn image ->
          throw new IllegalArgumentException("images as a target: " + image.name());
    };
  }

  private static NumberColumn numbers(Table table, Column column) {
    return switch (column) {
      case NumberColumn numbers -> numbers;
      case CategoryColumn _, ImageColumn _ ->
          throw new InputException(
              "the target %s of %s is of kind %s, not a number: give numbers"
                  .formatted(Wording.quote(column.name()), table.name(), column.kind().word()));
    };
  }

  /**
   * The targets of a table whose rows all have one.
   *
   * @param warnings takes a line for what had to be guessed
   * @throws InputException if a class was not in the training part
   */
  static Targets apply(
      TargetTransform transform, Table table, Column column, List<String> warnings) {
    return switch (transform) {
      case Classes classes ->
          new Targets.Labels(classes, labels(classes, table, categories(column), warnings));
      case Standardized standardized -> {
        NumberColumn numbers = numbers(table, column);
        double[] values = new double[numbers.rows()];
        for (int row = 0; row < values.length; row++) {
          values[row] = (numbers.get(row) - standardized.mean()) / standardized.scale();
        }
        yield new Targets.Values(standardized, values);
      }
    };
  }

  private static int[] labels(
      Classes transform, Table table, CategoryColumn column, List<String> warnings) {
    Map<String, Integer> places = new HashMap<>();
    for (String name : transform.classes()) {
      places.put(name, places.size());
    }
    int[] counts = column.counts();
    int[] labelOfCode = new int[counts.length];
    for (int code = 0; code < counts.length; code++) {
      String level = column.levels().get(code);
      Integer place = places.get(level);
      if (place == null && level.endsWith(".")) {
        place = places.get(level.substring(0, level.length() - 1));
        if (place != null && counts[code] > 0) {
          warnings.add(
              "target %s: class %s of %s taken for %s"
                  .formatted(
                      Wording.quote(column.name()),
                      Wording.quote(level),
                      table.name(),
                      Wording.quote(transform.classes().get(place))));
        }
      }
      if (place == null && counts[code] > 0) {
        throw new InputException(
            "target %s of %s: %s of class %s, which training had not (it had %s): correct or remove"
                    .formatted(
                        Wording.quote(column.name()),
                        table.name(),
                        Wording.count(counts[code], "row"),
                        Wording.quote(level),
                        Wording.list(transform.classes()))
                + " them");
      }
      labelOfCode[code] = place == null ? CategoryColumn.MISSING : place;
    }
    return IntStream.range(0, column.rows()).map(row -> labelOfCode[column.code(row)]).toArray();
  }
}
