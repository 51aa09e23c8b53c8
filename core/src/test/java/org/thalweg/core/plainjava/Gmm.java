package org.thalweg.core.plainjava;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringTokenizer;
import java.util.zip.GZIPInputStream;

/**
 * ADBench's Gaussian mixture in plain Java (Šrajer, Kukelova and Fitzgibbon, A benchmark of
 * selected algorithmic differentiation tools, 2018): the log-likelihood of points with a Wishart
 * prior. Variables are K weights, K means of d and K factors of d(d+1)/2, of which the first d are
 * logarithms of the diagonal.
 */
final class Gmm {
  final int d;
  final int k;
  final double[][] points;
  final double gamma;
  final int m;
  final double[] start;

  Gmm(int d, int k, double[][] points, double gamma, int m, double[] start) {
    this.d = d;
    this.k = k;
    this.points = points;
    this.gamma = gamma;
    this.m = m;
    this.start = start;
  }

  static Gmm read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.US_ASCII))) {
      StringBuilder text = new StringBuilder();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        text.append(line).append(' ');
      }
      StringTokenizer numbers = new StringTokenizer(text.toString());
      int d = Integer.parseInt(numbers.nextToken());
      int k = Integer.parseInt(numbers.nextToken());
      int n = Integer.parseInt(numbers.nextToken());
      double[] start = new double[k * (1 + d + d * (d + 1) / 2)];
      for (int i = 0; i < start.length; i++) {
        start[i] = Double.parseDouble(numbers.nextToken());
      }
      double[][] points = new double[n][d];
      for (double[] point : points) {
        for (int j = 0; j < d; j++) {
          point[j] = Double.parseDouble(numbers.nextToken());
        }
      }
      double gamma = Double.parseDouble(numbers.nextToken());
      return new Gmm(d, k, points, gamma, Integer.parseInt(numbers.nextToken()), start);
    }
  }

  /** The objective. */
  double value(double[] w) {
    int n = points.length;
    int factorSize = d * (d + 1) / 2;
    int means = k;
    int factors = k + k * d;
    double[] sumQs = new double[k];
    double[][] diagonals = new double[k][d];
    for (int c = 0; c < k; c++) {
      double sum = 0;
      for (int j = 0; j < d; j++) {
        double q = w[factors + c * factorSize + j];
        sum += q;
        diagonals[c][j] = Math.exp(q);
      }
      sumQs[c] = sum;
    }
    double[] terms = new double[k];
    double[] centered = new double[d];
    double[] product = new double[d];
    double slse = 0;
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < k; c++) {
        for (int j = 0; j < d; j++) {
          centered[j] = points[i][j] - w[means + c * d + j];
        }
        multiply(diagonals[c], w, factors + c * factorSize + d, centered, product);
        terms[c] = w[c] + sumQs[c] - 0.5 * squaredNorm(product);
      }
      slse += logSumExp(terms);
    }
    double[] alphas = new double[k];
    System.arraycopy(w, 0, alphas, 0, k);
    double constant = -n * d * 0.5 * Math.log(2 * Math.PI);
    return constant + slse - n * logSumExp(alphas) + wishart(sumQs, diagonals, w, factors);
  }

  /** The lower triangular factor, its columns one after the other, times a vector. */
  private void multiply(double[] diagonal, double[] w, int at, double[] x, double[] out) {
    for (int i = 0; i < d; i++) {
      out[i] = diagonal[i] * x[i];
    }
    int p = at;
    for (int i = 0; i < d; i++) {
      for (int j = i + 1; j < d; j++) {
        out[j] = out[j] + w[p] * x[i];
        p++;
      }
    }
  }

  private static double squaredNorm(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v * v;
    }
    return sum;
  }

  private static double logSumExp(double[] x) {
    double max = x[0];
    for (int i = 1; i < x.length; i++) {
      if (x[i] > max) {
        max = x[i];
      }
    }
    double sum = 0;
    for (double v : x) {
      sum += Math.exp(v - max);
    }
    return max + Math.log(sum);
  }

  private double wishart(double[] sumQs, double[][] diagonals, double[] w, int factors) {
    int p = d;
    int df = p + m + 1;
    int factorSize = d * (d + 1) / 2;
    double constant = df * p * (Math.log(gamma) - 0.5 * Math.log(2)) - logGammaDistrib(0.5 * df, p);
    double out = 0;
    for (int c = 0; c < k; c++) {
      double frobenius = squaredNorm(diagonals[c]);
      for (int j = d; j < factorSize; j++) {
        double v = w[factors + c * factorSize + j];
        frobenius += v * v;
      }
      out += 0.5 * gamma * gamma * frobenius - m * sumQs[c];
    }
    return out - k * constant;
  }

  private static double logGammaDistrib(double a, int p) {
    double out = 0.25 * p * (p - 1) * Math.log(Math.PI);
    for (int j = 1; j <= p; j++) {
      out += logGamma(a + 0.5 * (1 - j));
    }
    return out;
  }

  /** Lanczos, g = 7, n = 9 (Numerical Recipes' way of writing it). */
  private static double logGamma(double x) {
    double[] c = {
      0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
      -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
      1.5056327351493116e-7
    };
    double y = x - 1;
    double sum = c[0];
    for (int i = 1; i < 9; i++) {
      sum += c[i] / (y + i);
    }
    double t = y + 7.5;
    return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(sum);
  }
}
