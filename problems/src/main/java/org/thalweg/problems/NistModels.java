package org.thalweg.problems;

import static java.lang.Math.PI;
import static java.lang.Math.atan;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.log;
import static java.lang.Math.pow;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

/**
 * The models of NIST's nonlinear regressions: residuals, model less observation, of parameters b1,
 * b2, … in an array.
 */
public final class NistModels {

  private static final double[][] CHWIRUT1 = NistFile.read("Chwirut1").rows();
  private static final double[][] CHWIRUT2 = NistFile.read("Chwirut2").rows();
  private static final double[][] DANWOOD = NistFile.read("DanWood").rows();
  private static final double[][] GAUSS1 = NistFile.read("Gauss1").rows();
  private static final double[][] GAUSS2 = NistFile.read("Gauss2").rows();
  private static final double[][] LANCZOS3 = NistFile.read("Lanczos3").rows();
  private static final double[][] MISRA1A = NistFile.read("Misra1a").rows();
  private static final double[][] MISRA1B = NistFile.read("Misra1b").rows();
  private static final double[][] ENSO = NistFile.read("ENSO").rows();
  private static final double[][] GAUSS3 = NistFile.read("Gauss3").rows();
  private static final double[][] HAHN1 = NistFile.read("Hahn1").rows();
  private static final double[][] KIRBY2 = NistFile.read("Kirby2").rows();
  private static final double[][] LANCZOS1 = NistFile.read("Lanczos1").rows();
  private static final double[][] LANCZOS2 = NistFile.read("Lanczos2").rows();
  private static final double[][] MGH17 = NistFile.read("MGH17").rows();
  private static final double[][] MISRA1C = NistFile.read("Misra1c").rows();
  private static final double[][] MISRA1D = NistFile.read("Misra1d").rows();
  private static final double[][] NELSON = NistFile.read("Nelson").rows();
  private static final double[][] ROSZMAN1 = NistFile.read("Roszman1").rows();

  private NistModels() {}

  /** The residuals of Chwirut1. */
  public static double[] chwirut1(double[] b) {
    return chwirut(CHWIRUT1, b);
  }

  /** The residuals of Chwirut2. */
  public static double[] chwirut2(double[] b) {
    return chwirut(CHWIRUT2, b);
  }

  /** The residuals of DanWood. */
  public static double[] danWood(double[] b) {
    double[] r = new double[DANWOOD.length];
    for (int i = 0; i < r.length; i++) {
      double x = DANWOOD[i][1];
      r[i] = b[0] * pow(x, b[1]) - DANWOOD[i][0];
    }
    return r;
  }

  /** The residuals of Gauss1. */
  public static double[] gauss1(double[] b) {
    return gauss(GAUSS1, b);
  }

  /** The residuals of Gauss2. */
  public static double[] gauss2(double[] b) {
    return gauss(GAUSS2, b);
  }

  /** The residuals of Lanczos3. */
  public static double[] lanczos3(double[] b) {
    return lanczos(LANCZOS3, b);
  }

  /** The residuals of Misra1a. */
  public static double[] misra1a(double[] b) {
    double[] r = new double[MISRA1A.length];
    for (int i = 0; i < r.length; i++) {
      double x = MISRA1A[i][1];
      r[i] = b[0] * (1 - exp(-b[1] * x)) - MISRA1A[i][0];
    }
    return r;
  }

  /** The residuals of Misra1b. */
  public static double[] misra1b(double[] b) {
    double[] r = new double[MISRA1B.length];
    for (int i = 0; i < r.length; i++) {
      double x = MISRA1B[i][1];
      r[i] = b[0] * (1 - pow(1 + b[1] * x / 2, -2)) - MISRA1B[i][0];
    }
    return r;
  }

  /** The residuals of ENSO. */
  public static double[] enso(double[] b) {
    double[] r = new double[ENSO.length];
    for (int i = 0; i < r.length; i++) {
      double x = ENSO[i][1];
      double model = b[0];
      model += wave(x, 12, b[1], b[2]);
      model += wave(x, b[3], b[4], b[5]);
      model += wave(x, b[6], b[7], b[8]);
      r[i] = model - ENSO[i][0];
    }
    return r;
  }

  /** The residuals of Gauss3. */
  public static double[] gauss3(double[] b) {
    return gauss(GAUSS3, b);
  }

