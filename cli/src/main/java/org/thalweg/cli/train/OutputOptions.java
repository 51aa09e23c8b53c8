package org.thalweg.cli.train;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to write. */
final class OutputOptions {
  /** Names of the options that say nothing about the run itself. */
  static final Set<String> NAMES = Set.of("--out", "--force", "--json");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder to save the model to: a new one in models/ if left out.")
  @Nullable Path out;

  @Option(names = "--force", description = "Replace the model that --out holds.")
  boolean force;

  @Option(names = "--json", description = "Print one JSON object on standard output, nothing else.")
  boolean json;
}
