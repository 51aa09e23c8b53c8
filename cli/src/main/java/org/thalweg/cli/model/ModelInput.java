package org.thalweg.cli.model;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.thalweg.io.csv.CsvReader;
import org.thalweg.io.idx.IdxReader;
import org.thalweg.learn.data.ColumnKind;
import org.thalweg.learn.data.ColumnTransform;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Preprocessor;
import org.thalweg.learn.data.Table;
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
   * Reads the rows for a model.
   *
   * @param labels the labels of the images; null where the target is not needed
   * @param weights a column of weights to read too, as a person named it
   */
  Table read(
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
