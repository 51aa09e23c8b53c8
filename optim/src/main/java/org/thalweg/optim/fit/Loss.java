package org.thalweg.optim.fit;

import java.util.Locale;

/**
 * What a residual costs: ρ(z) of its square z, ρ(z) ≈ z where z is small (the names and formulas
 * are those of SciPy's least_squares). With a scale C it is C²·ρ(z/C²).
 */
public enum Loss {
  /** z: least squares. */
  SQUARED {
    @Override
    double cost(double z) {
      return z;
    }

    @Override
    double slope(double z) {
      return 1;
    }

    @Override
    double bend(double z) {
      return 1;
    }
  },
  /** z up to 1, then 2·√z − 1: outliers count as their distance (Huber 1964). */
  HUBER {
    @Override
    double cost(double z) {
      return z <= 1 ? z : 2 * Math.sqrt(z) - 1;
    }

    @Override
    double slope(double z) {
      return z <= 1 ? 1 : 1 / Math.sqrt(z);
    }

    @Override
    double bend(double z) {
      return z <= 1 ? 1 : 0;
    }
  },
  /** ln(1 + z): far outliers hardly count, and there may be several minima. */
  CAUCHY {
    @Override
    double cost(double z) {
      return StrictMath.log1p(z);
    }

    @Override
    double slope(double z) {
      return 1 / (1 + z);
    }

    @Override
    double bend(double z) {
      return (1 - z) / ((1 + z) * (1 + z));
    }
  },
  /** 2·(√(1 + z) − 1): like Huber's, without an edge. */
  SOFT_L1 {
    @Override
    double cost(double z) {
      return 2 * z / (Math.sqrt(1 + z) + 1);
    }

    @Override
    double slope(double z) {
      return 1 / Math.sqrt(1 + z);
    }

    @Override
    double bend(double z) {
      return 1 / ((1 + z) * Math.sqrt(1 + z));
    }
  };

  /** ρ(z). */
  abstract double cost(double z);

  /** ρ'(z). */
  abstract double slope(double z);

  /** ρ'(z) + 2·z·ρ''(z): half the second derivative of the cost by the residual. */
  abstract double bend(double z);

  /** Its name on the command line, such as {@code soft-l1}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
