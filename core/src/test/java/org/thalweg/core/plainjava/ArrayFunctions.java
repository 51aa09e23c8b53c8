package org.thalweg.core.plainjava;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Functions of four variables with arrays that are aliased, copied, overwritten and summed into.
 */
final class ArrayFunctions {
  private ArrayFunctions() {}

  static Map<String, VectorFunction> all() {
    Map<String, VectorFunction> all = new LinkedHashMap<>();
    all.put("matrix", ArrayFunctions::matrix);
    all.put("rowsSwap", ArrayFunctions::rowsSwap);
    all.put("ragged", ArrayFunctions::ragged);
    all.put("cube", ArrayFunctions::cube);
    all.put("aliasing", ArrayFunctions::aliasing);
    all.put("overwritten", ArrayFunctions::overwritten);
    all.put("writesPoint", ArrayFunctions::writesPoint);
    all.put("copies", ArrayFunctions::copies);
    all.put("sumsShared", ArrayFunctions::sumsShared);
    all.put("sumsReturned", ArrayFunctions::sumsReturned);
    all.put("compound", ArrayFunctions::compound);
    all.put("increments", ArrayFunctions::increments);
    all.put("passed", ArrayFunctions::passed);
    all.put("makesWeights", ArrayFunctions::makesWeights);
    all.put("nullRows", ArrayFunctions::nullRows);
    all.put("longSum", ArrayFunctions::longSum);
    all.put("crossed", ArrayFunctions::crossed);
    all.put("elementsWaiting", ArrayFunctions::elementsWaiting);
    all.put("sumOfItself", ArrayFunctions::sumOfItself);
    all.put("stackOfSums", ArrayFunctions::stackOfSums);
    return all;
  }

