package org.thalweg.core.plainjava;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.thalweg.core.objective.FiniteDifferences;
import org.thalweg.core.plainjava.tape.Measured;

/** Gradients of plain Java functions against central differences, and values to the bit. */
class PlainJavaTest {
  private static final List<double[]> POINTS =
      List.of(
          new double[] {0.4, 0.7, -0.3, 1.2},
          new double[] {-1.3, 0.2, 0.9, -0.6},
          new double[] {2.13, -0.8, 1.4, 0.35});

  @TestFactory
  Stream<DynamicTest> gradientIsThatOfDifferences() {
    return Functions.all().entrySet().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> check(entry.getValue())));
  }

  /** Compares values to the bit, and gradients with differences. */
  static void check(VectorFunction function) {
    JavaObjective objective = PlainJava.objective(4, function);
    FiniteDifferences differences =
        new FiniteDifferences(
            4, point -> function.at(point.clone()), FiniteDifferences.Kind.CENTRAL);
    for (double[] point : POINTS) {
      for (int again = 0; again < 2; again++) {
        double[] gradient = new double[4];
        double[] given = point.clone();
        double value = objective.valueAndGradient(given, gradient);
        assertEquals(
            Double.doubleToRawLongBits(function.at(point.clone())),
            Double.doubleToRawLongBits(value),
            "value");
        assertEquals(value, objective.value(given), 0, "value");
        assertArrayEquals(point, given, "the point was written");
        double[] expected = new double[4];
        differences.valueAndGradient(point, expected);
        for (int i = 0; i < 4; i++) {
          double scale = Math.max(1, Math.max(Math.abs(value), Math.abs(expected[i])));
          assertEquals(expected[i], gradient[i], 2e-7 * scale, "derivative by x" + i);
        }
      }
    }
    assertTrue(objective.warnings().isEmpty(), () -> objective.warnings().toString());
  }

  @Test
  void productsWithTheHessianAreThoseOfAQuadraticForm() {
    JavaObjective objective = PlainJava.objective(2, x -> x[0] * x[0] + 3 * x[0] * x[1]);
    double[] product = new double[2];
    objective.hessianVectorProduct(new double[] {1, 2}, new double[] {1, -1}, product);
    assertEquals(-1, product[0], 1e-9);
    assertEquals(3, product[1], 1e-9);
  }

  @Test
  void gradientOfAMethodByReflection() throws Exception {
    JavaObjective objective =
        PlainJava.objective(4, Functions.class.getDeclaredMethod("rosenbrock", double[].class));
    double[] gradient = new double[4];
    double[] point = {1, 1, 1, 1};
    assertEquals(0, objective.valueAndGradient(point, gradient));
    assertArrayEquals(new double[4], gradient);
  }

  /** The smallest problem of ADBench, 3 components in 2 dimensions, with some more points. */
  @Test
  void gaussianMixtureByDifferences() {
    double[] start = {
      -0.649014, 1.181166, -0.758453, 0.092339, 0.186260, 0.345561, 0.396767, 0.538817, 0.419195,
      0.586443, -0.851887, 0.800321, -1.509405, 0.875874, -0.242790, 0.166813, -1.965419, -1.270071
    };
    double[][] points = {{1.175171, 2.029160}, {0.1, -0.3}, {-1.2, 0.4}};
    Gmm gmm = new Gmm(2, 3, points, 1, 0, start);
    JavaObjective objective = PlainJava.objective(start.length, gmm::value);
    double[] gradient = new double[start.length];
    double[] expected = new double[start.length];
    assertEquals(gmm.value(start), objective.valueAndGradient(start, gradient));
    new FiniteDifferences(start.length, gmm::value, FiniteDifferences.Kind.CENTRAL)
        .valueAndGradient(start, expected);
    assertArrayEquals(expected, gradient, 1e-8);
  }

  @Test
  void tapeIsMadeOnce() {
    JavaObjective objective = PlainJava.objective(4, NumberFunctions::longLoop);
    double[] gradient = new double[4];
    double[] point = POINTS.getFirst();
    objective.valueAndGradient(point, gradient);
    double[] partials = Measured.partials(objective.tape());
    objective.valueAndGradient(point, gradient);
    assertTrue(partials == Measured.partials(objective.tape()), "the tape was made again");
  }

  @Test
  void randomPolynomialsByManyOrdersOfSums() {
    Random random = new Random(5);
    for (int trial = 0; trial < 20; trial++) {
      double[][] c = new double[5][5];
      for (double[] row : c) {
        java.util.Arrays.setAll(row, i -> random.nextGaussian());
      }
      check(x -> polynomial(c, x));
    }
  }

  private static double polynomial(double[][] c, double[] x) {
    double[] powers = new double[5];
    powers[0] = 1;
    double total = 0;
    for (int v = 0; v < 4; v++) {
      for (int k = 1; k < 5; k++) {
        powers[k] = powers[k - 1] * x[v];
      }
      double sum = total * 0.5;
      for (int k = 0; k < 5; k++) {
        sum += c[v][k] * powers[k];
        powers[(k + 2) % 5] += 0.1 * sum;
      }
      total += sum * sum * 0.1;
    }
    return total;
  }
}
