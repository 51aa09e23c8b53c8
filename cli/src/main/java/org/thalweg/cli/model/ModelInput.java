package org.thalweg.cli.model;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.thalweg.cli.console.Notes;
import org.thalweg.io.csv.CsvReader;
import org.thalweg.io.idx.IdxReader;
import org.thalweg.learn.data.ColumnKind;
import org.thalweg.learn.data.ColumnTransform;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Preprocessor;
import org.thalweg.learn.data.SampleWeights;
import org.thalweg.learn.data.Table;
import org.thalweg.learn.export.SavedModel;
import org.thalweg.learn.model.Engine;
import org.thalweg.learn.model.Predictor;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A saved model and the file to use it on. */
final class ModelInput {
  @Parameters(index = "0", paramLabel = "DIR", description = "The model, as train saved it.")
  Path folder = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "CSV or TSV file with the columns that the model was trained on.")
  private @Nullable Path file;

  @Option(names = "--images", paramLabel = "FILE", description = "Images in IDX format instead.")
  private @Nullable Path images;

  /**
   * A model, and rows as it takes them.
   *
   * @param source what messages call the file of the rows
   */
  record Loaded(SavedModel model, String source, Dataset rows) {
    /** What the model makes of the rows, row after row. */
    float[] outputs() {
      return new Predictor(model.model(), rows.rows(), Engine.ofThisMachine())
          .outputs(model.parameters(), rows);
    }
  }

  /**
   * Loads the model and the rows, and says what is odd about them.
   *
   * @param needTarget whether the target is read too
   * @param labels the labels of the images; null where the target is not needed
   * @param weights a column of weights to read too, as a person named it
   */
  Loaded load(Notes notes, boolean needTarget, @Nullable Path labels, Optional<String> weights) {
    SavedModel model = SavedModel.load(folder);
    Preprocessor preprocessor = model.preprocessor();
    Table table = read(preprocessor, needTarget, labels, weights);
    notes.warn(table.schema().warnings());
    Dataset rows =
        needTarget
            ? preprocessor.apply(
                table,
                weights.map(name -> SampleWeights.column(table, name, preprocessor.target())))
            : preprocessor.applyWithoutTarget(table);
    notes.warn(rows.warnings());
    return new Loaded(model, table.name(), rows);
  }

  private Table read(
      Preprocessor preprocessor,
      boolean needTarget,
      @Nullable Path labels,
      Optional<String> weights) {
    boolean takesImages =
        preprocessor.columns().stream()
            .map(ColumnTransform::kind)
            .anyMatch(ColumnKind.IMAGE::equals);
    if (takesImages) {
      if (weights.isPresent()) {
        throw new InputException(
            "--weights is for tables, and the model was trained on images: leave it out");
      }
      return readImages(needTarget, labels);
    }
    if (file == null || images != null || labels != null) {
      throw new InputException("the model was trained on a table: give it a CSV file, FILE");
    }
    return CsvReader.readFor(file, preprocessor, needTarget, weights);
  }

  private Table readImages(boolean needTarget, @Nullable Path labels) {
    if (file != null || images == null) {
      throw new InputException(
          "the model was trained on images: give it some with --images%s"
              .formatted(needTarget ? " and --labels" : ""));
    }
    if (!needTarget) {
      return IdxReader.readImages(images);
    }
    if (labels == null) {
      throw new InputException("--images is given without --labels: images and labels go together");
    }
    return IdxReader.read(images, labels);
  }
}
