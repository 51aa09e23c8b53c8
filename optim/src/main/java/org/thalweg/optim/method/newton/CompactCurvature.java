package org.thalweg.optim.method.newton;

import java.util.Arrays;
import org.thalweg.core.kernel.Products;
import org.thalweg.optim.problem.Point;

/**
 * What the last few steps s and changes y of the gradient show of the Hessian, B = θ·I − W·M·Wᵀ
 * with W = (Y, θ·S) (Byrd, Nocedal and Schnabel 1994, Representations of quasi-Newton matrices,
 * 3.2), and of its part for the variables that are free. Inner products over free and over held
 * variables are kept apart; where a variable changes sides, so do its products. All steps and
 * changes are read once for the products of an iteration, and once for a direction.
 *
 * <p>Vectors of coefficients, Wᵀ·x say, have one half for the changes, oldest first, and one for
 * the steps.
 */
final class CompactCurvature {
  /** A step is remembered where its curvature is above this part of what it could be. */
  private static final double LEAST = 1e-12;

  /** Entries at a time: those of a few vectors fit in the nearest cache. */
  private static final int BLOCK = 2048;

  /** Where one in so many variables changes sides, all products are computed again. */
  private static final int MANY = 8;

  private static final Products PRODUCTS = Products.best();

  private final int n;
  private final int half;
  private final double[][] steps;
  private final double[][] changes;
  private final boolean[] isFree;

  // Inner products, by places: over free variables, and over held ones those of steps with steps
  // and with changes that are older.
  private final double[][] stepsBySteps;
  private final double[][] stepsByChanges;
  private final double[][] changesByChanges;
  private final double[][] heldBySteps;
  private final double[][] heldByChanges;

  // Of one step and change with the older ones, and of those with steepest descent.
  private final double[][] sums;
  private final double[][] moreSums;
  private final double[] freeStep;
  private final double[] freeChange;
  private final double[] heldStep;
  private final double[] steepest;
  private final double[] row;
  private final SaddleSystem whole;
  private final SaddleSystem part;
  private double theta = 1;
  private double scale;
  private int count;
  private int next;
  private boolean isNew;

  /**
   * Knows nothing.
   *
   * @param memory steps remembered
   * @param dimension number of variables
   */
  CompactCurvature(int memory, int dimension) {
    int places = memory + 1; // one for the step that may be remembered next
    n = dimension;
    half = memory;
    steps = new double[places][0];
    changes = new double[places][0];
    isFree = new boolean[n];
    stepsBySteps = new double[places][places];
    stepsByChanges = new double[places][places];
    changesByChanges = new double[places][places];
    heldBySteps = new double[places][places];
    heldByChanges = new double[places][places];
    sums = new double[places][4];
    moreSums = new double[places][4];
    freeStep = new double[n];
    freeChange = new double[n];
    heldStep = new double[n];
    steepest = new double[n];
    row = new double[2 * memory];
    whole = new SaddleSystem(memory);
    part = new SaddleSystem(memory);
  }

  /** Whether anything is known. */
  boolean isKnown() {
    return count > 0;
  }

  /** θ, the curvature where nothing else is known. */
  double theta() {
    return theta;
  }

  /** Forgets all; false if there was nothing. */
  boolean forget() {
    boolean known = count > 0;
    count = 0;
    theta = 1;
    isNew = false;
    return known;
  }

  /** A step between two points; it is remembered at the next look, if it shows curvature. */
  void add(Point from, Point to) {
    if (steps[next].length != n) {
      steps[next] = new double[n];
      changes[next] = new double[n];
    }
    double[] s = steps[next];
    double[] y = changes[next];
    double[] products = sums[0];
    Arrays.fill(products, 0);
    for (int begin = 0; begin < n; begin += BLOCK) {
      int end = Math.min(n, begin + BLOCK);
      for (int i = begin; i < end; i++) {
        s[i] = to.x()[i] - from.x()[i];
        y[i] = to.gradient()[i] - from.gradient()[i];
      }
      PRODUCTS.add(s, y, s, y, begin, end, products);
    }
    double product = products[1];
    scale = products[3] / product;
    isNew =
        product > LEAST * Math.sqrt(products[0]) * Math.sqrt(products[3])
            && scale < Double.POSITIVE_INFINITY;
  }

