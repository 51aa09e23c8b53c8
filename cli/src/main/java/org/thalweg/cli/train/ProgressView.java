package org.thalweg.cli.train;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.thalweg.cli.console.Notes;
import org.thalweg.learn.data.Wording;
import org.thalweg.learn.train.EpochRecord;
import org.thalweg.learn.train.Event;
import org.thalweg.learn.train.Plan;

/**
 * Shows how a run goes on standard error: a bar that is drawn over itself on a terminal, and about
 * ten plain lines elsewhere.
 */
final class ProgressView implements Consumer<Event> {
  private static final int LINES = 10;
  private static final int NARROW = 50;

  private final Notes notes;
  private final PrintWriter err;
  private final OptionalInt columns;
  private final String schedule;
  private Plan plan = new Plan(1, 1, 1, 1, 0);
  private long began;
  private long stepsBefore;
  private int drawn;

  /**
   * A view.
   *
   * @param columns width of the terminal, empty if there is none
   * @param schedule how the learning rate goes, for people
   */
  ProgressView(Notes notes, OptionalInt columns, String schedule) {
    this.notes = notes;
    this.err = notes.err();
    this.columns = columns;
    this.schedule = schedule;
  }

  @Override
  public void accept(Event event) {
    switch (event) {
      case Event.Started started -> {
        plan = started.plan();
        stepsBefore = started.steps();
        notes.say(
            "%s of %s%s"
                .formatted(
                    Wording.count(plan.epochs(), "epoch"),
                    batches(plan),
                    plan.l2() > 0 ? "; weights held small with --l2 " + plan.l2() : ""));
        if (stepsBefore > 0) {
          notes.say(
              String.format(
                  Locale.ROOT,
                  "going on after %s (%.1f s)",
                  Wording.count(stepsBefore, "step"),
                  started.seconds()));
        }
      }
      case Event.Tried tried ->
          draw(String.format(Locale.ROOT, "trying learning rate %.2g", tried.learningRate()));
      case Event.Chosen chosen -> {
        began = System.nanoTime();
        clear();
        notes.say(
            "learning rate %s: %s; %s"
                .formatted(
                    rate(chosen.learningRate().value()), chosen.learningRate().reason(), schedule));
      }
      case Event.Diverged diverged -> {
        began = System.nanoTime();
        stepsBefore = diverged.backTo();
        clear();
        notes.warn(List.of(text(diverged)));
      }
      case Event.Progress progress -> draw(bar(progress));
      case Event.EpochDone done -> line(done.epoch());
      case Event.RateReduced reduced -> {
        clear();
        notes.warn(
            List.of(
                "epoch %d: no better fit for some epochs; on with learning rate %s"
                    .formatted(reduced.epoch(), rate(reduced.learningRate()))));
      }
      case Event.Warned warned -> {
        clear();
        notes.warn(List.of(warned.text()));
      }
      case Event.Evaluated _, Event.Checkpointed _, Event.Ended _ -> {}
    }
  }

  private static String batches(Plan plan) {
    String rows = Wording.count(plan.batchSize(), "row");
    return plan.accumulate() == 1
        ? "%s, %s a step".formatted(Wording.count(plan.stepsPerEpoch(), "step"), rows)
        : "%d batches, %s each; one step for %d of them"
            .formatted(plan.stepsPerEpoch(), rows, plan.accumulate());
  }

  /** Leaves the terminal's line empty, for what comes after the run. */
  void clear() {
    if (drawn > 0) {
      err.print("\r" + " ".repeat(drawn) + "\r");
      err.flush();
      drawn = 0;
    }
  }

  private void draw(String text) {
    if (columns.isEmpty()) {
      return;
    }
    String shown = text.substring(0, Math.min(text.length(), Math.max(1, columns.getAsInt() - 1)));
    err.print("\r" + shown + " ".repeat(Math.max(0, drawn - shown.length())));
    err.flush();
    drawn = shown.length();
  }

  private String bar(Event.Progress progress) {
    double seconds = (System.nanoTime() - began) * 1e-9;
    double part = (double) progress.steps() / progress.of();
    double perStep = seconds / (progress.steps() - stepsBefore);
    String figures =
        String.format(
            Locale.ROOT,
            " epoch %d/%d  %.0f %%  %,.0f rows/s  %s left  loss %.4g",
            progress.epoch(),
            plan.epochs(),
            100 * part,
            plan.batchSize() / perStep,
            duration((progress.of() - progress.steps()) * perStep),
            progress.loss());
    int width = Math.min(30, columns.orElse(0) - NARROW);
    if (width < 5) {
      return figures.strip();
    }
    int done = (int) (part * width);
    return "[" + "#".repeat(done) + ".".repeat(width - done) + "]" + figures;
  }

  private void line(EpochRecord epoch) {
    boolean shown =
        epoch.epoch() == 1
            || epoch.epoch() == plan.epochs()
            || epoch.epoch() % Math.ceilDiv(plan.epochs(), LINES) == 0;
    if (columns.isPresent() || !shown) {
      return;
    }
    double seconds = (System.nanoTime() - began) * 1e-9;
    err.println(
        String.format(
            Locale.ROOT,
            "epoch %d/%d  loss %.4g%s  %.1f s  %,.0f rows/s",
            epoch.epoch(),
            plan.epochs(),
            epoch.loss(),
            epoch.validationLoss().isPresent()
                ? String.format(
                    Locale.ROOT, "  validation loss %.4g", epoch.validationLoss().getAsDouble())
                : "",
            seconds,
            ((long) epoch.epoch() * plan.stepsPerEpoch() - stepsBefore)
                * (double) plan.batchSize()
                / seconds));
    err.flush();
  }

  private static String text(Event.Diverged diverged) {
    String then =
        diverged.next().isPresent()
            ? "back to the state after step %d and on with learning rate %s"
                .formatted(diverged.backTo(), rate(diverged.next().getAsDouble()))
            : diverged.times() > 0
                ? "the run ends, it went back %d times before".formatted(diverged.times())
                : "the run ends";
    return "step %d (epoch %d, batch %d): %s; %s"
        .formatted(
            diverged.step(),
            diverged.epoch(),
            diverged.batch(),
            diverged
                .cause()
                .map(cause -> "first op that is not finite: " + cause)
                .orElseGet(() ->
                    Double.isFinite(diverged.loss())
                        ? "the loss has grown to %.3g".formatted(diverged.loss())
                        : "the loss is " + diverged.loss()),
            then);
  }

  private static String rate(double value) {
    return String.format(Locale.ROOT, "%.2g", value);
  }

  /** Seconds, or minutes and seconds. */
  private static String duration(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
  }
}
