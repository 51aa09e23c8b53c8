package org.thalweg.optim.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thalweg.optim.rule.Coupled.MATRIX;
import static org.thalweg.optim.rule.Coupled.SIZE;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Type;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Distribution;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.Step;
import org.thalweg.optim.step.State;

/** Rules of matrices and of the Hessian, against plain loops and Jacobi's eigenvalues. */
class MatrixRulesTest {

  @Test
  void muonOrthogonalizesMatricesAndLeavesVectorsToAdamW() {
    double[] v = new double[MATRIX];
    double[] mean = new double[SIZE];
    double[] square = new double[SIZE];
    AdamW others = new AdamW(new Adam(0.9, 0.99, 1e-8), 0.1);
    Coupled.assertSamePath(
        new Muon(0.9, others),
        0.02,
        (w, g, rate, t) -> {
          double[] ahead = new double[MATRIX];
          for (int i = 0; i < MATRIX; i++) {
            v[i] = 0.9 * v[i] + g[i];
            ahead[i] = g[i] + 0.9 * v[i];
          }
          double[][] u = newtonSchulz(matrix(ahead, 3, 4));
          for (int i = 0; i < MATRIX; i++) {
            w[i] -= rate * (0.2 * Math.sqrt(4) * u[i / 4][i % 4] + 0.1 * w[i]);
          }
          for (int i = MATRIX; i < SIZE; i++) {
            mean[i] = 0.9 * mean[i] + 0.1 * g[i];
            square[i] = 0.99 * square[i] + 0.01 * g[i] * g[i];
            double root = Math.sqrt(square[i] / (1 - Math.pow(0.99, t)));
            double step = mean[i] / (1 - Math.pow(0.9, t)) / (root + 1e-8);
            w[i] -= rate * (step + 0.1 * w[i]);
          }
          return w;
        });
  }

  @Test
  void orthogonalizedHasSingularValuesNearOne() {
    SplittableRandom random = new SplittableRandom(5);
    for (int[] shape : new int[][] {{3, 8}, {8, 3}, {5, 5}, {1, 4}}) {
      double[] values = random.doubles(shape[0] * shape[1], -1, 1).toArray();
      Expr g = Expr.input("g", DType.F64, shape[0], shape[1]);
      double[][] u = matrix(evaluate(Matrices.orthogonalized(g), g, values), shape[0], shape[1]);
      double[][] product = shape[0] < shape[1] ? times(u, turned(u)) : times(turned(u), u);
      for (double eigenvalue : Jacobi.of(product).values()) {
        double singular = Math.sqrt(eigenvalue);
        assertTrue(singular > 0.3 && singular < 1.25, shape[0] + "×" + shape[1] + ": " + singular);
      }
    }
  }

  @Test
  void shampooIsAlgorithm1() {
    double[][] left = scaledIdentity(3, 1e-4);
    double[][] right = scaledIdentity(4, 1e-4);
    double[] squares = new double[SIZE];
    Arrays.fill(squares, 1e-4);
    Coupled.assertSamePath(
        new Shampoo(1e-4),
        0.1,
        (w, g, rate, t) -> {
          double[][] gradient = matrix(g, 3, 4);
          add(left, times(gradient, turned(gradient)));
          add(right, times(turned(gradient), gradient));
          double[][] u = times(times(inverseFourthRoot(left), gradient), inverseFourthRoot(right));
          for (int i = 0; i < SIZE; i++) {
            squares[i] += g[i] * g[i];
            w[i] -= rate * (i < MATRIX ? u[i / 4][i % 4] : g[i] / Math.sqrt(squares[i]));
          }
          return w;
        });
  }

  @Test
  void inverseFourthRootIsThatOfTheEigenvalues() {
    SplittableRandom random = new SplittableRandom(6);
    for (int n : new int[] {1, 2, 7, 12}) {
      // Fewer columns than rows: n - 1 of the eigenvalues may be 0.
      double[][] factor = matrix(random.doubles((long) n * ((n + 1) / 2), -3, 3).toArray(), n, -1);
      double[][] a = times(factor, turned(factor));
      double[] flat = Arrays.stream(a).flatMapToDouble(Arrays::stream).toArray();
      double[][] expected = inverseFourthRoot(a);
      double[] wanted = Arrays.stream(expected).flatMapToDouble(Arrays::stream).toArray();
      double size = Coupled.norm(wanted, 0, wanted.length);
      for (DType dtype : List.of(DType.F64, DType.F32)) {
        Expr matrix = Expr.input("a", dtype, n, n);
        double[] root = evaluate(Matrices.inverseFourthRoot(matrix), matrix, flat);
        double tolerance = dtype == DType.F64 ? 1e-9 : 0.1;
        for (int i = 0; i < root.length; i++) {
          assertEquals(wanted[i], root[i], tolerance * size, dtype + " n " + n + " at " + i);
        }
      }
    }
  }

