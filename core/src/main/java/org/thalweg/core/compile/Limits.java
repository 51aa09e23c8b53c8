package org.thalweg.core.compile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.core.ir.Expr;

/**
 * How much may be put into one loop. It starts from a guess at what the JIT takes; clusters whose
 * code turns out too long, as sums on narrow vectors may, have to be smaller the next time.
 */
final class Limits {
  /** Lane instructions of one loop, at most. */
  private static final int START = 160;

  private final Map<Expr, Integer> lowered = new HashMap<>();

  /** Whether a cluster keeps to the limits of all its members. */
  boolean allow(Cluster cluster) {
    int cost = cluster.members().stream().mapToInt(Cost::of).sum();
    return cluster.members().stream().allMatch(m -> cost <= lowered.getOrDefault(m, START));
  }

  /** Halves the limits of the members of some clusters; false if that can change nothing. */
  boolean lower(List<Cluster> tooLong) {
    boolean changed = false;
    for (Cluster cluster : tooLong) {
      if (cluster.members().size() > 1) {
        int cost = cluster.members().stream().mapToInt(Cost::of).sum();
        cluster.members().forEach(m -> lowered.put(m, cost / 2));
        changed = true;
      }
    }
    return changed;
  }
}
