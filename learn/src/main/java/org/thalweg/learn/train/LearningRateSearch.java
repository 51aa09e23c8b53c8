package org.thalweg.learn.train;

import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.thalweg.core.array.Array;
import org.thalweg.learn.train.options.LearningRate;

/**
 * Finds a learning rate by trial. Each trial is the first steps of a run at a constant rate, all
 * from the same parameters over the same batches; its mean loss over the second half of these
 * steps, each batch seen for the first time, says how good the rate is. Rates are powers of two:
 * from the rule's usual rate the search walks in factors of four towards smaller loss, looks at the
 * neighbours, and of rates that come within 3 % of the greatest fall of the loss takes the largest:
 * short trials at a constant rate favour small steps, which pay less in a long run whose rate falls
 * to 0 in the end. What such a run reaches differs little over a factor of four around the rate
 * found.
 */
final class LearningRateSearch {
  private static final int GREATEST = 6;
  private static final int LEAST = -30;
  private static final int FEWEST_STEPS = 10;
  private static final int MOST_STEPS = 1000;
  private static final int PART = 80;
  private static final double MARGIN = 0.03;
  private static final int MOST_LARGER = 2;

  private final Descent descent;
  private final Array start;
  private final int first;
  private final int[] order;
  private final int batch;
  private final int accumulate;
  private final int steps;
  private final Consumer<Event> listener;
  private final StopRequest stop;
  private final SequencedMap<Integer, Double> losses = new TreeMap<>();
  private double startLoss;

  /**
   * A search.
   *
   * @param usual rate to begin with
   */
  LearningRateSearch(
      Descent descent,
      Array start,
      double usual,
      Batches batches,
      Consumer<Event> listener,
      StopRequest stop) {
    this.descent = descent;
    this.start = start;
    this.first = Math.clamp(Math.getExponent(usual), LEAST, GREATEST);
    this.order = batches.order(0);
    this.batch = batches.plan().batchSize();
    this.accumulate = batches.plan().accumulate();
    this.steps = Math.clamp(batches.plan().updates() / PART, FEWEST_STEPS, MOST_STEPS) * accumulate;
    this.listener = listener;
    this.stop = stop;
  }

  /** The rate; any one if it was asked to stop. */
  LearningRate find() {
    int best = walk(first, 2);
    if (best == first) {
      best = walk(first, -2);
    }
    best = loss(best - 1) < loss(best) ? best - 1 : loss(best + 1) < loss(best) ? best + 1 : best;
    best = larger(best);
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

  /** The largest exponent, not far above {@code best}, that is nearly as good. */
  private int larger(int best) {
    double limit = loss(best) + MARGIN * Math.max(0, startLoss - loss(best));
    int at = best;
    while (at < best + MOST_LARGER && loss(at + 1) <= limit) {
      at++;
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
    if (!stop.isMade()) {
      listener.accept(new Event.Tried(rate, loss));
    }
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
      double loss = descent.step(order, place, batch, rate, Portion.of(step, accumulate));
      if (!Double.isFinite(loss) || stop.isMade()) {
        return Double.POSITIVE_INFINITY;
      }
      startLoss = step == 0 ? loss : startLoss;
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