  @Test
  void sophiaIsAlgorithm3WithHutchinsonsEstimator() {
    double[] m = new double[SIZE];
    double[] h = new double[SIZE];
    Coupled.assertSamePath(
        new Sophia(0.9, 0.95, 0.3, 1e-12, 0.1, 4),
        0.1,
        (w, g, rate, t) -> {
          if (t % 4 == 1) {
            double[] u = normal(t / 4);
            double[] product = Coupled.hessianVectorProduct(u);
            for (int i = 0; i < SIZE; i++) {
              h[i] = 0.95 * h[i] + 0.05 * u[i] * product[i];
            }
          }
          for (int i = 0; i < SIZE; i++) {
            m[i] = 0.9 * m[i] + 0.1 * g[i];
            w[i] -= rate * 0.1 * w[i];
            w[i] -= rate * Math.clamp(m[i] / Math.max(0.3 * h[i], 1e-12), -1, 1);
          }
          return w;
        });
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThrows(IllegalArgumentException.class, () -> new Muon(1, new AdamW()));
    assertThrows(IllegalArgumentException.class, () -> new Shampoo(0));
    assertThrows(IllegalArgumentException.class, () -> new Sophia(0.9, 0.9, 0.01, 1e-12, 0.1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Sophia(0.9, 0.9, 0, 1e-12, 0.1, 1));
  }

  /** The random vector of the first place in a rule that draws, as {@link State#random} says. */
  private static double[] normal(int stream) {
    Expr seed = Expr.input("seed", DType.I32, 2);
    Expr place = Expr.scalar(DType.I32, 0);
    Expr key = Expr.random(Distribution.BITS, Type.of(DType.I32, 2), seed, place);
    Expr at = Expr.scalar(DType.I32, stream);
    Expr normal = Expr.random(Distribution.NORMAL, Type.of(DType.F64, SIZE), key, at);
    return evaluate(normal, seed, new double[] {1, 2});
  }

  private static double[] evaluate(Expr value, Expr input, double[] at) {
    Executable run = Interpreter.of(Step.of(new Program(List.of(input), List.of(value))));
    for (int i = 0; i < at.length; i++) {
      run.input(0).set(i, at[i]);
    }
    run.run();
    Array result = run.output(0);
    double[] values = new double[result.size()];
    Arrays.setAll(values, result::get);
    return values;
  }

  /** A^(-1/4) with 1e-6 of the trace added to the diagonal. */
  private static double[][] inverseFourthRoot(double[][] a) {
    double trace = 0;
    for (int i = 0; i < a.length; i++) {
      trace += a[i][i];
    }
    double[][] shifted = scaledIdentity(a.length, 1e-6 * trace);
    add(shifted, a);
    return Jacobi.of(shifted).apply(x -> 1 / Math.sqrt(Math.sqrt(x)));
  }

  private static double[][] newtonSchulz(double[][] g) {
    double norm = 0;
    for (double[] row : g) {
      norm += Math.pow(Coupled.norm(row, 0, row.length), 2);
    }
    double[][] x = scaled(g, 1 / (Math.sqrt(norm) + 1e-7));
    for (int i = 0; i < 5; i++) {
      double[][] a = times(x, turned(x));
      double[][] b = scaled(a, -4.7750);
      add(b, scaled(times(a, a), 2.0315));
      double[][] next = scaled(x, 3.4445);
      add(next, times(b, x));
      x = next;
    }
    return x;
  }

  private static double[][] matrix(double[] flat, int rows, int columns) {
    int width = columns < 0 ? flat.length / rows : columns;
    double[][] m = new double[rows][];
    Arrays.setAll(m, i -> Arrays.copyOfRange(flat, i * width, (i + 1) * width));
    return m;
  }

  private static double[][] scaledIdentity(int n, double value) {
    double[][] m = new double[n][n];
    for (int i = 0; i < n; i++) {
      m[i][i] = value;
    }
    return m;
  }

  private static double[][] scaled(double[][] a, double factor) {
    double[][] m = new double[a.length][];
    Arrays.setAll(m, i -> Arrays.stream(a[i]).map(x -> x * factor).toArray());
    return m;
  }

  private static double[][] turned(double[][] a) {
    double[][] m = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        m[j][i] = a[i][j];
      }
    }
    return m;
  }

  private static void add(double[][] to, double[][] a) {
    for (int i = 0; i < to.length; i++) {
      for (int j = 0; j < to[0].length; j++) {
        to[i][j] += a[i][j];
      }
    }
  }

  private static double[][] times(double[][] a, double[][] b) {
    double[][] m = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        for (int k = 0; k < b.length; k++) {
          m[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return m;
  }

  /** Eigenvalues and vectors (as columns) of a symmetric matrix by Jacobi's rotations. */
  private record Jacobi(double[] values, double[][] vectors) {

    static Jacobi of(double[][] symmetric) {
      int n = symmetric.length;
      double[][] a = scaled(symmetric, 1);
      double[][] q = scaledIdentity(n, 1);
      for (int sweep = 0; sweep < 30; sweep++) {
        for (int i = 0; i < n; i++) {
          for (int j = i + 1; j < n; j++) {
            rotate(a, q, i, j);
          }
        }
      }
      double[] values = new double[n];
      Arrays.setAll(values, i -> a[i][i]);
      return new Jacobi(values, q);
    }

    private static void rotate(double[][] a, double[][] q, int i, int j) {
      if (a[i][j] == 0) {
        return;
      }
      double theta = Math.atan2(2 * a[i][j], a[j][j] - a[i][i]) / 2;
      double c = Math.cos(theta);
      double s = Math.sin(theta);
      double[][] rotation = scaledIdentity(a.length, 1);
      rotation[i][i] = c;
      rotation[j][j] = c;
      rotation[i][j] = s;
      rotation[j][i] = -s;
      copy(times(times(turned(rotation), a), rotation), a);
      copy(times(q, rotation), q);
    }

    private static void copy(double[][] from, double[][] to) {
      for (int i = 0; i < to.length; i++) {
        to[i] = from[i];
      }
    }

    double[][] apply(DoubleUnaryOperator function) {
      double[][] scaled = scaled(vectors, 1);
      for (double[] row : scaled) {
        Arrays.setAll(row, j -> row[j] * function.applyAsDouble(values[j]));
      }
      return times(scaled, turned(vectors));
    }
  }
}
