package org.thalweg.core.plainjava;

import java.util.LinkedHashMap;
import java.util.Map;

/** Functions of four numbers made of innermost loops, which are recorded as one where they can. */
final class LoopFunctions {
  static final int N = 9;
  static final double[] DATA = {0.3, -1.2, 0.7, 2.1, -0.4, 0.9, 1.3, -0.8, 0.25, 1.75};

  private LoopFunctions() {}

  static Map<String, VectorFunction> all() {
    Map<String, VectorFunction> all = new LinkedHashMap<>();
    all.put("dot", LoopFunctions::dot);
    all.put("biased dot", LoopFunctions::biasedDot);
    all.put("axpy", LoopFunctions::axpy);
    all.put("triangle", LoopFunctions::triangle);
    all.put("down", LoopFunctions::down);
    all.put("while", LoopFunctions::whileLoop);
    all.put("until equal", LoopFunctions::untilEqual);
    all.put("stride", LoopFunctions::stride);
    all.put("columns", LoopFunctions::columns);
    all.put("rows", LoopFunctions::rows);
    all.put("temporary", LoopFunctions::temporary);
    all.put("functions", LoopFunctions::functions);
    all.put("counter as a number", LoopFunctions::counter);
    all.put("element as a sum", LoopFunctions::elementAsSum);
    all.put("product", LoopFunctions::product);
    all.put("last value", LoopFunctions::lastValue);
    all.put("counters after", LoopFunctions::countersAfter);
    all.put("subtracts", LoopFunctions::subtracts);
    all.put("divides", LoopFunctions::divides);
    return all;
  }

  /** More numbers, all active. */
  static double[] many(double[] x) {
    double[] y = new double[N];
    for (int i = 0; i < N; i++) {
      y[i] = x[i % 4] * (1 + 0.1 * i) + 0.05 * i;
    }
    return y;
  }

  static double dot(double[] x) {
    double[] a = many(x);
    double sum = 0;
    for (int i = 0; i < N; i++) {
      sum += a[i] * DATA[i];
    }
    for (int i = 0; i < 4; i++) {
      sum += x[i] * a[i];
    }
    return sum;
  }

  static double biasedDot(double[] x) {
    double[] a = many(x);
    double bias = x[2];
    double sum = bias;
    for (int i = 0; i < N; i++) {
      sum += a[i] * DATA[i];
    }
    return sum * bias;
  }

  static double axpy(double[] x) {
    double[] y = new double[4];
    for (int r = 0; r < 3; r++) {
      double factor = x[r] - 0.5;
      for (int j = 0; j < 4; j++) {
        y[j] += x[j] * factor;
      }
      for (int j = 0; j < 4; j++) {
        y[j] -= factor;
      }
    }
    double sum = 0;
    for (int j = 0; j < 4; j++) {
      sum += y[j] * y[j];
    }
    return sum;
  }

  static double triangle(double[] x) {
    double[] a = many(x);
    double[] y = new double[N];
    int below = 0;
    for (int column = 0; column < N; column++) {
      double centred = DATA[column] - a[column];
      y[column] += a[column] * centred;
      for (int row = column + 1; row < N; row++) {
        y[row] += a[below++ % N] * centred;
      }
      below = column;
      for (int row = column + 1; row < N; row++) {
        y[row] += a[below++] * centred;
      }
    }
    double sum = 0;
    for (int j = 0; j < N; j++) {
      sum += y[j] * y[j];
    }
    return 1e-3 * sum;
  }

  static double down(double[] x) {
    double[] a = many(x);
    double[] b = new double[N];
    double sum = 0;
    for (int i = N - 1; i >= 0; i--) {
      b[i] = a[N - 1 - i] * x[1];
    }
    for (int i = N; i > 1; i -= 2) {
      b[i - 1] += a[i - 1] * x[0];
    }
    for (int i = N - 1; i >= 0; i--) {
      sum += b[i] * a[i];
    }
    for (int i = N - 1; i >= 0; i--) {
      b[i] += a[i] * a[0];
    }
    for (int i = 0; i <= N - 1; ++i) {
      sum += b[i] * DATA[i];
    }
    return sum;
  }

  static double whileLoop(double[] x) {
    double[] a = many(x);
    double sum = 0;
    int i = N;
    while (i-- > 0) {
      sum += a[i] * a[i];
    }
    int k = -1;
    while (++k < N) {
      sum += a[k] * DATA[k];
    }
    return sum + i + k;
  }

  static double untilEqual(double[] x) {
    double[] a = many(x);
    double sum = 0;
    for (int i = 0; i != N; i += 3) {
      sum += a[i] * x[0];
    }
    for (int i = 0; N > i; i++) {
      sum += a[i] * x[3];
    }
    return sum;
  }

