package org.thalweg.optim.method;

import org.thalweg.optim.problem.Problem;

/** The descent that searches for a global minimum repeat. */
final class Locally {
  private Locally() {}

  static Method method(Problem problem) {
    if (problem.l1() > 0) {
      return problem.bounds().any() ? new Accelerated(true) : new OwlQn();
    }
    return problem.bounds().any() ? new LbfgsB() : new Lbfgs();
  }
}
