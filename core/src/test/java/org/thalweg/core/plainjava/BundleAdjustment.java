package org.thalweg.core.plainjava;

/**
 * ADBench's bundle adjustment in plain Java (Šrajer, Kukelova and Fitzgibbon, 2018): for each
 * observation of a point by a camera, two weighted errors of reprojection, and for each weight one
 * residual. A camera is a rotation vector, a centre, a focal length, a principal point and two
 * radial distortions: 11 numbers. One camera, point, weight and feature are repeated, as its reader
 * does.
 *
 * @param features what was seen, two numbers an observation
 */
record BundleAdjustment(int cameras, int points, int observations, double[] features) {

  static final double[] CAMERA = {
    -0.758453,
    -1.109613,
    -0.845551,
    34.556073,
    39.676747,
    53.881673,
    419.194514,
    5.864426,
    -8.518870,
    0.087812,
    0.002739
  };
  static final double[] POINT = {7.203245, 0.001144, 3.023326};
  static final double WEIGHT = 0.417022;

  static BundleAdjustment of(int cameras, int points, int observations) {
    double[] features = new double[2 * observations];
    for (int i = 0; i < observations; i++) {
      features[2 * i] = 271.760969;
      features[2 * i + 1] = 834.209256;
    }
    return new BundleAdjustment(cameras, points, observations, features);
  }

  int dimension() {
    return 11 * cameras + 3 * points + observations;
  }

  int count() {
    return 3 * observations;
  }

  double[] start() {
    double[] start = new double[dimension()];
    for (int i = 0; i < cameras; i++) {
      System.arraycopy(CAMERA, 0, start, 11 * i, 11);
    }
    for (int i = 0; i < points; i++) {
      System.arraycopy(POINT, 0, start, 11 * cameras + 3 * i, 3);
    }
    java.util.Arrays.fill(start, 11 * cameras + 3 * points, start.length, WEIGHT);
    return start;
  }

  /** All residuals: two of each observation, then the weights'. */
  void residuals(double[] x, double[] out) {
    int weights = 11 * cameras + 3 * points;
    for (int i = 0; i < observations; i++) {
      project(x, 11 * (i % cameras), 11 * cameras + 3 * (i % points), weights + i, i, out);
    }
    for (int i = 0; i < observations; i++) {
      double w = x[weights + i];
      out[2 * observations + i] = 1 - w * w;
    }
  }

  private void project(double[] x, int camera, int point, int weight, int i, double[] out) {
    double[] centered = new double[3];
    for (int j = 0; j < 3; j++) {
      centered[j] = x[point + j] - x[camera + 3 + j];
    }
    double[] rotated = new double[3];
    rotate(x, camera, centered, rotated);
    double u = rotated[0] / rotated[2];
    double v = rotated[1] / rotated[2];
    double square = u * u + v * v;
    double distortion = 1 + x[camera + 9] * square + x[camera + 10] * square * square;
    double px = u * distortion * x[camera + 6] + x[camera + 7];
    double py = v * distortion * x[camera + 6] + x[camera + 8];
    out[2 * i] = x[weight] * (px - features[2 * i]);
    out[2 * i + 1] = x[weight] * (py - features[2 * i + 1]);
  }

  /** Rodrigues' rotation of a vector. */
  private static void rotate(double[] x, int at, double[] v, double[] out) {
    double square = 0;
    for (int j = 0; j < 3; j++) {
      square += x[at + j] * x[at + j];
    }
    if (square == 0) {
      cross(x[at], x[at + 1], x[at + 2], v, out);
      for (int j = 0; j < 3; j++) {
        out[j] += v[j];
      }
      return;
    }
    double theta = Math.sqrt(square);
    double cos = Math.cos(theta);
    double sin = Math.sin(theta);
    double inverse = 1 / theta;
    double w0 = x[at] * inverse;
    double w1 = x[at + 1] * inverse;
    double w2 = x[at + 2] * inverse;
    double[] across = new double[3];
    cross(w0, w1, w2, v, across);
    double along = (w0 * v[0] + w1 * v[1] + w2 * v[2]) * (1 - cos);
    out[0] = v[0] * cos + across[0] * sin + w0 * along;
    out[1] = v[1] * cos + across[1] * sin + w1 * along;
    out[2] = v[2] * cos + across[2] * sin + w2 * along;
  }

  private static void cross(double a, double b, double c, double[] v, double[] out) {
    out[0] = b * v[2] - c * v[1];
    out[1] = c * v[0] - a * v[2];
    out[2] = a * v[1] - b * v[0];
  }
}
