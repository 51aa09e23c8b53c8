package org.thalweg.core.plainjava;

import static org.thalweg.core.plainjava.LoopFunctions.DATA;
import static org.thalweg.core.plainjava.LoopFunctions.N;
import static org.thalweg.core.plainjava.LoopFunctions.many;

import java.util.LinkedHashMap;
import java.util.Map;

/** Functions of four numbers whose loops are easily recorded wrongly, or must not be as one. */
final class LoopHazards {
  private LoopHazards() {}

  static Map<String, VectorFunction> all() {
    Map<String, VectorFunction> all = new LinkedHashMap<>();
    all.put("overlapping", LoopHazards::overlapping);
    all.put("same array apart", LoopHazards::apart);
    all.put("same array twice", LoopHazards::same);
    all.put("elimination", LoopHazards::elimination);
    all.put("copies", LoopHazards::copies);
    all.put("shared sum", LoopHazards::sharedSum);
    all.put("writes the point", LoopHazards::writesPoint);
    all.put("irregular records", LoopHazards::irregular);
    all.put("partly passive", LoopHazards::partlyPassive);
    all.put("passive at first", LoopHazards::passiveAtFirst);
    all.put("filled", LoopHazards::filled);
    all.put("no iterations", LoopHazards::noIterations);
    all.put("break", LoopHazards::breaks);
    all.put("infinite derivative", LoopHazards::infiniteDerivative);
    all.put("point", LoopHazards::point);
    all.put("reflected", LoopHazards::reflected);
    all.put("overflow", LoopHazards::overflow);
    all.put("caught", LoopHazards::caught);
    return all;
  }

  static double overlapping(double[] x) {
    double[] a = many(x);
    for (int j = 1; j < N; j++) {
      a[j] += a[j - 1] * x[0] * 0.1;
    }
    for (int j = 0; j < N - 1; j++) {
      a[j] += a[j + 1] * x[1] * 0.1;
    }
    for (int j = 0; j < N; j++) {
      a[j] += a[4] * x[2] * 0.1;
    }
    for (int j = 0; j < N; j++) {
      a[j] = a[N - 1 - j] * 0.9 + x[3];
    }
    return a[0] + a[3] * a[5] + a[N - 1];
  }

  static double apart(double[] x) {
    double[] a = new double[8];
    for (int j = 0; j < 4; j++) {
      a[j] = x[j] * x[0];
    }
    for (int j = 0; j < 4; j++) {
      a[j + 4] += a[j] * x[1];
    }
    for (int j = 0; j < 4; j++) {
      a[3 - j] -= a[j + 4] * a[4];
    }
    return a[0] * a[7] + a[2] * a[5];
  }

  static double same(double[] x) {
    double[] a = many(x);
    double[] b = a;
    for (int j = 0; j < N; j++) {
      b[j] += a[j] * x[0];
    }
    for (int j = 0; j < N; j++) {
      a[j] = b[j] * a[j];
    }
    double sum = 0;
    for (int j = 0; j < N; j++) {
      sum += a[j] * b[N - 1 - j];
    }
    return sum;
  }

