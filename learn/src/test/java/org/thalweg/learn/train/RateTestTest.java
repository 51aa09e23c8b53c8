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

/** The range test on losses whose greatest rate is known, and on curves drawn by hand. */
class RateTestTest {

  @Test
  void gradientDescentBlowsUpBeyondTwoOverTheGreatestCurvature() {
    Dataset data = SmallData.scaled(50, 3, 1);
    RateTest.Range range = new RateTest.Range(1e-5, 1e2, 140);
    RateTest test =
        RateTest.run(
            new LinearRegression(data.width()),
            data,
            Options.all().optimizer(Optimizer.named("sgd")).build(),
            range);
    // Features are one standardized column nine times over: the Hessian of the mean squared error
    // is 2/n·XᵀX, whose greatest eigenvalue is 2·9.
    double limit = 2.0 / (2 * 9);
    double blowUp = test.blowUp().orElseThrow();
    assertTrue(blowUp > limit && blowUp < 10 * limit, blowUp + " by " + limit);
    assertTrue(test.recommended() < limit, test.recommended() + " by " + limit);
    assertTrue(test.recommended() > limit / 100, test.recommended() + " by " + limit);
    double factor = Math.pow(1e7, 1 / 139.0);
    for (int i = 1; i < test.points().size(); i++) {
      double ratio = test.points().get(i).learningRate() / test.points().get(i - 1).learningRate();
      assertEquals(factor, ratio, 1e-9);
    }
  }

  @Test
  void itIsWhereTheLossFallsFastest() {
    List<RateTest.Point> points = new ArrayList<>();
    for (int i = 0; i <= 60; i++) {
      double loss = 2 - Math.tanh((i - 30) / 4.0);
      points.add(point(i, loss));
    }
    assertEquals(rate(30), RateTest.of(points, OptionalDouble.empty()).recommended());
  }

  @Test
  void itIsATenthOfTheBlowUpWhereThatIsLessOrNothingFalls() {
    List<RateTest.Point> flat = new ArrayList<>();
    for (int i = 0; i <= 60; i++) {
      flat.add(point(i, 1));
    }
    RateTest tenth = RateTest.of(flat, OptionalDouble.of(rate(60)));
    assertEquals(rate(60) / 10, tenth.recommended());
    assertTrue(tenth.reason().contains("a tenth"), tenth.reason());
    assertEquals(rate(60), RateTest.of(flat, OptionalDouble.empty()).recommended());

    List<RateTest.Point> late = new ArrayList<>(flat.subList(0, 57));
    late.add(point(57, 0.5));
    late.add(point(58, 0.1));
    late.add(point(59, 3));
    assertEquals(rate(60) / 10, RateTest.of(late, OptionalDouble.of(rate(60))).recommended());
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThrows(InputException.class, () -> new RateTest.Range(0, 1, 100));
    assertThrows(InputException.class, () -> new RateTest.Range(1, 1, 100));
    assertThrows(InputException.class, () -> new RateTest.Range(0.1, 1, 19));
    Options dog = Options.all().optimizer(Optimizer.named("dog"));
    InputException refused =
        assertThrows(
            InputException.class,
            () ->
                RateTest.run(
                    new LinearRegression(2),
                    SmallData.linear(10, 2, 0, 1),
                    dog.build(),
                    new RateTest.Range(0.1, 1, 20)));
    assertTrue(refused.getMessage().contains("--optimizer dog"), refused.getMessage());
  }

  private static double rate(int i) {
    return 1e-6 * Math.pow(10, i / 10.0);
  }

  private static RateTest.Point point(int i, double loss) {
    return new RateTest.Point(rate(i), loss, loss);
  }
}
