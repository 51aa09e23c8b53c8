package org.thalweg.cli.train;

import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.thalweg.learn.train.Debugging;
import picocli.CommandLine.Option;

/** Means to look into the compiler. */
final class DebugOptions {
  @Option(
      names = "--verify",
      description = "Compare every step with the reference interpreter; much slower.")
  private boolean verify;

  @Option(
      names = "--dump",
      paramLabel = "DIR",
      description = "Write every program, stage by stage, and its code to files in DIR.")
  private @Nullable Path dump;

  Debugging debugging() {
    BiConsumer<String, Object> receiver =
        dump == null ? Debugging.none().dump() : new DumpFolder(dump);
    return new Debugging(verify, receiver);
  }
}
