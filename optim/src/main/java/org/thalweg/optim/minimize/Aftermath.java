package org.thalweg.optim.minimize;

import org.thalweg.optim.Check;

/**
 * What follows where the gradient is small.
 *
 * @param secondDerivatives whether the kind of point is looked at
 * @param escapes how many times, at most, the run goes on from beside a saddle or a maximum
 */
record Aftermath(boolean secondDerivatives, int escapes) {
  Aftermath {
    Check.atLeast("escapes", escapes, 0);
  }
}
