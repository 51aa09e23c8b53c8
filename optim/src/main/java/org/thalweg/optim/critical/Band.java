package org.thalweg.optim.critical;

import java.util.Optional;

/**
 * A symmetric matrix whose entries are 0 further than so many places from the diagonal. Row i keeps
 * those of columns i − width to i.
 */
final class Band {
  private final int count;
  private final int width;
  private final double[] rows;

  private Band(int count, int width, double[] rows) {
    this.count = count;
    this.width = width;
    this.rows = rows;
  }

  /** All 0. */
  Band(int count, int width) {
    this(count, width, new double[Math.multiplyExact(count, width + 1)]);
  }

  int count() {
    return count;
  }

  int width() {
    return width;
  }

  private int place(int row, int column) {
    return row * (width + 1) + column - row + width;
  }

  private int first(int row) {
    return Math.max(0, row - width);
  }

  /** Adds to an entry, of a column that is not right of the diagonal. */
  void add(int row, int column, double value) {
    rows[place(row, column)] += value;
  }

  double diagonal(int row) {
    return rows[place(row, row)];
  }

  /** The greatest magnitude in each row. */
  double[] greatest() {
    double[] greatest = new double[count];
    for (int i = 0; i < count; i++) {
      for (int j = first(i); j <= i; j++) {
        double size = Math.abs(rows[place(i, j)]);
        greatest[i] = Math.max(greatest[i], size);
        greatest[j] = Math.max(greatest[j], size);
      }
    }
    return greatest;
  }

  /** D·A·D. */
  Band scaled(double[] units) {
    Band scaled = new Band(count, width);
    for (int i = 0; i < count; i++) {
      for (int j = first(i); j <= i; j++) {
        scaled.rows[place(i, j)] = units[i] * rows[place(i, j)] * units[j];
      }
    }
    return scaled;
  }

  /** α·A + β·B, of bands of one size. */
  Band plus(double alpha, double beta, Band other) {
    double[] sum = new double[rows.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = alpha * rows[i] + beta * other.rows[i];
    }
    return new Band(count, width, sum);
  }

  /** A·v. */
  double[] times(double[] v) {
    double[] product = new double[count];
    for (int i = 0; i < count; i++) {
      double sum = 0;
      for (int j = first(i); j < i; j++) {
        double entry = rows[place(i, j)];
        sum += entry * v[j];
        product[j] += entry * v[i];
      }
      product[i] += sum + diagonal(i) * v[i];
    }
    return product;
  }

  /**
   * What rounding may do to the least eigenvalue by a factorization that succeeds, of a matrix with
   * a diagonal of 1 (Rump 2006, Verification of positive definiteness, 2.3).
   */
  double rounding() {
    return Math.min(2.0 * width + 1, count) * (width + 3.0) * Math.ulp(1.0);
  }

  /**
   * Cholesky's factorization L·Lᵀ of A − shift·I.
   *
   * @return L; nothing where that is not positive definite
   */
  Optional<Band> factor(double shift) {
    Band l = new Band(count, width, rows.clone());
    for (int i = 0; i < count; i++) {
      for (int j = first(i); j < i; j++) {
        int from = first(i);
        double inner = l.dot(place(i, from), place(j, from), j - from);
        l.rows[place(i, j)] = (l.rows[place(i, j)] - inner) / l.diagonal(j);
      }
      int from = place(i, first(i));
      double pivot = l.diagonal(i) - shift - l.dot(from, from, i - first(i));
      if (!(pivot > 0) || pivot == Double.POSITIVE_INFINITY) {
        return Optional.empty();
      }
      l.rows[place(i, i)] = Math.sqrt(pivot);
    }
    return Optional.of(l);
  }

  private double dot(int a, int b, int length) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k + 3 < length; k += 4) { // four sums at a time do not wait for each other
      s0 += rows[a + k] * rows[b + k];
      s1 += rows[a + k + 1] * rows[b + k + 1];
      s2 += rows[a + k + 2] * rows[b + k + 2];
      s3 += rows[a + k + 3] * rows[b + k + 3];
    }
    for (; k < length; k++) {
      s0 += rows[a + k] * rows[b + k];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** The x with L·Lᵀ·x = b, of L as it comes from a factorization. */
  double[] solve(double[] b) {
    double[] x = b.clone();
    for (int i = 0; i < count; i++) {
      double sum = x[i];
      for (int j = first(i); j < i; j++) {
        sum -= rows[place(i, j)] * x[j];
      }
      x[i] = sum / diagonal(i);
    }
    for (int i = count - 1; i >= 0; i--) {
      x[i] /= diagonal(i);
      for (int j = first(i); j < i; j++) {
        x[j] -= rows[place(i, j)] * x[i];
      }
    }
    return x;
  }
}