  static double elimination(double[] x) {
    int n = 4;
    double[] m = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        m[i * n + j] = x[j] * DATA[i] + (i == j ? 5 : 0.1 * i);
      }
    }
    double determinant = 1;
    for (int k = 0; k < n; k++) {
      for (int i = k + 1; i < n; i++) {
        double factor = m[i * n + k] / m[k * n + k];
        for (int j = k; j < n; j++) {
          m[i * n + j] -= factor * m[k * n + j];
        }
      }
      determinant *= m[k * n + k];
    }
    return 1e-2 * determinant;
  }

  static double copies(double[] x) {
    double[] a = many(x);
    double[] b = new double[N];
    for (int j = 0; j < N; j++) {
      b[j] = a[j];
    }
    for (int j = 0; j < N; j++) {
      b[j] += a[j] * x[0];
    }
    for (int j = 0; j < N; j++) {
      a[j] += b[j] * x[1];
    }
    double[] c = a.clone();
    for (int j = 0; j < N; j++) {
      c[j] += b[j] * x[2];
    }
    double sum = 0;
    for (int j = 0; j < N; j++) {
      sum += a[j] * c[j];
    }
    return sum;
  }

  static double sharedSum(double[] x) {
    double[] a = many(x);
    double sum = x[0] * x[1];
    double before = sum;
    for (int j = 0; j < N; j++) {
      sum += a[j] * before;
    }
    double between = sum;
    for (int j = 0; j < N; j++) {
      sum += a[j] * DATA[j];
    }
    return sum * between + before;
  }

  static double writesPoint(double[] x) {
    double sum = 0;
    for (int j = 0; j < 4; j++) {
      sum += x[j] * x[j];
    }
    for (int j = 0; j < 4; j++) {
      x[j] += sum * DATA[j];
    }
    for (int j = 0; j < 4; j++) {
      sum += x[j] * x[3];
    }
    return sum;
  }

  static double irregular(double[] x) {
    double[] a = new double[6];
    int[] order = {3, 0, 5, 1, 4, 2};
    for (int k : order) {
      a[k] = x[k % 4] * x[(k + 1) % 4];
    }
    double[] y = new double[6];
    for (int k : order) {
      y[k] = x[k % 4] * 2;
    }
    for (int j = 0; j < 6; j++) {
      y[j] += a[j] * x[1];
    }
    for (int j = 0; j < 6; j++) {
      y[j] += x[2];
    }
    double sum = 0;
    for (int j = 0; j < 6; j++) {
      sum += y[j] * a[j];
    }
    return sum;
  }

  static double partlyPassive(double[] x) {
    double[] a = new double[6];
    double[] y = new double[6];
    a[1] = x[0] * x[1];
    a[4] = x[2];
    y[2] = x[3] * x[3];
    for (int j = 0; j < 6; j++) {
      y[j] += a[j] * DATA[j];
    }
    for (int j = 0; j < 6; j++) {
      y[j] += a[j] * x[0];
    }
    double sum = 0;
    for (int j = 0; j < 6; j++) {
      sum += y[j] * a[j] + y[j];
    }
    return sum;
  }

  static double passiveAtFirst(double[] x) {
    double[] a = new double[5];
    double sum = 0;
    for (int round = 0; round < 3; round++) {
      for (int j = 0; j < 5; j++) {
        sum += a[j] * DATA[j];
      }
      for (int j = 0; j < 4; j++) {
        a[j] = x[j] * round;
      }
    }
    return sum * sum;
  }

  static double filled(double[] x) {
    double[] a = many(x);
    double sum = 0;
    for (int round = 0; round < 3; round++) {
      for (int j = 2; j < 7; j++) {
        a[j] = 0.5 * round;
      }
      for (int j = 0; j < N; j++) {
        a[j] += x[round] * DATA[j];
      }
      for (int j = 0; j < N; j++) {
        sum += a[j] * a[j];
      }
    }
    return sum;
  }

  static double noIterations(double[] x) {
    double[] none = {};
    double[] nothing = null;
    double sum = x[0];
    for (int j = 0; j < 0; j++) {
      sum += none[j] * x[1];
    }
    for (int j = 5; j < 3; j++) {
      sum += nothing[j] * x[1];
    }
    for (int j = 3; j > 4; j--) {
      sum += x[j] * x[1];
    }
    return sum * x[2];
  }

  static double breaks(double[] x) {
    double[] a = many(x);
    double sum = 0;
    for (int j = 0; j < N; j++) {
      if (j == 6) {
        break;
      }
      sum += a[j] * x[0];
    }
    for (int j = 0; j < N; j++) {
      if (a[j] < 0) {
        continue;
      }
      sum += a[j] * x[1];
    }
    return sum;
  }

  static double infiniteDerivative(double[] x) {
    double[] roots = new double[4];
    for (int j = 0; j < 4; j++) {
      roots[j] = Math.sqrt((x[j] - x[0]) * (x[j] - x[0]));
    }
    double[] mask = {0, 1, 1, 1};
    double sum = x[1];
    for (int j = 0; j < 4; j++) {
      sum += roots[j] * mask[j];
    }
    return sum * 1e-3 + roots[1];
  }

  /** Derivatives are numbers of the point itself, and others. */
  static double point(double[] x) {
    double[] w = many(x);
    double[] y = new double[4];
    double sum = 0;
    for (int j = 0; j < 4; j++) {
      sum += x[j] * w[j];
    }
    for (int j = 0; j < 4; j++) {
      sum -= w[j + 1] * x[j];
    }
    for (int j = 0; j < 4; j++) {
      y[j] += w[2 * j] * x[j] * sum - x[j] * x[1];
    }
    for (int j = 0; j < 4; j++) {
      y[j] -= x[3 - j] * w[j] + x[2] * x[j];
    }
    for (int j = 0; j < 4; j++) {
      y[3 - j] += x[j] * w[3] + w[j] * x[3];
    }
    return sum + y[0] * y[1] + y[2] * y[3];
  }

  /** Variables whose derivative by another is -1 share its record. */
  static double reflected(double[] x) {
    double[] a = many(x);
    double[] y = new double[N];
    double c = 1.5 - x[0];
    double d = -c;
    double e = 0.5 - (2 - x[1]);
    double f = 2;
    for (int round = 0; round < 3; round++) {
      double g = 0.1 * round - a[round];
      for (int j = 0; j < N; j++) {
        y[j] += a[j] * g;
      }
      for (int j = 0; j < 4; j++) {
        y[j] += g * x[j] + c;
      }
      if (round == 1) {
        f = 3 - g;
        c = 1 - c;
      } else if (round == 2) {
        f = x[2] * x[3];
        d = d * d;
      }
      y[round] = -g;
      e -= f;
      a[round] += c;
    }
    double sum = reflect(c, e) * c + d;
    for (int j = 0; j < N; j++) {
      sum -= y[j] * d + a[j];
    }
    return sum * f + -e;
  }

  private static double reflect(double c, double e) {
    double back = c > 100 ? c : 1 - e;
    c = 2 - c;
    return c > -100 ? c : back;
  }

  static double overflow(double[] x) {
    double[] a = new double[40];
    for (int j = 0; j < 40; j++) {
      a[j] = x[0] * j + x[j % 4];
    }
    double sum = 0;
    for (int i = Integer.MAX_VALUE - 5; i > 0; i++) {
      sum += x[1] * i * 1e-9;
    }
    for (int i = Integer.MAX_VALUE - 5; i <= Integer.MAX_VALUE - 1; i++) {
      sum += x[2] * i * 1e-9;
    }
    for (int i = 715827880; i < 715827886; i++) {
      sum += a[i * 6 + 16] * 0.01;
    }
    for (int i = Integer.MIN_VALUE + 4; i < 0; i -= 2) {
      sum += x[3];
    }
    return sum;
  }

  static double caught(double[] x) {
    double[] a = many(x);
    double sum = 0;
    int i = 0;
    try {
      for (i = 0; i < N + 2; i++) {
        sum += a[i] * x[0];
      }
    } catch (ArrayIndexOutOfBoundsException e) {
      sum += x[1] * i;
    }
    try {
      for (i = N - 1; i >= -1; i--) {
        a[i] += x[2] * x[3];
      }
    } catch (ArrayIndexOutOfBoundsException e) {
      sum += a[0] * i;
    }
    return sum;
  }
}
