package org.thalweg.optim.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.thalweg.optim.problem.Vectors;

/** Laws of the factorizations, on matrices drawn at random. */
class LinearAlgebraTest {
  private final SplittableRandom random = new SplittableRandom(7);

  private double[] draw(int count) {
    return random.doubles(count, -1, 1).toArray();
  }

  private static double[] times(double[] matrix, double[] x, int m) {
    int n = x.length;
    double[] product = new double[m];
    for (int i = 0; i < m; i++) {
      product[i] = Vectors.dot(Arrays.copyOfRange(matrix, i * n, (i + 1) * n), x);
    }
    return product;
  }

  private double[] symmetric(int n) {
    double[] matrix = draw(n * n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        matrix[i * n + j] = matrix[j * n + i];
      }
    }
    return matrix;
  }

  @Test
  void eigenvectorsOfASymmetricMatrix() {
    for (int n = 1; n <= 12; n++) {
      double scale = Math.pow(10, random.nextInt(-200, 200));
      double[] matrix = Vectors.scaled(scale, symmetric(n));
      SymmetricEigen eigen = SymmetricEigen.of(matrix, n).orElseThrow();
      for (int i = 0; i < n; i++) {
        assertTrue(i == 0 || eigen.values()[i - 1] <= eigen.values()[i]);
        double[] vector = eigen.vectors()[i];
        assertArrayEquals(
            Vectors.scaled(eigen.values()[i], vector), times(matrix, vector, n), 1e-13 * n * scale);
      }
      double[] x = draw(n);
      assertArrayEquals(x, eigen.whole(eigen.parts(x)), 1e-13 * n);
    }
  }

  @Test
  void nothingComesOfWhatIsNotFinite() {
    assertTrue(SymmetricEigen.of(new double[] {1, Double.NaN, Double.NaN, 1}, 2).isEmpty());
    assertTrue(Cholesky.of(new double[] {1, Double.NaN, Double.NaN, 1}, 2).isEmpty());
    assertTrue(Cholesky.of(new double[] {1, 2, 2, 1}, 2).isEmpty());
    assertTrue(Cholesky.of(new double[] {1, 1, 1, 1}, 2).isEmpty());
  }

  @Test
  void choleskySolvesWhateverTheUnits() {
    for (int n = 1; n <= 8; n++) {
      double[] root = draw(n * n);
      double[] units = new double[n];
      Arrays.setAll(units, i -> Math.pow(10, random.nextInt(-20, 20)));
      double[] matrix = new double[n * n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          double sum = i == j ? 1 : 0;
          for (int k = 0; k < n; k++) {
            sum += root[i * n + k] * root[j * n + k];
          }
          matrix[i * n + j] = units[i] * sum * units[j];
        }
      }
      double[] x = draw(n);
      for (int i = 0; i < n; i++) {
        x[i] /= units[i];
      }
      double[] solved = Cholesky.of(matrix, n).orElseThrow().solve(times(matrix, x, n));
      for (int i = 0; i < n; i++) {
        assertEquals(x[i], solved[i], 1e-12 / units[i]);
      }
    }
  }

  @Test
  void residualsOfTheSolutionAreOrthogonalToTheColumns() {
    for (int n = 1; n <= 6; n++) {
      int m = n + random.nextInt(8);
      double[] jacobian = draw(m * n);
      double[] residuals = draw(m);
      double[] step = LinearLeastSquares.of(jacobian, residuals, n).solution().orElseThrow();
      double[] left = Vectors.sum(residuals, 1, times(jacobian, step, m));
      assertArrayEquals(new double[n], Compensated.transposedTimes(jacobian, left, n), 1e-13 * n);
    }
  }

  @Test
  void whereRankIsMissingTheShortestIsTaken() {
    // Two equal columns of length √2 share what one would do: x + y = 3 at the least squares.
    double[] jacobian = {1, 1, 1, 1};
    LinearLeastSquares problem = LinearLeastSquares.of(jacobian, new double[] {-2, -4}, 2);
    assertTrue(problem.solution().isEmpty());
    assertArrayEquals(new double[] {1.5, 1.5}, problem.shortest().orElseThrow(), 1e-14);
    LinearLeastSquares nothing = LinearLeastSquares.of(new double[4], new double[2], 2);
    assertArrayEquals(new double[2], nothing.shortest().orElseThrow());
    LinearLeastSquares wide =
        LinearLeastSquares.of(new double[] {1, 0, 0, 0, 2, 0}, new double[] {-1, -4}, 3);
    assertArrayEquals(new double[] {1, 2, 0}, wide.shortest().orElseThrow(), 1e-14);
  }

  @Test
  void compensatedSumsKeepWhatCancels() {
    double[] column = {1e16, 1, -1e16};
    assertEquals(1, Compensated.transposedTimes(column, new double[] {1, 1, 1}, 1)[0]);
    double third = 1 + 0x1p-30;
    double[] products = {third, -1, -0x1p-29};
    assertEquals(0x1p-60, Compensated.transposedTimes(products, new double[] {third, 1, 1}, 1)[0]);
  }

  /**
   * Moré and Sorensen's conditions of the lowest point in a ball: (λ + σ)·q = −g, σ ≥ 0, all λ + σ
   * ≥ 0, and |q| = Δ unless σ = 0.
   */
  @Test
  void boundedStepsAreTheLowestInTheBall() {
    for (int trial = 0; trial < 500; trial++) {
      int n = 1 + random.nextInt(6);
      double[] values = Vectors.scaled(Math.pow(10, random.nextInt(-3, 4)), draw(n));
      double[] gradient = Vectors.scaled(Math.pow(10, random.nextInt(-3, 4)), draw(n));
      Arrays.sort(values);
      if (trial % 3 == 0) {
        gradient[0] = 0; // the hard case, if the rest is short enough
      }
      double radius = Math.pow(10, random.nextDouble() * 4 - 2);
      double[] step = BoundedStep.of(values, gradient, radius);
      double length = Vectors.norm(step);
      assertTrue(length <= 1.002 * radius, "length " + length + " of " + radius);
      double lowest = model(values, gradient, step);
      assertTrue(lowest <= 0);
      for (int other = 0; other < 200; other++) {
        double[] drawn = draw(n);
        double to = (other % 2 == 0 ? 1 : random.nextDouble()) * length / Vectors.norm(drawn);
        double value = model(values, gradient, Vectors.scaled(to, drawn));
        assertTrue(value >= lowest - 1e-9 * Math.abs(lowest), value + " below " + lowest);
      }
    }
  }

  private static double model(double[] values, double[] gradient, double[] step) {
    double sum = 0;
    for (int i = 0; i < step.length; i++) {
      sum += step[i] * (gradient[i] + values[i] * step[i] / 2);
    }
    return sum;
  }
}
