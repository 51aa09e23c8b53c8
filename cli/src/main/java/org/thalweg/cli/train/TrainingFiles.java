package org.thalweg.cli.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.thalweg.io.csv.CsvReader;
import org.thalweg.io.idx.IdxReader;
import org.thalweg.learn.data.ColumnKind;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.Preprocessor;
import org.thalweg.learn.data.Table;
import org.thalweg.learn.data.Wording;

/** The files that the data options name, with the options checked against each other. */
final class TrainingFiles {
  private static final double TEST_FRACTION = 0.2;
  private static final double VALIDATION_FRACTION = 0.1;
  private static final String DIGITS = "data/digits.csv.gz";
  private static final String DIGITS_TARGET = "digit";

  private final DataOptions options;
  private final boolean stopsByValidation;
  private final @Nullable Path file;

  TrainingFiles(DataOptions options, boolean stopsByValidation) {
    this.options = options;
    this.stopsByValidation = stopsByValidation;
    check();
    this.file = options.file == null && options.images == null ? digits() : options.file;
  }

  private void check() {
    together("--images", options.images, "--labels", options.labels);
    together("--test-images", options.testImages, "--test-labels", options.testLabels);
    apart("FILE", options.file, "--images", options.images);
    apart("--target", options.target, "--images", options.images);
    apart(
        "--columns",
        options.columns.isEmpty() ? null : options.columns,
        "--images",
        options.images);
    apart("--weights", options.weights, "--images", options.images);
    apart("--test", options.test, "--images", options.images);
    apart("--test", options.test, "--test-fraction", options.testFraction);
    apart("--test-images", options.testImages, "--test-fraction", options.testFraction);
    if (options.testImages != null && options.images == null) {
      throw new InputException(
          "--test-images is for images: give the training images with --images and --labels");
    }
  }

  private static void together(
      String one, @Nullable Object given, String other, @Nullable Object otherGiven) {
    if ((given == null) != (otherGiven == null)) {
      throw new InputException(
          "%s is given without %s: images and labels go together"
              .formatted(given == null ? other : one, given == null ? one : other));
    }
  }

  private static void apart(
      String one, @Nullable Object given, String other, @Nullable Object otherGiven) {
    if (given != null && otherGiven != null) {
      throw new InputException(
          "%s and %s contradict each other: leave out one".formatted(one, other));
    }
  }

  /** The digits that come with the program. */
  private static Path digits() {
    Path path = Path.of(System.getProperty("thalweg.home", "."), DIGITS);
    if (!Files.exists(path)) {
      throw new InputException(
          "no FILE is given, and %s is not here: name a CSV file, or images with --images"
              .formatted(Wording.path(path)));
    }
    return path;
  }

  /** Whether nothing was named, so that the digits that come with the program are used. */
  boolean isDefault() {
    return options.file == null && options.images == null;
  }

  /** The training file: the table or the images. */
  Path path() {
    Path path = file == null ? options.images : file;
    if (path == null) {
      throw new IllegalStateException("a table or images are always there");
    }
    return path;
  }

  Table read() {
    if (options.images != null && options.labels != null) {
      return IdxReader.read(options.images, options.labels);
    }
    Map<String, ColumnKind> kinds = new LinkedHashMap<>();
    options.columns.forEach((name, kind) -> kinds.put(name, ColumnKind.parse(kind)));
    return CsvReader.read(path(), kinds);
  }

  /** The target's column as it was given, or as it follows from the files. */
  String target(Table table) {
    if (options.target != null) {
      return options.target;
    }
    if (options.images != null) {
      return IdxReader.LABEL;
    }
    if (isDefault()) {
      return DIGITS_TARGET;
    }
    throw new InputException(
        "name the column to learn with --target, `last` for the last one; %s has %s"
            .formatted(table.name(), Wording.list(table.schema().names())));
  }

  /** The column of weights as it was given, if there is one. */
  Optional<String> weights() {
    return Optional.ofNullable(options.weights);
  }

  boolean hasTestFile() {
    return options.test != null || options.testImages != null;
  }

  Table readTest(Preprocessor preprocessor, Optional<String> weightColumn) {
    if (options.testImages != null && options.testLabels != null) {
      return IdxReader.read(options.testImages, options.testLabels);
    }
    if (options.test == null) {
      throw new IllegalStateException("there is no test file");
    }
    return CsvReader.readFor(options.test, preprocessor, true, weightColumn);
  }

  double testFraction() {
    if (hasTestFile()) {
      return 0;
    }
    return options.testFraction == null ? TEST_FRACTION : options.testFraction;
  }

  double validationFraction() {
    if (options.validationFraction != null) {
      return options.validationFraction;
    }
    return stopsByValidation ? VALIDATION_FRACTION : 0;
  }
}
