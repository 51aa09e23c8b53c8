package org.thalweg.learn.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.learn.data.ColumnChoice;
import org.thalweg.learn.data.ColumnKind;
import org.thalweg.learn.data.ColumnTransform;
import org.thalweg.learn.data.Preprocessor;
import org.thalweg.learn.data.Schema;
import org.thalweg.learn.data.TargetTransform;

/** How rows become features, written down and read back. */
final class PreprocessorJson {
  private PreprocessorJson() {}

  /** Members {@code data}, {@code target} and {@code features} for model.json. */
  static Map<String, Object> write(Preprocessor preprocessor) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("data", schema(preprocessor.schema()));
    tree.put("target", target(preprocessor.target(), preprocessor.targetTransform()));
    tree.put("features", preprocessor.columns().stream().map(PreprocessorJson::column).toList());
    return tree;
  }

  /** The preprocessor of the members that {@link #write} wrote. */
  static Preprocessor read(Field tree) {
    Field target = tree.get("target");
    return new Preprocessor(
        readSchema(tree.get("data")),
        target.get("column").text(),
        readTarget(target),
        tree.get("features").list(PreprocessorJson::readColumn));
  }

  private static Map<String, Object> schema(Schema schema) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("source", schema.source());
    tree.put("header", schema.header());
    tree.put("columns", schema.columns().stream().map(PreprocessorJson::choice).toList());
    return tree;
  }

  private static Map<String, Object> choice(ColumnChoice choice) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", choice.name());
    tree.put("kind", choice.kind().word());
    tree.put("reason", choice.reason());
    tree.put("asked", choice.asked());
    return tree;
  }

  private static Schema readSchema(Field tree) {
    List<ColumnChoice> columns =
        tree.get("columns")
            .list(column ->
                new ColumnChoice(
                    column.get("name").text(),
                    kind(column.get("kind")),
                    column.get("reason").text(),
                    column.get("asked").flag()));
    return new Schema(tree.get("source").text(), tree.get("header").flag(), columns, List.of());
  }

  private static ColumnKind kind(Field field) {
    for (ColumnKind kind : ColumnKind.values()) {
      if (kind.word().equals(field.text())) {
        return kind;
      }
    }
    throw field.wrong("a kind of column");
  }

  private static Map<String, Object> target(String column, TargetTransform transform) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("column", column);
    switch (transform) {
      case TargetTransform.Classes classes -> tree.put("classes", classes.classes());
      case TargetTransform.Standardized standardized -> {
        tree.put("mean", standardized.mean());
        tree.put("scale", standardized.scale());
      }
    }
    return tree;
  }

  private static TargetTransform readTarget(Field tree) {
    return tree.has("classes")
        ? new TargetTransform.Classes(tree.get("classes").list(Field::text))
        : new TargetTransform.Standardized(tree.get("mean").number(), positive(tree.get("scale")));
  }

  private static Map<String, Object> column(ColumnTransform transform) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("column", transform.column());
    switch (transform) {
      case ColumnTransform.Standardize t -> {
        tree.put("transform", "standardize");
        tree.put("mean", t.mean());
        tree.put("scale", t.scale());
        tree.put("fill", t.fill());
        tree.put("flag", t.flag());
      }
      case ColumnTransform.OneHot t -> {
        tree.put("transform", "one_hot");
        tree.put("levels", t.levels());
        tree.put("other", t.other());
        tree.put("missing", t.missing());
      }
      case ColumnTransform.PixelScale t -> {
        tree.put("transform", "pixel_scale");
        tree.put("shape", t.shape());
        tree.put("mean", t.mean());
        tree.put("scale", t.scale());
      }
      case ColumnTransform.Dropped t -> {
        tree.put("transform", "dropped");
        tree.put("kind", t.kind().word());
        tree.put("reason", t.reason());
      }
    }
    return tree;
  }

  private static ColumnTransform readColumn(Field tree) {
    String column = tree.get("column").text();
    Field transform = tree.get("transform");
    return switch (transform.text()) {
      case "standardize" ->
          new ColumnTransform.Standardize(
              column,
              tree.get("mean").number(),
              positive(tree.get("scale")),
              tree.get("fill").number(),
              tree.get("flag").flag());
      case "one_hot" ->
          new ColumnTransform.OneHot(
              column,
              tree.get("levels").list(Field::text),
              tree.get("other").flag(),
              tree.get("missing").flag());
      case "pixel_scale" ->
          new ColumnTransform.PixelScale(
              column,
              tree.get("shape").list(Field::integer),
              tree.get("mean").number(),
              positive(tree.get("scale")));
      case "dropped" ->
          new ColumnTransform.Dropped(column, kind(tree.get("kind")), tree.get("reason").text());
      default -> throw transform.wrong("standardize, one_hot, pixel_scale or dropped");
    };
  }

  private static double positive(Field field) {
    if (field.number() > 0) {
      return field.number();
    }
    throw field.wrong("a number above 0");
  }
}
