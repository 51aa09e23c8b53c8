package org.thalweg.optim.method.search;

import java.util.Optional;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.problem.Problem;

/** A method that looks at values: it begins anywhere, and keeps to bounds and to l1. */
interface SearchMethod extends Method {
  @Override
  default Optional<String> lacks(Problem problem) {
    return Optional.empty();
  }

  @Override
  default boolean needsGradient() {
    return false;
  }
}
