package org.thalweg.optim.critical;

import java.util.Optional;
import java.util.SplittableRandom;
import org.thalweg.optim.critical.SecondDerivatives.Pairs;
import org.thalweg.optim.problem.Vectors;

/**
 * A Hessian of many variables whose entries are known. That it is positive definite is proven by a
 * factorization, however small its least eigenvalues are beside the greatest; these are found from
 * products with its inverse.
 */
final class Assembled {
  /**
   * The Hessian may change between the place and the true critical point by this part of itself.
   */
  private static final double CHANGE = 0.5;

  private static final double SURE = 2;
  private static final double WHOLE = 1e-3;
  private static final long SEED = 0x5EED_57E9L;
  private static final int STEPS = 60;
  private static final int STEPS_FOR_SIGNS = 300;

  private final ScaledHessian plain;
  private final ScaledHessian scaled;
  private final Band entries;
  private final Band own;
  private final double slack;
  private final Certainty certainty;

  Assembled(ScaledHessian plain, ScaledHessian scaled, Band entries, Certainty certainty) {
    this.plain = plain;
    this.scaled = scaled;
    this.entries = entries;
    this.certainty = certainty;
    own = scaled.scaled(entries);
    slack = SURE * (Probe.difference(scaled, own) + own.rounding());
  }

  /** The Hessian in units that make its diagonal ±1. */
  ScaledHessian scaled() {
    return scaled;
  }

  /** Whether there are no entries besides, or none that matter. */
  boolean isWhole() {
    return slack < WHOLE;
  }

  /** Whether all eigenvalues are above 0 for sure, here and where the critical point may be. */
  boolean isPositive() {
    return own.factor(slack).filter(factor -> isSteady(1, factor)).isPresent();
  }

  /** Whether all eigenvalues are below 0 for sure. */
  boolean isNegative() {
    return own.plus(-1, 0, own).factor(slack).filter(factor -> isSteady(-1, factor)).isPresent();
  }

  /**
   * Whether curvature changes little to where Newton's step leads, and, where products are
   * differences, over the steps by which they were taken: both ±(H' − H) + H/2 are definite.
   */
  private boolean isSteady(double sign, Band factor) {
    double[] step = Vectors.scaled(-sign, factor.solve(scaled.slopes()));
    if (Vectors.largest(step) > 0 && !isNear(sign, scaled.moved(step))) {
      return false;
    }
    return certainty.reach() == 0 || isNear(sign, beside());
  }

  private boolean isNear(double sign, double[] place) {
    Band there = scaled.scaled(Probe.band(plain, place, entries.width()));
    return own.plus(-sign * (1 - CHANGE), sign, there).factor(slack).isPresent()
        && own.plus(sign * (1 + CHANGE), -sign, there).factor(slack).isPresent();
  }

  /** A place as far away as differences reach, in every variable. */
  private double[] beside() {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] step = plain.here();
    for (int i = 0; i < step.length; i++) {
      double reach = certainty.reach() * Math.max(1, Math.abs(step[i]));
      step[i] = random.nextBoolean() ? reach : -reach;
    }
    return plain.moved(step);
  }

  /** The least and the greatest eigenvalue of one that is positive definite. */
  Optional<Pairs> extremes() {
    int n = entries.count();
    Optional<Band> factor = own.factor(slack);
    Optional<Pairs> inverse =
        factor.flatMap(l ->
            Lanczos.upper(v -> scaled.times(l.solve(scaled.times(v))), n, STEPS)
                .map(Lanczos.Ends::pairs));
    Optional<Pairs> direct = Lanczos.upper(entries::times, n, STEPS).map(Lanczos.Ends::pairs);
    return inverse
        .flatMap(low ->
            direct.map(high ->
                new Pairs(
                    new double[2],
                    new double[][] {
                      low.vectors()[low.values().length - 1],
                      high.vectors()[high.values().length - 1]
                    },
                    new double[2])))
        .map(this::measured);
  }

  /** Rayleigh's quotients of vectors. */
  private Pairs measured(Pairs pairs) {
    for (int i = 0; i < pairs.values().length; i++) {
      double[] v = pairs.vectors()[i];
      pairs.values()[i] = Vectors.dot(v, entries.times(v)) / Vectors.dot(v, v);
    }
    return pairs;
  }

  /** Ends of the spectrum of the entries in the variables as they are. */
  Optional<Lanczos.Ends> ends() {
    return Lanczos.both(entries::times, entries.count(), STEPS_FOR_SIGNS);
  }

  /** Ends of the spectrum in units that make the diagonal ±1. */
  Optional<Lanczos.Ends> scaledEnds() {
    return Lanczos.both(own::times, entries.count(), STEPS_FOR_SIGNS);
  }
}
