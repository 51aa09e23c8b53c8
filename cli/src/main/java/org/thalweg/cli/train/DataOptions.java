package org.thalweg.cli.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which data to train and test on. */
final class DataOptions {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "CSV or TSV file, may be .gz; without it, the digits that come with thalweg.")
  @Nullable Path file;

  @Option(
      names = "--target",
      paramLabel = "COLUMN",
      description = "The column to learn: its name, its number from 1, or `last`.")
  @Nullable String target;

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "NAME=KIND",
      description = "Take columns as number, category or ignore: age=number,zip=category.")
  Map<String, String> columns = new LinkedHashMap<>();

  @Option(
      names = "--weights",
      paramLabel = "COLUMN",
      description = "How much each row counts, 0 or more, in loss and figures; no feature then.")
  @Nullable String weights;

  @Option(
      names = "--images",
      paramLabel = "FILE",
      description = "Images in IDX format, may be .gz.")
  @Nullable Path images;

  @Option(names = "--labels", paramLabel = "FILE", description = "Their labels, in IDX format.")
  @Nullable Path labels;

  @Option(
      names = "--test",
      paramLabel = "FILE",
      description = "Rows to test on, in a file like FILE.")
  @Nullable Path test;

  @Option(names = "--test-images", paramLabel = "FILE", description = "Images to test on.")
  @Nullable Path testImages;

  @Option(names = "--test-labels", paramLabel = "FILE", description = "Their labels.")
  @Nullable Path testLabels;

  @Option(
      names = "--test-fraction",
      paramLabel = "X",
      description = "Part of the rows to hold back for the test: 0.2 without a test file.")
  @Nullable Double testFraction;

  @Option(
      names = "--validation-fraction",
      paramLabel = "X",
      description = "Part of the rows that tells when to stop: 0.1 with --patience, else 0.")
  @Nullable Double validationFraction;
}
