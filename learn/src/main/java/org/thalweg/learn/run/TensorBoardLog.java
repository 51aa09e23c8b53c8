package org.thalweg.learn.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;
import org.thalweg.learn.train.EpochRecord;
import org.thalweg.learn.train.Event;

/**
 * Curves for TensorBoard: the loss by step, and by epoch loss, learning rate and what was measured.
 * Each process that goes on with a run writes a file of its own, as TensorBoard expects.
 */
final class TensorBoardLog implements Log {
  private final Path file;
  private final FileChannel to;
  private boolean empty = true;

  /**
   * A new file.
   *
   * @param folder where TensorBoard finds it by its name
   */
  TensorBoardLog(Path folder, Instant now) throws IOException {
    String name = String.format(Locale.ROOT, "events.out.tfevents.%010d", now.getEpochSecond());
    int number = 0;
    while (Files.exists(folder.resolve(name + "." + number))) {
      number++; // of a process that began in the same second
    }
    this.file = folder.resolve(name + "." + number);
    this.to = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public void write(Event event, Instant at) throws IOException {
    if (empty) {
      Log.write(to, TensorBoardRecord.version(at));
      empty = false;
    }
    switch (event) {
      case Event.Progress progress -> scalar(at, progress.steps(), "step/loss", progress.loss());
      case Event.EpochDone done -> {
        EpochRecord epoch = done.epoch();
        scalar(at, epoch.epoch(), "epoch/loss", epoch.loss());
        scalar(at, epoch.epoch(), "epoch/learning_rate", epoch.learningRate());
        if (epoch.validationLoss().isPresent()) {
          double loss = epoch.validationLoss().getAsDouble();
          scalar(at, epoch.epoch(), "epoch/validation_loss", loss);
        }
        if (epoch.gradientNorm().isPresent()) {
          scalar(at, epoch.epoch(), "epoch/gradient_norm", epoch.gradientNorm().getAsDouble());
        }
      }
      case Event.Evaluated evaluated -> {
        for (var metric : evaluated.metrics().values().entrySet()) {
          String tag = evaluated.part() + "/" + metric.getKey();
          scalar(at, evaluated.epoch(), tag, metric.getValue());
        }
      }
      case Event.Started _,
          Event.Tried _,
          Event.Chosen _,
          Event.Diverged _,
          Event.RateReduced _,
          Event.Checkpointed _,
          Event.Warned _,
          Event.Ended _ -> {}
    }
  }

  private void scalar(Instant at, long step, String tag, double value) throws IOException {
    Log.write(to, TensorBoardRecord.scalar(at, step, tag, (float) value));
  }

  @Override
  public void close() throws IOException {
    to.close();
  }
}
