package org.thalweg.optim.critical;

import java.util.Arrays;
import org.thalweg.optim.problem.Vectors;

/**
 * One eigenvalue of a symmetric tridiagonal matrix by bisection and its vector by inverse iteration
 * (Golub and Van Loan, Matrix Computations, 8.4.1 and 8.2.2), in a time that grows as its size.
 *
 * @param diagonal n numbers
 * @param beside n − 1 numbers or more
 */
record Tridiagonal(double[] diagonal, double[] beside) {
  private static final int BISECTIONS = 200;
  private static final int ITERATIONS = 3;

  private int count() {
    return diagonal.length;
  }

  /** What no eigenvalue's magnitude is above. */
  double bound() {
    double bound = 0;
    for (int i = 0; i < count(); i++) {
      double left = i == 0 ? 0 : Math.abs(beside[i - 1]);
      double right = i == count() - 1 ? 0 : Math.abs(beside[i]);
      bound = Math.max(bound, Math.abs(diagonal[i]) + left + right);
    }
    return bound;
  }

  /** The eigenvalue that so many are below. */
  double eigenvalue(int place) {
    double high = Math.nextUp(bound());
    double low = -high;
    for (int k = 0; k < BISECTIONS; k++) {
      double middle = low / 2 + high / 2;
      if (middle <= low || middle >= high) {
        break;
      }
      if (below(middle) > place) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low / 2 + high / 2;
  }

  /** How many eigenvalues are below a number: so many pivots of T − x·I are. */
  private int below(double x) {
    int below = 0;
    double pivot = 1;
    double tiny = Math.max(Double.MIN_NORMAL, Math.ulp(1.0) * Math.ulp(1.0) * bound());
    for (int i = 0; i < count(); i++) {
      pivot = diagonal[i] - x - (i == 0 ? 0 : beside[i - 1] / pivot * beside[i - 1]);
      if (Math.abs(pivot) < tiny) {
        pivot = -tiny;
      }
      below += pivot < 0 ? 1 : 0;
    }
    return below;
  }

  /** The vector of an eigenvalue, of length 1. */
  double[] vector(double eigenvalue) {
    double[] vector = new double[count()];
    Arrays.fill(vector, 1);
    for (int k = 0; k < ITERATIONS; k++) {
      vector = solve(eigenvalue, vector);
      vector = Vectors.scaled(1 / Vectors.largest(vector), vector);
      vector = Vectors.scaled(1 / Vectors.norm(vector), vector);
    }
    return vector;
  }

  /** How far a vector of length 1 is from being one of an eigenvalue. */
  double off(double eigenvalue, double[] vector) {
    double[] off = new double[count()];
    for (int i = 0; i < count(); i++) {
      off[i] = (diagonal[i] - eigenvalue) * vector[i];
      off[i] += i == 0 ? 0 : beside[i - 1] * vector[i - 1];
      off[i] += i == count() - 1 ? 0 : beside[i] * vector[i + 1];
    }
    return Vectors.norm(off);
  }

  /** (T − x·I)⁻¹·b, by elimination with rows exchanged; a pivot of 0 is taken for a tiny one. */
  private double[] solve(double x, double[] b) {
    int n = count();
    double tiny = Math.max(Double.MIN_NORMAL, Math.ulp(1.0) * bound());
    double[] first = new double[n]; // of each row that is done: its pivot and two entries right
    double[] second = new double[n];
    double[] third = new double[n];
    double[] right = b.clone();
    double own = diagonal[0] - x;
    double next = n > 1 ? beside[0] : 0;
    for (int i = 0; i < n - 1; i++) {
      double below = beside[i];
      double ownBelow = diagonal[i + 1] - x;
      double nextBelow = i + 2 < n ? beside[i + 1] : 0;
      boolean exchanged = Math.abs(below) > Math.abs(own);
      double pivot = exchanged ? below : Math.abs(own) < tiny ? tiny : own;
      first[i] = pivot;
      second[i] = exchanged ? ownBelow : next;
      third[i] = exchanged ? nextBelow : 0;
      double factor = (exchanged ? own : below) / pivot;
      double top = right[i];
      if (exchanged) {
        right[i] = right[i + 1];
        right[i + 1] = top;
        own = next - factor * ownBelow;
        next = -factor * nextBelow;
      } else {
        own = ownBelow - factor * next;
        next = nextBelow;
      }
      right[i + 1] -= factor * right[i];
    }
    first[n - 1] = Math.abs(own) < tiny ? tiny : own;
    for (int i = n - 1; i >= 0; i--) {
      double sum = right[i];
      sum -= i + 1 < n ? second[i] * right[i + 1] : 0;
      sum -= i + 2 < n ? third[i] * right[i + 2] : 0;
      right[i] = sum / first[i];
    }
    return right;
  }
}
