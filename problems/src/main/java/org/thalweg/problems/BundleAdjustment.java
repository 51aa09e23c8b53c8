package org.thalweg.problems;

import static java.lang.Math.cos;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

import java.nio.file.Path;

/**
 * Cameras and points in space fitted to what the cameras saw: the objective BA of ADBench (Šrajer,
 * Kukelova and Fitzgibbon, "A benchmark of selected algorithmic differentiation tools", 2018,
 * section 4.2).
 *
 * <p>The variables in their order: 11 for each camera (rotation vector, centre, focal length,
 * principal point, two coefficients of radial distortion), 3 for each point, a weight for each
 * observation. Observation i is of camera i modulo {@code cameras} and point i modulo {@code
 * points}; all cameras start equal, and so do points, weights and observations.
 *
 * @param cameras number of cameras
 * @param points number of points
 * @param observations number of observations
 * @param camera the start of each camera
 * @param point the start of each point
 * @param weight the start of each weight
 * @param feature where each point was seen
 */
public record BundleAdjustment(
    int cameras,
    int points,
    int observations,
    double[] camera,
    double[] point,
    double weight,
    double[] feature) {

  /** Variables of a camera. */
  public static final int CAMERA = 11;

  /** Variables that an observation depends on: camera, point and weight. */
  public static final int BLOCK = CAMERA + 3 + 1;

  /** ADBench's ba_test: two cameras, ten points, ten observations. */
  public static BundleAdjustment tiny() {
    return read(Numbers.ofResource("adbench/ba_test.txt"));
  }

  /** Reads a file of ADBench: sizes, then one camera, point, weight and observation. */
  public static BundleAdjustment read(Path file) {
    return read(Numbers.ofFile(file));
  }

  private static BundleAdjustment read(Numbers in) {
    return new BundleAdjustment(
        in.nextInt(),
        in.nextInt(),
        in.nextInt(),
        in.next(CAMERA),
        in.next(3),
        in.next(),
        in.next(2));
  }

  /** The start: all variables. */
  public double[] start() {
    double[] v = new double[CAMERA * cameras + 3 * points + observations];
    for (int i = 0; i < cameras; i++) {
      System.arraycopy(camera, 0, v, CAMERA * i, CAMERA);
    }
    for (int i = 0; i < points; i++) {
      System.arraycopy(point, 0, v, CAMERA * cameras + 3 * i, 3);
    }
    for (int i = 0; i < observations; i++) {
      v[CAMERA * cameras + 3 * points + i] = weight;
    }
    return v;
  }

  /**
   * All residuals: two for each observation, weighted differences of where a point is seen, then
   * one for each weight w, 1 - w².
   */
  public double[] residuals(double[] v) {
    double[] r = new double[3 * observations];
    for (int i = 0; i < observations; i++) {
      double[] three = blockResiduals(block(v, i));
      r[2 * i] = three[0];
      r[2 * i + 1] = three[1];
      r[2 * observations + i] = three[2];
    }
    return r;
  }

  /** The sum of squares of all residuals. */
  public double value(double[] v) {
    return SumOfSquares.of(residuals(v));
  }

  /** The variables among {@code v} that an observation depends on. */
  public double[] block(double[] v, int observation) {
    int cameraAt = CAMERA * (observation % cameras);
    int pointAt = CAMERA * cameras + 3 * (observation % points);
    double[] block = new double[BLOCK];
    for (int j = 0; j < CAMERA; j++) {
      block[j] = v[cameraAt + j];
    }
    for (int j = 0; j < 3; j++) {
      block[CAMERA + j] = v[pointAt + j];
    }
    block[CAMERA + 3] = v[CAMERA * cameras + 3 * points + observation];
    return block;
  }

  /** The three residuals of one observation, of its variables. */
  public double[] blockResiduals(double[] b) {
    double[] seen = project(b);
    double w = b[CAMERA + 3];
    return new double[] {w * (seen[0] - feature[0]), w * (seen[1] - feature[1]), 1 - w * w};
  }

  /** Where the camera sees the point: rotation, perspective, distortion, then pixels. */
  private static double[] project(double[] b) {
    double[] fromCentre = new double[3];
    for (int j = 0; j < 3; j++) {
      fromCentre[j] = b[CAMERA + j] - b[3 + j];
    }
    double[] turned = rotate(b, fromCentre);
    double x = turned[0] / turned[2];
    double y = turned[1] / turned[2];
    double square = x * x + y * y;
    double stretch = 1 + b[9] * square + b[10] * square * square;
    return new double[] {x * stretch * b[6] + b[7], y * stretch * b[6] + b[8]};
  }

  /** Rodrigues' formula: the first three of {@code r} are the axis, times the angle. */
  private static double[] rotate(double[] r, double[] x) {
    double square = r[0] * r[0] + r[1] * r[1] + r[2] * r[2];
    if (square == 0) {
      double[] small = cross(r, x);
      return new double[] {x[0] + small[0], x[1] + small[1], x[2] + small[2]};
    }
    double angle = sqrt(square);
    double[] axis = {r[0] / angle, r[1] / angle, r[2] / angle};
    double[] across = cross(axis, x);
    double along = axis[0] * x[0] + axis[1] * x[1] + axis[2] * x[2];
    double[] turned = new double[3];
    for (int j = 0; j < 3; j++) {
      turned[j] = x[j] * cos(angle) + across[j] * sin(angle) + axis[j] * along * (1 - cos(angle));
    }
    return turned;
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }
}
