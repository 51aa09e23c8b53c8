package org.thalweg.cli.train;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.thalweg.learn.run.RunFolder;
import org.thalweg.learn.train.Checkpoints;
import picocli.CommandLine.Option;

/** What is written while a model is trained. */
final class CheckpointOptions {
  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Go on with the run in DIR, with its options, after it was stopped.")
  @Nullable Path resume;

  @Option(
      names = "--checkpoint-seconds",
      paramLabel = "X",
      description = "Time between checkpoints within an epoch: 30.")
  private double seconds = 30;

  @Option(
      names = "--keep-checkpoints",
      paramLabel = "N",
      description = "How many of the last are kept, beside the best: 3.")
  private int keep = 3;

  @Option(names = "--tensorboard", description = "Write curves for TensorBoard to DIR/run.")
  boolean tensorBoard;

  /** The checkpoints of a run. */
  Checkpoints in(RunFolder folder) {
    return folder.checkpoints(seconds, keep);
  }

  /** Refuses numbers that make no sense. */
  void check() {
    Checkpoints.check(seconds, keep);
  }
}
