package org.thalweg.problems;

import java.util.List;

/**
 * The nonlinear regressions of lower and average difficulty of NIST's Statistical Reference
 * Datasets, with certified parameters and standard deviations.
 */
public final class NistNonlinear {

  private static final String GAUSS =
      "y = b1*exp(-b2*x) + b3*exp(-(x-b4)^2/b5^2) + b6*exp(-(x-b7)^2/b8^2)";
  private static final String LANCZOS = "y = b1*exp(-b2*x) + b3*exp(-b4*x) + b5*exp(-b6*x)";
  private static final String ENSO =
      "y = b1 + b2*cos(2*pi*x/12) + b3*sin(2*pi*x/12)"
          + " + b5*cos(2*pi*x/b4) + b6*sin(2*pi*x/b4)"
          + " + b8*cos(2*pi*x/b7) + b9*sin(2*pi*x/b7)";

  private NistNonlinear() {}

  /** All 19, the easier ones first. */
  public static List<NonlinearFit> all() {
    return List.of(
        fit("Chwirut1", "y = exp(-b1*x)/(b2+b3*x)", NistModels::chwirut1),
        fit("Chwirut2", "y = exp(-b1*x)/(b2+b3*x)", NistModels::chwirut2),
        fit("DanWood", "y = b1*x^b2", NistModels::danWood),
        fit("Gauss1", GAUSS, NistModels::gauss1),
        fit("Gauss2", GAUSS, NistModels::gauss2),
        fit("Lanczos3", LANCZOS, NistModels::lanczos3),
        fit("Misra1a", "y = b1*(1-exp(-b2*x))", NistModels::misra1a),
        fit("Misra1b", "y = b1*(1-(1+b2*x/2)^(-2))", NistModels::misra1b),
        fit("ENSO", ENSO, NistModels::enso),
        fit("Gauss3", GAUSS, NistModels::gauss3),
        fit("Hahn1", "y = (b1+b2*x+b3*x^2+b4*x^3)/(1+b5*x+b6*x^2+b7*x^3)", NistModels::hahn1),
        fit("Kirby2", "y = (b1+b2*x+b3*x^2)/(1+b4*x+b5*x^2)", NistModels::kirby2),
        fit("Lanczos1", LANCZOS, NistModels::lanczos1),
        fit("Lanczos2", LANCZOS, NistModels::lanczos2),
        fit("MGH17", "y = b1+b2*exp(-x*b4)+b3*exp(-x*b5)", NistModels::mgh17),
        fit("Misra1c", "y = b1*(1-(1+2*b2*x)^(-0.5))", NistModels::misra1c),
        fit("Misra1d", "y = b1*b2*x*(1+b2*x)^(-1)", NistModels::misra1d),
        fit("Nelson", "log(y) = b1-b2*x1*exp(-b3*x2)", NistModels::nelson),
        fit("Roszman1", "y = b1-b2*x-atan(b3/(x-b4))/pi", NistModels::roszman1));
  }

  private static NonlinearFit fit(String name, String formula, PlainResiduals residuals) {
    NistFile file = NistFile.read(name);
    return new NonlinearFit(
        name,
        file.level(),
        formula,
        file.columns(),
        file.rows(),
        residuals,
        file.parameters(0),
        file.parameters(1),
        file.parameters(2),
        file.parameters(3),
        file.figure("Residual Sum of Squares:"),
        file.figure("Residual Standard Deviation:"),
        (int) file.figure("Degrees of Freedom:"));
  }
}
