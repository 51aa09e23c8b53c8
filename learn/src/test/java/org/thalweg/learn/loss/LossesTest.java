package org.thalweg.learn.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.grad.Derivatives;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;

class LossesTest {
  private record Result(double loss, double[] gradient) {}

  private interface Loss {
    Expr of(Expr outputs, Expr targets);
  }

  private static Result run(Loss loss, Array outputs, Array targets) {
    Expr z = Expr.input("z", outputs.type());
    Expr y = Expr.input("y", targets.type());
    Expr value = loss.of(z, y);
    Program program =
        new Program(
            List.of(z, y), List.of(value, Derivatives.gradient(value, List.of(z)).getFirst()));
    List<Array> results = Interpreter.evaluate(program, List.of(outputs, targets));
    return new Result(results.get(0).item(), results.get(1).f64());
  }

  @Test
  void squaredErrorIsTheMean() {
    Result result =
        run(
            (z, y) -> Losses.squaredError(z, y).mean(),
            Array.of(new double[] {1, 5}, 2),
            Array.of(new double[] {2, 2}, 2));
    assertEquals((1 + 9) / 2.0, result.loss);
    assertArrayEquals(new double[] {-1, 3}, result.gradient);
  }

  @Test
  void logisticGradientIsProbabilityMinusLabel() {
    // At logit 0, where every model of zeros starts, max(z, 0) and |z| have corners.
    double[] logits = {0, 0, 2, -3};
    Result result =
        run(LossesTest::logistic, Array.of(logits, 4), Array.of(new int[] {1, 0, 1, 1}, 4));
    double[] expected = {-0.5, 0.5, sigmoid(2) - 1, sigmoid(-3) - 1};
    double loss = 0;
    for (int i = 0; i < 4; i++) {
      expected[i] /= 4;
      double z = logits[i];
      loss += (i == 1 ? Math.log(1 + Math.exp(z)) : Math.log(1 + Math.exp(-z))) / 4;
    }
    assertEquals(loss, result.loss, 1e-15);
    assertArrayEquals(expected, result.gradient, 1e-15);
  }

  @Test
  void crossEntropyGradientIsSoftmaxMinusOneHot() {
    double[] logits = {1, 2, 3, 0, 0, 0};
    Result result =
        run(LossesTest::crossEntropy, Array.of(logits, 2, 3), Array.of(new int[] {0, 2}, 2));
    double sum = Math.exp(1) + Math.exp(2) + Math.exp(3);
    assertEquals((Math.log(sum) - 1 + Math.log(3)) / 2, result.loss, 1e-15);
    assertArrayEquals(
        new double[] {
          (Math.exp(1) / sum - 1) / 2,
          Math.exp(2) / sum / 2,
          Math.exp(3) / sum / 2,
          1 / 6.0,
          1 / 6.0,
          -1 / 3.0
        },
        result.gradient,
        1e-15);
  }

  @Test
  void farLogitsNeitherOverflowNorVanish() {
    Result wrong =
        run(
            LossesTest::crossEntropy,
            Array.of(new double[] {1e4, -1e4}, 1, 2),
            Array.of(new int[] {1}, 1));
    assertEquals(2e4, wrong.loss, 1e-9);
    assertArrayEquals(new double[] {1, -1}, wrong.gradient, 1e-15);
    Result sure =
        run(LossesTest::logistic, Array.of(new double[] {-800}, 1), Array.of(new int[] {1}, 1));
    assertEquals(800, sure.loss, 1e-12);
    assertEquals(-1, sure.gradient[0], 1e-15);
    Result right =
        run(LossesTest::logistic, Array.of(new double[] {40}, 1), Array.of(new int[] {1}, 1));
    assertEquals(Math.exp(-40), right.loss, 1e-30);
    assertTrue(right.gradient[0] <= 0);
  }

  @Test
  void lossesComeInTheTypeOfTheOutputs() {
    Expr z = Expr.input("z", DType.F32, 4, 3);
    assertEquals(DType.F32, crossEntropy(z, Expr.input("y", DType.I32, 4)).dtype());
  }

  @Test
  void smoothedLabelsAreTheCrossEntropyWithTheSmoothedDistribution() {
    double[] logits = {1, 2, 3, 0, -1, 0.5};
    int[] labels = {0, 2};
    double expected = 0;
    for (int row = 0; row < 2; row++) {
      double sum = 0;
      for (int c = 0; c < 3; c++) {
        sum += Math.exp(logits[3 * row + c]);
      }
      for (int c = 0; c < 3; c++) {
        double probability = 0.1 / 3 + (c == labels[row] ? 0.9 : 0);
        expected -= probability * Math.log(Math.exp(logits[3 * row + c]) / sum) / 2;
      }
    }
    Result result =
        run(
            (z, y) -> Losses.crossEntropy(z, y, 0.1).mean(),
            Array.of(logits, 2, 3),
            Array.of(labels, 2));
    assertEquals(expected, result.loss, 1e-14);
  }

  @Test
  void twoSmoothedClassesAreOneSmoothedAnswer() {
    double[] logits = {0, 1.5, -2, 40, -700};
    int[] labels = {1, 0, 0, 1, 1};
    double[] pairs = new double[10];
    for (int row = 0; row < 5; row++) {
      pairs[2 * row + 1] = logits[row];
    }
    Result one =
        run((z, y) -> Losses.logistic(z, y, 0.2).mean(), Array.of(logits, 5), Array.of(labels, 5));
    Result two =
        run(
            (z, y) -> Losses.crossEntropy(z, y, 0.2).mean(),
            Array.of(pairs, 5, 2),
            Array.of(labels, 5));
    assertEquals(two.loss, one.loss, 1e-12);
    for (int row = 0; row < 5; row++) {
      assertEquals(two.gradient[2 * row + 1], one.gradient[row], 1e-15, "row " + row);
    }
  }

  private static Expr logistic(Expr logits, Expr labels) {
    return Losses.logistic(logits, labels, 0).mean();
  }

  private static Expr crossEntropy(Expr logits, Expr labels) {
    return Losses.crossEntropy(logits, labels, 0).mean();
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}