  static double stride(double[] x) {
    double[] grid = new double[4 * 5];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 5; j++) {
        grid[j * 4 + i] = x[i] * (j + 1);
      }
    }
    double sum = 0;
    int step = 4;
    for (int i = 0; i < 4; i++) {
      double part = 0;
      for (int j = 0; j < 5; j++) {
        part += grid[j * step + i] * DATA[j];
      }
      for (int j = 0; j < 10; j += 2) {
        part += grid[2 * j + i] * DATA[j];
      }
      sum += part * part;
    }
    return 0.01 * sum;
  }

  static double columns(double[] x) {
    int n = 4;
    double[] grid = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        grid[(i << 2) + j] = x[i] + DATA[j] * x[j];
      }
    }
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        y[j] += grid[(j << 2) + i] * x[i];
      }
    }
    return y[0] * y[1] + y[2] * y[3];
  }

  static double rows(double[] x) {
    double[][] a = new double[3][4];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 4; j++) {
        a[i][j] = x[j] * DATA[i + j];
      }
    }
    double sum = 0;
    for (int i = 1; i < 3; i++) {
      for (int j = 0; j < 4; j++) {
        a[i][j] += a[i - 1][j] * x[i];
      }
      for (int j = 0; j < a[i].length; j++) {
        sum += a[i][j] * a[0][j];
      }
    }
    a[2] = a[1];
    for (int j = 1; j < 4; j++) {
      a[2][j] += a[1][j - 1] * x[0];
    }
    return sum + a[1][3];
  }

  static double temporary(double[] x) {
    double[] a = many(x);
    double sum = 0;
    for (int i = 0; i < N; i++) {
      double d = a[i] - x[1];
      double e = Math.exp(-d * d);
      sum += e * d + e;
    }
    return sum;
  }

  static double functions(double[] x) {
    double[] a = many(x);
    double[] b = new double[N];
    double sum = 0;
    for (int i = 0; i < N; i++) {
      b[i] = Math.sin(a[i]) * Math.sqrt(1 + a[i] * a[i]) - Math.atan2(a[i], 2 + x[0] * x[0]);
    }
    for (int i = 0; i < N; i++) {
      sum += Math.exp(0.1 * b[i] - x[3]) + Math.max(b[i], 0.1) + Math.pow(2 + b[i] * b[i], 1.5);
    }
    return Math.log(1 + sum * sum);
  }

  static double counter(double[] x) {
    double[] a = many(x);
    double sum = 0;
    for (int i = 0; i < N; i++) {
      sum += a[i] * i + x[0] * (3 * i - 1) * 0.1;
    }
    return sum;
  }

  static double elementAsSum(double[] x) {
    double[] a = many(x);
    double[] y = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < N; j++) {
        y[i] += a[j] * x[i];
      }
      for (int j = 0; j < N; j++) {
        y[i] = a[j] * DATA[j];
      }
      for (int j = 0; j < N; j++) {
        y[i] += DATA[j] * a[j];
      }
    }
    return y[0] * y[1] + y[2];
  }

  static double product(double[] x) {
    double[] a = many(x);
    double product = 1;
    double sum = 0;
    for (int j = 0; j < N; j++) {
      product *= 0.5 + a[j] * 0.1;
    }
    for (int j = 0; j < N; j++) {
      sum += sum * 0.1 * a[j] + x[0];
    }
    return product + sum;
  }

  static double lastValue(double[] x) {
    double[] a = many(x);
    double last = 0;
    for (int j = 0; j < N; j++) {
      last = a[j] * x[0];
    }
    double one = 0;
    double two = 0;
    for (int j = 0; j < N; j++) {
      one += a[j] * x[0];
      two += one * DATA[j];
    }
    return last * two;
  }

  static double countersAfter(double[] x) {
    double[] a = many(x);
    double sum = 0;
    int i = 1;
    int k = 0;
    int m = 100;
    for (; i < 7; i += 2) {
      sum += a[k++] * x[0];
      m -= 5;
      k++;
    }
    return sum * i + x[1] * k + x[2] * m;
  }

  static double subtracts(double[] x) {
    double[] a = many(x);
    double sum = 1;
    for (int j = 0; j < N; j++) {
      sum -= a[j] * x[0];
    }
    for (int j = 0; j < N; j++) {
      sum = a[j] * a[j] + sum;
    }
    for (int j = 0; j < N; j++) {
      sum = a[j] * x[1] - sum;
    }
    return sum;
  }

  static double divides(double[] x) {
    double[] a = many(x);
    double sum = 0;
    for (int j = 0; j < N; j++) {
      a[j] /= 2 + x[1] * x[1];
    }
    for (int j = 0; j < N; j++) {
      sum += (a[j] - x[0]) / (3 + a[j] * a[j]);
    }
    double divisor = 3 + x[2];
    for (int j = 0; j < N; j++) {
      a[j] /= divisor;
    }
    for (int j = 0; j < N; j++) {
      a[j] = Math.exp(a[j] * divisor);
    }
    for (int j = 0; j < N; j++) {
      sum += a[j] * DATA[j] / a[2];
    }
    for (int j = 0; j < N; j++) {
      sum += 0.1 / (2 + a[j] * x[3] * x[3]);
    }
    return sum;
  }
}
