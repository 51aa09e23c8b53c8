package org.thalweg.learn.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.model.LinearRegression;
import org.thalweg.learn.train.options.Optimizer;
import org.thalweg.learn.train.options.RateRange;

/** The range test on losses whose greatest rate is known, and on curves drawn by hand. */
class RateSweepTest {

  @Test
  void gradientDescentBlowsUpBeyondTwoOverTheGreatestCurvature() {
    Dataset data = SmallData.scaled(50, 3, 1);
    RateRange range = new RateRange(1e-5, 1e2, 140);
    RateSweep sweep =
        RateSweep.run(
            new LinearRegression(data.width()),
            data,
            Options.all().optimizer(Optimizer.named("sgd")).build(),
            range);
    // Features are one standardized column nine times over: the Hessian of the mean squared error
    // is 2/n·XᵀX, whose greatest eigenvalue is 2·9.
    double limit = 2.0 / (2 * 9);
    double blowUp = sweep.blowUp().orElseThrow();
    assertTrue(blowUp > limit && blowUp < 10 * limit, blowUp + " by " + limit);
    assertTrue(sweep.recommended() < limit, sweep.recommended() + " by " + limit);
    assertTrue(sweep.recommended() > limit / 4, sweep.recommended() + " by " + limit);
    double factor = Math.pow(1e7, 1 / 139.0);
    for (int i = 1; i < sweep.points().size(); i++) {
      double ratio =
          sweep.points().get(i).learningRate() / sweep.points().get(i - 1).learningRate();
      assertEquals(factor, ratio, 1e-9);
    }
  }

  @Test
  void itIsHalfTheRateWithTheLeastLoss() {
    List<RateSweep.Point> points = new ArrayList<>();
    for (int i = 0; i <= 60; i++) {
      points.add(point(i, 2 - Math.tanh((i - 30) / 4.0) + Math.max(0, i - 45)));
    }
    assertEquals(rate(45) / 2, RateSweep.of(points, OptionalDouble.of(rate(60))).recommended());
    RateSweep cut = RateSweep.of(points.subList(0, 40), OptionalDouble.empty());
    assertEquals(rate(39), cut.recommended());
    assertTrue(cut.reason().contains("still falls: try --to"), cut.reason());
  }

  @Test
  void itIsATenthOfTheBlowUpWhereNothingFalls() {
    List<RateSweep.Point> flat = new ArrayList<>();
    for (int i = 0; i <= 60; i++) {
      flat.add(point(i, 1));
    }
    RateSweep tenth = RateSweep.of(flat, OptionalDouble.of(rate(60)));
    assertEquals(rate(60) / 10, tenth.recommended());
    assertTrue(tenth.reason().contains("a tenth"), tenth.reason());
    assertEquals(rate(60), RateSweep.of(flat, OptionalDouble.empty()).recommended());
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThrows(InputException.class, () -> new RateRange(0, 1, 100));
    assertThrows(InputException.class, () -> new RateRange(1, 1, 100));
    assertThrows(InputException.class, () -> new RateRange(0.1, 1, 19));
    Options dog = Options.all().optimizer(Optimizer.named("dog"));
    InputException refused =
        assertThrows(
            InputException.class,
            () ->
                RateSweep.run(
                    new LinearRegression(2),
                    SmallData.linear(10, 2, 0, 1),
                    dog.build(),
                    new RateRange(0.1, 1, 20)));
    assertTrue(refused.getMessage().contains("--optimizer dog"), refused.getMessage());
  }

  private static double rate(int i) {
    return 1e-6 * Math.pow(10, i / 10.0);
  }

  private static RateSweep.Point point(int i, double loss) {
    return new RateSweep.Point(rate(i), loss, loss);
  }
}
