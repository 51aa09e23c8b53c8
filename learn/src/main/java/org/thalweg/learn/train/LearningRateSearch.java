package org.thalweg.learn.train;

import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.thalweg.core.array.Array;

/**
 * Finds a learning rate by trial. Each trial is the first steps of a run at a constant rate, all from
 * the same parameters over the same batches; its mean loss over the second half of these steps,
 * each batch seen for the first time, says how good the rate is. Rates are powers of two: the search
 * walks in factors of four towards smaller loss, then looks at the neighbours. Where a rate is too
 * large the loss shoots up well before the best rate for a long run is passed, so the rate found has
 * a margin; a run that comes down to 0 in the end does hardly better or worse over a factor of four
 * around it.
 */
final class LearningRateSearch {
  private static final int START = -5;
  private static final int GREATEST = 6;
  private static final int LEAST = -30;
  private static final int FEWEST_STEPS = 10;
  private static final int MOST_STEPS = 1000;
  private static final int PART = 80;

  private final Descent descent;
  private final Array start;
  private final int[] order;
  private final int batch;
  private final int steps;
  private final Consumer<Event> listener;
  private final SequencedMap<Integer, Double> losses = new TreeMap<>();

  LearningRateSearch(
      Descent descent, Array start, Batches batches, Consumer<Event> listener) {
    this.descent = descent;
    this.start = start;
    this.order = batches.order(0);
    this.batch = batches.plan().batchSize();
    this.steps = Math.clamp(batches.plan().steps() / PART, FEWEST_STEPS, MOST_STEPS);
    this.listener = listener;
  }

  LearningRate find() {
    int best = walk(START, 2);
    if (best == START) {
      best = walk(START, -2);
    }
    best = loss(best - 1) < loss(best) ? best - 1 : loss(best + 1) < loss(best) ? best + 1 : best;
    double rate = Math.scalb(1.0, best);
    return new LearningRate(
        rate,
        String.format(
            Locale.ROOT,
            "best of %d tried for %d steps each, from %s to %s",
            losses.size(),
            steps,
            text(Math.scalb(1.0, losses.firstEntry().getKey())),
            text(Math.scalb(1.0, losses.lastEntry().getKey()))));
  }

  /** The last exponent, going by {@code stride}, before the loss stops falling. */
  private int walk(int from, int stride) {
    int at = from;
    while (at + stride >= LEAST
        && at + stride <= GREATEST
        && (loss(at + stride) < loss(at) || loss(at) == Double.POSITIVE_INFINITY && stride < 0)) {
      at += stride;
    }
    return at;
  }

  private double loss(int exponent) {
    Double known = losses.get(exponent);
    if (known != null) {
      return known;
    }
    double rate = Math.scalb(1.0, exponent);
    double loss = trial(rate);
    losses.put(exponent, loss);
    listener.accept(new Event.Tried(rate, loss));
    return loss;
  }

  /** Mean loss over the second half of a trial, infinite if it is ever no number. */
  private double trial(double rate) {
    descent.start(start, batch);
    double sum = 0;
    int place = 0;
    for (int step = 0; step < steps; step++) {
      if (place + batch > order.length) {
        place = 0;
      }
      double loss = descent.step(order, place, batch, rate);
      if (!Double.isFinite(loss)) {
        return Double.POSITIVE_INFINITY;
      }
      sum += step >= steps / 2 ? loss : 0;
      place += batch;
    }
    return sum / (steps - steps / 2);
  }

  /** A rate in two significant digits. */
  static String text(double rate) {
    return String.format(Locale.ROOT, "%.2g", rate);
  }
}