  /**
   * Takes up the last step, and multiplies the direction of steepest descent of free variables.
   *
   * @param free which variables are not held
   * @param down is set to Wᵀ·d, dᵢ = −gᵢ for free variables, 0 for held ones
   * @return false where rounding spoilt the products, so that there is no M
   */
  boolean look(double[] gradient, boolean[] free, double[] down) {
    keepTo(free);
    Arrays.fill(down, 0);
    if (count == 0 && !isNew) {
      return true;
    }
    if (isNew) {
      next = (next + 1) % steps.length;
      count = Math.min(count + 1, half);
      theta = scale;
    }
    for (int i = 0; i < n; i++) {
      steepest[i] = isFree[i] ? -gradient[i] : 0;
    }
    multiply(place(count - 1), count);
    if (isNew) {
      keep(count - 1);
      isNew = false;
    }
    for (int j = 0; j < count; j++) {
      down[j] = moreSums[j][3];
      down[half + j] = theta * moreSums[j][1];
    }
    return factorWhole();
  }

  /** Sums of the oldest steps and changes with one of each, and with steepest descent. */
  private void multiply(int one, int oldest) {
    double[] s = steps[one];
    double[] y = changes[one];
    for (int j = 0; j < oldest; j++) {
      Arrays.fill(sums[j], 0);
      Arrays.fill(moreSums[j], 0);
    }
    for (int from = 0; from < n; from += BLOCK) {
      int to = Math.min(n, from + BLOCK);
      for (int i = from; i < to; i++) {
        boolean open = isFree[i];
        freeStep[i] = open ? s[i] : 0;
        freeChange[i] = open ? y[i] : 0;
        heldStep[i] = open ? 0 : s[i];
      }
      for (int j = 0; j < oldest; j++) {
        int k = place(j);
        PRODUCTS.add(steps[k], changes[k], freeStep, freeChange, from, to, sums[j]);
        PRODUCTS.add(steps[k], changes[k], heldStep, steepest, from, to, moreSums[j]);
      }
    }
  }

  /** Keeps the sums with the step and change that many are older than. */
  private void keep(int older) {
    int one = place(older);
    for (int j = 0; j <= older; j++) {
      int k = place(j);
      stepsBySteps[k][one] = sums[j][0];
      stepsBySteps[one][k] = sums[j][0];
      stepsByChanges[k][one] = sums[j][1];
      stepsByChanges[one][k] = sums[j][2];
      changesByChanges[k][one] = sums[j][3];
      changesByChanges[one][k] = sums[j][3];
      heldBySteps[k][one] = moreSums[j][0];
      heldBySteps[one][k] = moreSums[j][0];
      heldByChanges[one][k] = moreSums[j][2];
    }
  }

  /** Sees to it that products are of free and held variables as they now are. */
  private void keepTo(boolean[] free) {
    int moved = 0;
    for (int i = 0; i < n; i++) {
      moved += free[i] == isFree[i] ? 0 : 1;
    }
    if (moved == 0) {
      return;
    }
    if (moved > n / MANY) {
      System.arraycopy(free, 0, isFree, 0, n);
      for (int j = 0; j < count; j++) {
        multiply(place(j), j + 1);
        keep(j);
      }
      return;
    }
    for (int i = 0; i < n; i++) {
      if (free[i] != isFree[i]) {
        isFree[i] = free[i];
        move(i, free[i] ? 1 : -1);
      }
    }
  }

