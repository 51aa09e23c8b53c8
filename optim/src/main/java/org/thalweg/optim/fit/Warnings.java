package org.thalweg.optim.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is to be said of a fit that does not determine its parameters well. */
public final class Warnings {
  /** From about here on, half the digits are lost. */
  private static final double ILL_CONDITIONED = 1e8;

  private static final double TIED = 0.9999;

  private Warnings() {}

  /**
   * One line each; none where all is well, or where residuals are not finite.
   *
   * @param names of the parameters
   */
  public static List<String> of(FitStatistics fit, List<String> names) {
    List<String> warnings = new ArrayList<>();
    if (!Double.isFinite(fit.residualSumOfSquares())) {
      return warnings; // the run says what is wrong
    }
    List<String> undetermined = new ArrayList<>();
    for (int j = 0; j < names.size(); j++) {
      if (fit.held()[j]) {
        warnings.add(names.get(j) + " stands at a bound: the others' errors take it as given");
      } else if (!fit.determined()[j]) {
        undetermined.add(names.get(j));
      }
    }
    if (!undetermined.isEmpty()) {
      warnings.add(
          "the observations do not determine "
              + String.join(", ", undetermined)
              + ": fix one of them, or fit a model with fewer parameters");
    } else if (fit.condition() > ILL_CONDITIONED) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "the fit is ill-determined (condition %.1e): digits of the parameters are lost;"
                  + " centre or scale the data, or fit a model with fewer parameters",
              fit.condition()));
    }
    for (int a = 0; a < names.size(); a++) {
      for (int b = 0; b < a; b++) {
        if (Math.abs(fit.correlation(a, b)) > TIED) {
          warnings.add(
              String.format(
                  Locale.ROOT,
                  "%s and %s can hardly be told apart (correlation %.6f)",
                  names.get(b),
                  names.get(a),
                  fit.correlation(a, b)));
        }
      }
    }
    if (fit.degreesOfFreedom() <= 0) {
      warnings.add(
          "%d observations for %d parameters leave nothing to estimate errors from: give more"
              .formatted(fit.observations(), names.size()));
    }
    return warnings;
  }
}
