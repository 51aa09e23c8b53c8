package org.thalweg.optim.critical;

import java.util.Arrays;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Vectors;

/**
 * The Hessian in units of the variables' own: D·H·D. Units change eigenvalues, but not how many are
 * above, at and below 0 (Sylvester's law of inertia); with a diagonal of ±1 rounding hides least.
 */
final class ScaledHessian {
  private final Evaluations f;
  private final Point at;
  private final FreeVariables free;
  private final double[] units;

  private ScaledHessian(Evaluations f, Point at, FreeVariables free, double[] units) {
    this.f = f;
    this.at = at;
    this.free = free;
    this.units = units;
  }

  /** In the variables as they are. */
  static ScaledHessian plain(Evaluations f, Point at, FreeVariables free) {
    double[] ones = new double[free.count()];
    Arrays.fill(ones, 1);
    return new ScaledHessian(f, at, free, ones);
  }

  /** With units that make the diagonal ±1; where it is 0, that make the row's greatest entry 1. */
  static ScaledHessian of(Evaluations f, Point at, FreeVariables free, double[] hessian) {
    int n = free.count();
    double[] units = new double[n];
    for (int j = 0; j < n; j++) {
      double greatest = 0;
      for (int i = 0; i < n; i++) {
        greatest = Math.max(greatest, Math.abs(hessian[j * n + i]));
      }
      units[j] = unit(Math.abs(hessian[j * n + j]), greatest);
    }
    return new ScaledHessian(f, at, free, units);
  }

  /** With such units for a band. */
  static ScaledHessian of(Evaluations f, Point at, FreeVariables free, Band hessian) {
    double[] units = hessian.greatest();
    for (int j = 0; j < units.length; j++) {
      units[j] = unit(Math.abs(hessian.diagonal(j)), units[j]);
    }
    return new ScaledHessian(f, at, free, units);
  }

  private static double unit(double own, double greatest) {
    double size = own > greatest * Math.ulp(1.0) ? own : greatest;
    return size > 0 ? 1 / Math.sqrt(size) : 1;
  }

  int count() {
    return units.length;
  }

  /** D·H·D of a given H. */
  Band scaled(Band hessian) {
    return hessian.scaled(units);
  }

  /** D·H·D of a given H. */
  double[] scaled(double[] hessian) {
    int n = units.length;
    double[] scaled = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        scaled[i * n + j] = units[i] * hessian[i * n + j] * units[j];
      }
    }
    return scaled;
  }

  /** D·v. */
  double[] times(double[] v) {
    double[] scaled = new double[v.length];
    for (int j = 0; j < v.length; j++) {
      scaled[j] = units[j] * v[j];
    }
    return scaled;
  }

  /** D·v among all variables. */
  double[] way(double[] v) {
    return free.spread(times(v));
  }

  /** D·g of the gradient. */
  double[] slopes() {
    return times(free.pick(at.gradient()));
  }

  /** D·H·D·v. */
  double[] product(double[] v) {
    return product(at.x(), v);
  }

  /** D·H·D·v at another place. */
  double[] product(double[] x, double[] v) {
    return times(free.product(f, x, times(v)));
  }

  double[] place() {
    return at.x();
  }

  /** The variables, those that are free, in their own units. */
  double[] here() {
    return free.pick(at.x());
  }

  /** The place a step leads to, in these units. */
  double[] moved(double[] step) {
    return Vectors.sum(at.x(), 1, way(step));
  }
}