  /** A variable becomes free, sign 1, or held, sign −1. */
  private void move(int i, int sign) {
    for (int j = 0; j < count; j++) {
      int a = place(j);
      double s = sign * steps[a][i];
      double y = sign * changes[a][i];
      for (int l = 0; l < count; l++) {
        int b = place(l);
        stepsBySteps[a][b] += s * steps[b][i];
        stepsByChanges[a][b] += s * changes[b][i];
        changesByChanges[a][b] += y * changes[b][i];
        heldBySteps[a][b] -= s * steps[b][i];
        heldByChanges[a][b] -= s * changes[b][i];
      }
    }
  }

  private boolean factorWhole() {
    for (int i = 0; i < count; i++) {
      int p = place(i);
      for (int j = 0; j < count; j++) {
        int q = place(j);
        boolean newer = i > j;
        whole.a[i][j] = 0;
        whole.b[i][j] = newer ? stepsByChanges[p][q] + heldByChanges[p][q] : 0;
        whole.c[i][j] = theta * (stepsBySteps[p][q] + heldBySteps[p][q]);
      }
      whole.a[i][i] = stepsByChanges[p][p] + heldByChanges[p][p];
    }
    return whole.factor(count);
  }

  private boolean factorPart() {
    for (int i = 0; i < count; i++) {
      int p = place(i);
      for (int j = 0; j < count; j++) {
        int q = place(j);
        part.a[i][j] = changesByChanges[p][q] / theta;
        part.b[i][j] = i > j ? heldByChanges[p][q] : -stepsByChanges[p][q];
        part.c[i][j] = theta * heldBySteps[p][q];
      }
      part.a[i][i] += stepsByChanges[p][p] + heldByChanges[p][p];
    }
    return part.factor(count);
  }

  /** v ← M·v. */
  void middle(double[] v) {
    whole.solve(v);
  }

  /** The row of W for a variable: good until the next call. */
  double[] row(int i) {
    for (int j = 0; j < count; j++) {
      int k = place(j);
      row[j] = changes[k][i];
      row[half + j] = theta * steps[k][i];
    }
    return row;
  }

  /**
   * The step of the free variables to the minimum of gᵀ·z + ½·zᵀ·B·z, where the held ones make a
   * given step: −g/θ + W·K⁻¹·(Wᵀ·d/θ + c)/θ, K = M⁻¹ − Wᵀ·W/θ, all W of the free variables alone
   * (Byrd, Lu, Nocedal and Zhu 1995, 5.1, with the formula of Sherman, Morrison and Woodbury).
   *
   * @param free which variables are free
   * @param down Wᵀ·d, dᵢ = −gᵢ for free variables; lost
   * @param gone c = Wᵀ·z over the held variables
   * @param way where the step of the free variables goes
   * @return false where rounding spoilt the products, so that there is no K
   */
  boolean minimize(double[] gradient, boolean[] free, double[] down, double[] gone, double[] way) {
    keepTo(free);
    if (count > 0 && !factorPart()) {
      return false;
    }
    for (int j = 0; j < down.length; j++) {
      down[j] = (down[j] / theta + gone[j]) / theta;
    }
    if (count > 0) {
      part.solve(down);
    }
    for (int from = 0; from < n; from += BLOCK) {
      int to = Math.min(n, from + BLOCK);
      for (int i = from; i < to; i++) {
        way[i] = -gradient[i] / theta;
      }
      for (int j = 0; j < count; j++) {
        int k = place(j);
        addTo(way, theta * down[half + j], steps[k], down[j], changes[k], from, to);
      }
    }
    return true;
  }

  private static void addTo(
      double[] way, double a, double[] x, double b, double[] y, int from, int to) {
    for (int j = from; j < to; j++) {
      way[j] += a * x[j] + b * y[j];
    }
  }

  /** Where the step is that so many are older than. */
  private int place(int older) {
    return Math.floorMod(next - count + older, steps.length);
  }
}