  /** The residuals of Hahn1. */
  public static double[] hahn1(double[] b) {
    double[] r = new double[HAHN1.length];
    for (int i = 0; i < r.length; i++) {
      double x = HAHN1[i][1];
      r[i] =
          (b[0] + x * (b[1] + x * (b[2] + x * b[3]))) / (1 + x * (b[4] + x * (b[5] + x * b[6])))
              - HAHN1[i][0];
    }
    return r;
  }

  /** The residuals of Kirby2. */
  public static double[] kirby2(double[] b) {
    double[] r = new double[KIRBY2.length];
    for (int i = 0; i < r.length; i++) {
      double x = KIRBY2[i][1];
      r[i] = (b[0] + b[1] * x + b[2] * x * x) / (1 + b[3] * x + b[4] * x * x) - KIRBY2[i][0];
    }
    return r;
  }

  /** The residuals of Lanczos1. */
  public static double[] lanczos1(double[] b) {
    return lanczos(LANCZOS1, b);
  }

  /** The residuals of Lanczos2. */
  public static double[] lanczos2(double[] b) {
    return lanczos(LANCZOS2, b);
  }

  /** The residuals of MGH17. */
  public static double[] mgh17(double[] b) {
    double[] r = new double[MGH17.length];
    for (int i = 0; i < r.length; i++) {
      double x = MGH17[i][1];
      r[i] = b[0] + b[1] * exp(-x * b[3]) + b[2] * exp(-x * b[4]) - MGH17[i][0];
    }
    return r;
  }

  /** The residuals of Misra1c. */
  public static double[] misra1c(double[] b) {
    double[] r = new double[MISRA1C.length];
    for (int i = 0; i < r.length; i++) {
      double x = MISRA1C[i][1];
      r[i] = b[0] * (1 - 1 / sqrt(1 + 2 * b[1] * x)) - MISRA1C[i][0];
    }
    return r;
  }

  /** The residuals of Misra1d. */
  public static double[] misra1d(double[] b) {
    double[] r = new double[MISRA1D.length];
    for (int i = 0; i < r.length; i++) {
      double x = MISRA1D[i][1];
      r[i] = b[0] * b[1] * x / (1 + b[1] * x) - MISRA1D[i][0];
    }
    return r;
  }

  /** The residuals of Nelson. */
  public static double[] nelson(double[] b) {
    double[] r = new double[NELSON.length];
    for (int i = 0; i < r.length; i++) {
      double[] row = NELSON[i];
      r[i] = b[0] - b[1] * row[1] * exp(-b[2] * row[2]) - log(row[0]);
    }
    return r;
  }

  /** The residuals of Roszman1. */
  public static double[] roszman1(double[] b) {
    double[] r = new double[ROSZMAN1.length];
    for (int i = 0; i < r.length; i++) {
      double x = ROSZMAN1[i][1];
      r[i] = b[0] - b[1] * x - atan(b[2] / (x - b[3])) / PI - ROSZMAN1[i][0];
    }
    return r;
  }

  private static double[] chwirut(double[][] rows, double[] b) {
    double[] r = new double[rows.length];
    for (int i = 0; i < r.length; i++) {
      double x = rows[i][1];
      r[i] = exp(-b[0] * x) / (b[1] + b[2] * x) - rows[i][0];
    }
    return r;
  }

  private static double[] gauss(double[][] rows, double[] b) {
    double[] r = new double[rows.length];
    for (int i = 0; i < r.length; i++) {
      double x = rows[i][1];
      r[i] =
          b[0] * exp(-b[1] * x)
              + peak(x, b[2], b[3], b[4])
              + peak(x, b[5], b[6], b[7])
              - rows[i][0];
    }
    return r;
  }

  private static double peak(double x, double height, double centre, double width) {
    double z = (x - centre) / width;
    return height * exp(-z * z);
  }

  private static double wave(double x, double period, double a, double b) {
    double angle = 2 * PI * x / period;
    return a * cos(angle) + b * sin(angle);
  }

  private static double[] lanczos(double[][] rows, double[] b) {
    double[] r = new double[rows.length];
    for (int i = 0; i < r.length; i++) {
      r[i] = -rows[i][0];
      for (int k = 0; k < 6; k += 2) {
        r[i] += b[k] * exp(-b[k + 1] * rows[i][1]);
      }
    }
    return r;
  }
}
