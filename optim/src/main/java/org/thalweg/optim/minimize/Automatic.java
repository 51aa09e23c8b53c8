package org.thalweg.optim.minimize;

import org.thalweg.core.objective.ProgramObjective;
import org.thalweg.core.objective.Residuals;
import org.thalweg.optim.problem.Problem;

/** Chooses a method by dimension, structure and what is available. */
final class Automatic {
  /** Up to so many variables a Hessian is computed and factored at each step. */
  private static final int SMALL = 50;

  /** Up to so many variables an approximate Hessian is kept whole. */
  private static final int MIDDLE = 500;

  /** Up to so many entries a Jacobian is kept whole. */
  private static final long JACOBIAN = 10_000_000;

  private Automatic() {}

  static Choice choose(Problem problem) {
    int n = problem.dimension();
    if (problem.l1() > 0) {
      return problem.bounds().any()
          ? choice("fista", "for bounds and l1")
          : choice("owl-qn", "for l1");
    }
    long entries = problem.objective().residuals().map(Automatic::entries).orElse(Long.MAX_VALUE);
    if (entries <= JACOBIAN) {
      return choice("levenberg-marquardt", "the function is a sum of squares");
    }
    if (problem.bounds().any()) {
      return choice("lbfgs-b", "for bounds");
    }
    boolean kinks = problem.objective() instanceof ProgramObjective p && p.mayHaveKinks();
    if (kinks && n <= MIDDLE) {
      return choice("bfgs", "the function may have kinks");
    }
    if (n <= SMALL && problem.objective() instanceof ProgramObjective) {
      return choice("trust-region-exact", "few variables, and an exact Hessian");
    }
    return n <= MIDDLE
        ? choice("bfgs", "not too many variables")
        : choice("lbfgs", "%,d variables".formatted(n));
  }

  private static long entries(Residuals residuals) {
    return (long) residuals.count() * residuals.dimension();
  }

  private static Choice choice(String name, String reason) {
    return new Choice(name, Methods.named(name).orElseThrow().method(), reason);
  }
}