  static double matrix(double[] x) {
    int n = x.length;
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] = i == j ? 4 + x[i] * x[i] : x[i] * 0.1 + Functions.WEIGHTS[j];
      }
    }
    double[] b = x.clone();
    // Gauss, with pivoting
    for (int k = 0; k < n; k++) {
      int p = k;
      for (int i = k + 1; i < n; i++) {
        if (Math.abs(a[i][k]) > Math.abs(a[p][k])) {
          p = i;
        }
      }
      double[] row = a[k];
      a[k] = a[p];
      a[p] = row;
      double t = b[k];
      b[k] = b[p];
      b[p] = t;
      for (int i = k + 1; i < n; i++) {
        double f = a[i][k] / a[k][k];
        for (int j = k; j < n; j++) {
          a[i][j] -= f * a[k][j];
        }
        b[i] -= f * b[k];
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int j = i + 1; j < n; j++) {
        b[i] -= a[i][j] * b[j];
      }
      b[i] /= a[i][i];
    }
    double s = 0;
    for (double v : b) {
      s += v * v;
    }
    return s;
  }

  static double rowsSwap(double[] x) {
    double[][] rows = {x, {x[3], x[2], 1, x[0] * x[1]}, Functions.WEIGHTS.clone()};
    double[] first = rows[0];
    rows[0] = rows[1];
    rows[1] = first;
    rows[2][1] = x[2];
    double s = 0;
    for (int[] order = {0, 1, 2}; order != null; order = null) {
      for (int r : order) {
        for (int i = 0; i < 4; i++) {
          s += rows[r][i] * rows[(r + 1) % 3][3 - i];
        }
      }
    }
    return s;
  }

  static double ragged(double[] x) {
    double[][] a = new double[4][];
    for (int i = 0; i < 4; i++) {
      a[i] = new double[i + 1];
      Arrays.fill(a[i], x[i] * i);
      a[i][0] = 2;
    }
    double s = 0;
    for (double[] row : a) {
      for (double v : row) {
        s += v * v;
      }
    }
    return s;
  }

  static double cube(double[] x) {
    double[][][] a = new double[2][2][2];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        a[i][j][0] = x[i] * x[2 + j];
        a[i][j][1] = a[i][j][0] * a[i][j][0];
      }
    }
    double[][] plane = a[1];
    a[1] = a[0];
    return plane[1][1] + a[1][0][1] * a[0][1][0];
  }

  static double aliasing(double[] x) {
    double[] y = x.clone();
    addInto(y, y, 2);
    double[] z = y;
    z[1] *= x[0];
    return y[0] * y[1] + z[2] - y[3];
  }

  private static void addInto(double[] a, double[] b, double f) {
    for (int i = 0; i < a.length; i++) {
      a[i] += f * b[a.length - 1 - i];
    }
  }

  static double overwritten(double[] x) {
    double[] y = new double[4];
    y[0] = x[0];
    double before = y[0];
    y[0] = y[0] * x[1];
    double after = y[0];
    y[0] = 3;
    return before * after + y[0] * x[2];
  }

  static double writesPoint(double[] x) {
    x[0] = x[0] * x[1];
    x[1] += x[0];
    x[2] = 4;
    return x[0] * x[1] + x[2] * x[3];
  }

  static double copies(double[] x) {
    double[] y = Arrays.copyOf(x, 6);
    double[] z = Arrays.copyOfRange(x, 1, 5);
    double[] w = new double[8];
    System.arraycopy(y, 0, w, 2, 6);
    System.arraycopy(w, 2, w, 3, 4);
    System.arraycopy(Functions.WEIGHTS, 0, w, 0, 2);
    Arrays.fill(y, 4, 6, x[0] * x[1]);
    double[][] m = {x, w};
    double[][] shallow = m.clone();
    shallow[0] = z;
    double s = 0;
    for (int i = 0; i < 8; i++) {
      s += w[i] * w[7 - i] + (i + 1) * w[i];
    }
    return s + y[5] * z[0] + z[3] + m[0][1] * shallow[0][2];
  }

  static double sumsShared(double[] x) {
    double s = x[0] * x[1];
    s += x[2] * x[2];
    double t = s;
    s += x[3] * x[0];
    double u = t * s;
    t += x[1] * x[1];
    double[] a = new double[2];
    a[0] += s * t;
    a[1] = a[0];
    a[0] += x[0] * x[2];
    double v = a[0]++;
    a[0] += x[3] * x[3];
    return s * t * u + a[0] * a[1] + v;
  }

  static double sumsReturned(double[] x) {
    double[] a = {0, 0};
    for (int i = 0; i < 4; i++) {
      a[0] += x[i] * x[i];
    }
    double r = get(a, 0);
    r += x[0] * x[1];
    double q = a[0];
    q -= accumulate(q, x);
    double unused = accumulate(r, x);
    return r * a[0] + q * r + unused;
  }

  private static double get(double[] a, int i) {
    return a[i];
  }

  private static double accumulate(double s, double[] x) {
    for (double v : x) {
      s += v * 0.5 * v;
    }
    return s;
  }

  static double compound(double[] x) {
    double[] a = {1, 2, 3, 4};
    int i = 0;
    a[i++] += x[0];
    a[i++] -= x[1] * x[1];
    a[i] *= x[2];
    a[i + 1] /= x[3] + 5;
    double b = a[0] += a[1];
    double c;
    double d = c = b * x[0];
    d += b = x[1];
    return a[0] * a[1] + a[2] * a[3] + b * c * d;
  }

  static double increments(double[] x) {
    double a = x[0];
    double b = a++ * x[1];
    double c = --a * x[2];
    double[] y = {x[3]};
    double e = y[0]++ + ++y[0];
    a -= -a;
    return a * b + c * e - y[0];
  }

  static double passed(double[] x) {
    return weighted(x[0] * x[1], 2, x, 1)
        + weighted(3, x[2], Functions.WEIGHTS, 0)
        + weighted(1, 2, x, 3)
        + first(x)[1] * first(Functions.WEIGHTS)[0]
        + pick(true, x, Functions.WEIGHTS)[2] * pick(false, x, Functions.WEIGHTS)[1];
  }

  private static double weighted(double a, double b, double[] v, int i) {
    return a * a * v[i] + b;
  }

  private static double[] first(double[] v) {
    double[] r = new double[2];
    r[0] = v[0] * 2;
    r[1] = v[1] + r[0];
    return r;
  }

  private static double[] pick(boolean which, double[] a, double[] b) {
    if (which) {
      return a;
    }
    return b;
  }

  static double makesWeights(double[] x) {
    double[] w = zeros(4);
    w[1] = x[1] * x[1];
    w[2] += x[2];
    double[] v = Functions.WEIGHTS.clone();
    v[0] = x[0] * x[3];
    return Functions.dot(w, v) + Functions.dot(v, v);
  }

  private static double[] zeros(int n) {
    return new double[n];
  }

  static double nullRows(double[] x) {
    double[] y = null;
    double[][] rows = new double[2][];
    if (x[0] > 0) {
      y = new double[] {x[0], x[1]};
    }
    rows[1] = y;
    rows[0] = Functions.WEIGHTS;
    return (y == null ? x[2] : y[0] * y[1]) + (rows[1] == null ? 1 : rows[1][0] * rows[0][1]);
  }

  /** More terms than one record takes at once. */
  static double longSum(double[] x) {
    double a = x[0] * x[1];
    double b = x[1] * x[2];
    double c = x[2] * x[3];
    double s = x[0] + x[1] + x[2] + x[3] + a + b * a + c * b + a;
    s += x[0] * a + x[1] * b + x[2] * c + x[3] * a;
    return s * s;
  }

  /** Variables that change places while they are on the stack. */
  static double crossed(double[] x) {
    double a = x[0];
    double b = x[1];
    double c = x[2];
    for (int i = 0; i < 3; i++) {
      double t = a + (a = b * c) + a;
      b = c - (c = t * 0.5) * b;
    }
    return a * b * c + x[3];
  }

  /** Sums that wait on the stack while their variable goes on. */
  static double stackOfSums(double[] x) {
    double s = x[0] * x[0];
    double r = s * (s += x[1]) + s * (s += x[2] * x[3]) * s;
    double q = s + (x[0] > 0 ? (s += x[1] * x[2]) : s) * 2;
    return r + q * s;
  }

  /** Elements that wait on the stack while others add to them. */
  static double elementsWaiting(double[] x) {
    double[] a = {0, 0, 0};
    a[0] += x[0] * x[0];
    a[0] += x[1];
    double r = a[0] + (a[0] += x[1] * x[2]);
    double q = a[0] * addTo(a, 0, x[3] * x[2]);
    double p = a[0] - addTo(a, 0, x[0]) * a[0];
    a[1] = a[0] + addTo(a, 0, x[1] * x[1]);
    return r * q + p * a[1] + a[0];
  }

  private static double addTo(double[] a, int i, double v) {
    a[i] += v * v;
    a[i] += v;
    return v;
  }

  /** Sums that have themselves as terms, by one index or another. */
  static double sumOfItself(double[] x) {
    double[] a = {0, 0};
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        a[i] += x[i] * x[j];
        a[i] += x[i + 1];
        a[i] = a[i] + a[j] * x[2];
        a[i] += a[i] * x[3] * 0.1 + a[1 - j] * 0.5;
      }
    }
    double s = x[0] * x[1];
    s += x[2];
    s += s * x[3];
    s -= 0.5 * s;
    return a[0] * a[1] + s;
  }
}
