package org.thalweg.core.compile;

/** One step of a compiled program: a fused loop, a product or a routine. */
@FunctionalInterface
interface Stage {
  /** Does it, on the arrays that it was made for. */
  void run();
}
