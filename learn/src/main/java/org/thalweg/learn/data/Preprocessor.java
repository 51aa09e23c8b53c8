package org.thalweg.learn.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.learn.data.ColumnTransform.Dropped;
import org.thalweg.learn.data.ColumnTransform.OneHot;
import org.thalweg.learn.data.ColumnTransform.PixelScale;
import org.thalweg.learn.data.ColumnTransform.Standardize;

/**
 * How rows become numbers: fitted once on the training part, saved with the model, and the same for
 * every later table.
 *
 * @param schema the columns of the file that the model was trained on
 * @param target the name of the target's column
 * @param targetTransform how the target becomes what is learnt
 * @param columns how each other column becomes features, in the order of the features
 */
public record Preprocessor(
    Schema schema, String target, TargetTransform targetTransform, List<ColumnTransform> columns) {
  /** Rows written at a time, so that a wide data set stays in the cache. */
  private static final int BLOCK = 128;

  /** Copies the list. */
  public Preprocessor {
    columns = List.copyOf(columns);
  }

  /**
   * Fits the transformation of every column on the training part alone. Numbers are standardized,
   * categories one-hot encoded, images scaled; a column that is constant, all missing, or has
   * nearly a level a row is left out, and {@link #remarks()} says so.
   *
   * @param train the rows to learn from
   * @param target what is learnt
   * @throws InputException if the target has one value or no feature is left
   */
  public static Preprocessor fit(Table train, Target target) {
    Table rows = train.rowsWith(target.column());
    List<ColumnTransform> transforms = new ArrayList<>();
    for (Column column : rows.columns()) {
      if (!column.name().equals(target.column())) {
        boolean asked = rows.schema().find(column.name()).map(ColumnChoice::asked).orElse(false);
        transforms.add(ColumnFit.of(column, asked));
      }
    }
    Preprocessor fitted =
        new Preprocessor(rows.schema(), target.column(), TargetFit.of(rows, target), transforms);
    if (fitted.width() == 0) {
      throw new InputException(
          "%s has no column to learn %s from%s: add columns, or keep some with --columns"
              .formatted(
                  train.name(),
                  Wording.quote(target.column()),
                  fitted.remarks().stream().findFirst().map(r -> " (" + r + ")").orElse("")));
    }
    return fitted;
  }

  /** How many features a row gets. */
  public int width() {
    return columns.stream().mapToInt(ColumnTransform::width).sum();
  }

  /** The names of the features in their order. */
  public List<String> featureNames() {
    return columns.stream().flatMap(column -> column.featureNames().stream()).toList();
  }

  /** The columns that a table must have for a prediction. */
  public List<String> neededColumns() {
    return columns.stream()
        .filter(column -> column.width() > 0)
        .map(ColumnTransform::column)
        .toList();
  }

  /** What was left out or cut in fitting, one line each. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    for (ColumnTransform column : columns) {
      switch (column) {
        case Dropped dropped ->
            remarks.add(
                "column %s is left out: %s"
                    .formatted(Wording.quote(dropped.column()), dropped.reason()));
        case OneHot oneHot when oneHot.other() ->
            remarks.add(
                "column %s: the %d most frequent levels are kept, the others are taken together"
                    .formatted(Wording.quote(oneHot.column()), oneHot.levels().size()));
        case OneHot _, Standardize _, PixelScale _ -> {}
      }
    }
    return remarks;
  }

  /**
   * The features and targets of a table's rows. Rows without a target are left out with a warning.
   *
   * @param table rows with the columns of the training part, in any order
   * @throws InputException if a column or the target is not there or is of another kind, a class
   *     was not in training, or the result has more than 2^31 numbers
   */
  public Dataset apply(Table table) {
    return apply(table, Optional.empty());
  }

  /**
   * The same with a weight for each row.
   *
   * @param weights the column that holds them, if there is one
   * @throws InputException as {@link #apply(Table)}, and if a weight cannot be used
   */
  public Dataset apply(Table table, Optional<String> weights) {
    Table rows = table.rowsWith(target);
    List<String> warnings = new ArrayList<>();
    if (rows.rows() < table.rows()) {
      warnings.add(
          "target %s: %s of %s without one left out"
              .formatted(
                  Wording.quote(target),
                  Wording.count(table.rows() - rows.rows(), "row"),
                  table.name()));
    }
    Targets targets = TargetFit.apply(targetTransform, rows, rows.column(target), warnings);
    Dataset data = dataset(rows, targets, warnings);
    return weights.map(column -> data.withWeights(SampleWeights.of(rows, column))).orElse(data);
  }

  /**
   * The features of all rows of a table, which needs no target.
   *
   * @param table rows with the columns of the training part, in any order
   * @throws InputException as {@link #apply(Table)} for the columns
   */
  public Dataset applyWithoutTarget(Table table) {
    return dataset(table, new Targets.None(), new ArrayList<>());
  }

  private Dataset dataset(Table table, Targets targets, List<String> warnings) {
    int rows = table.rows();
    int width = width();
    if ((long) rows * width > Integer.MAX_VALUE - 8) {
      throw new InputException(
          "%s gives %d features in %d rows, more than fit in memory: leave out columns or rows"
              .formatted(table.name(), width, rows));
    }
    float[] features = new float[rows * width];
    List<FeatureWriter> writers =
        columns.stream().map(column -> FeatureWriter.of(column, table, warnings)).toList();
    for (int from = 0; from < rows; from += BLOCK) {
      int to = Math.min(rows, from + BLOCK);
      int offset = 0;
      for (int i = 0; i < writers.size(); i++) {
        writers.get(i).write(from, to, features, offset, width);
        offset += columns.get(i).width();
      }
    }
    return new Dataset(rows, featureNames(), features, targets, warnings);
  }
}
