package org.thalweg.learn.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.model.Engine;
import org.thalweg.learn.model.Model;
import org.thalweg.learn.train.options.Optimizer;
import org.thalweg.learn.train.options.RateRange;
import org.thalweg.learn.train.options.TrainingOptions;

/**
 * The learning-rate range test (Smith 2017, section 3.3): one short run whose rate grows by a
 * factor at each step until the loss blows up.
 *
 * @param points one a step
 * @param blowUp the rate at which the loss blew up; empty if it never did
 * @param recommended a rate to train with
 * @param reason why this one, for people
 */
public record RateSweep(
    List<Point> points, OptionalDouble blowUp, double recommended, String reason) {
  /** The test ends when the smoothed loss is so many times the least. */
  private static final double BLOWN_UP = 4;

  /** Losses so many steps before and after a step smooth its own. */
  private static final int REACH = 5;

  /**
   * One step.
   *
   * @param learningRate of the step
   * @param loss of its batch, before the step
   * @param smoothed mean of the losses around it, those nearer counting more
   */
  public record Point(double learningRate, double loss, double smoothed) {}

  /** Copies the list. */
  public RateSweep {
    points = List.copyOf(points);
  }

  /**
   * Makes the test.
   *
   * @throws InputException if the options do not suit the model, or the rule finds its rate itself
   */
  public static RateSweep run(
      Model model, Dataset train, TrainingOptions options, RateRange range) {
    options.loss().requireFor(model);
    Optimizer optimizer = options.descent().optimizer();
    if (optimizer.named().findsRate()) {
      throw new InputException(
          "--optimizer %s finds its learning rate itself: there is none to look for"
              .formatted(optimizer.named().name()));
    }
    Plan plan = Plan.of(options, model, train.rows());
    Batches batches = new Batches(plan, options.seed());
    Descent descent = new Descent(model, train, options, plan, new Engine(options.threads()));
    descent.start(model.initial(options.seed()), plan.batchSize());

    List<Double> losses = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    int epoch = 0;
    int[] order = batches.order(epoch);
    int place = 0;
    OptionalDouble blowUp = OptionalDouble.empty();
    for (int step = 0; step < range.steps() && blowUp.isEmpty(); step++) {
      double sum = 0;
      for (int part = 0; part < plan.accumulate(); part++) {
        if (place + plan.batchSize() > order.length) {
          order = batches.order(++epoch);
          place = 0;
        }
        sum +=
            descent.step(
                order,
                place,
                plan.batchSize(),
                range.at(step),
                Portion.of(part, plan.accumulate()));
        place += plan.batchSize();
      }
      double loss = sum / plan.accumulate();
      losses.add(loss);
      double recent = mean(losses.subList(Math.max(0, losses.size() - REACH), losses.size()));
      least = Math.min(least, recent);
      if (!Double.isFinite(loss) || losses.size() > REACH && recent > BLOWN_UP * least) {
        blowUp = OptionalDouble.of(range.at(step));
      }
    }
    return of(points(losses, range), blowUp);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
  }

  /** The steps with finite losses, smoothed by triangles. */
  private static List<Point> points(List<Double> losses, RateRange range) {
    int count = losses.size();
    while (count > 0 && !Double.isFinite(losses.get(count - 1))) {
      count--;
    }
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int reach = Math.min(REACH, Math.min(i, count - 1 - i));
      double sum = 0;
      double weights = 0;
      for (int j = i - reach; j <= i + reach; j++) {
        double weight = reach + 1 - Math.abs(i - j);
        sum += weight * losses.get(j);
        weights += weight;
      }
      points.add(new Point(range.at(i), losses.get(i), sum / weights));
    }
    return points;
  }

  /**
   * The recommendation that follows from a curve: half the rate with the least smoothed loss. On a
   * quadratic whose greatest curvature is L the loss of gradient descent turns at the rate 2/L, and
   * half of that is the greatest step that never goes too far. The steepest place of the curve,
   * which is often taken, lies far lower: see docs/adr/0006.
   */
  static RateSweep of(List<Point> points, OptionalDouble blowUp) {
    int lowest = 0;
    for (int i = 0; i < points.size(); i++) {
      lowest = points.get(i).smoothed < points.get(lowest).smoothed ? i : lowest;
    }
    double rate = points.get(lowest).learningRate;
    if (lowest == points.size() - 1) {
      return new RateSweep(
          points, blowUp, rate, "the greatest that was tried; the loss still falls: try --to");
    }
    if (lowest > 0) {
      return new RateSweep(
          points, blowUp, rate / 2, "half of " + text(rate) + ", beyond which the loss rises");
    }
    if (blowUp.isPresent()) {
      double last = blowUp.getAsDouble();
      return new RateSweep(
          points, blowUp, last / 10, "a tenth of " + text(last) + ", where the loss blows up");
    }
    return new RateSweep(
        points,
        blowUp,
        points.getLast().learningRate,
        "the greatest that was tried, with which the loss neither falls nor blows up: try --to");
  }

  private static String text(double rate) {
    return String.format(Locale.ROOT, "%.2g", rate);
  }
}
