package org.thalweg.core.compile;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Step;

/** What is decided before code is emitted: the clusters, their order, and where all values lie. */
final class Plan {
  private final Schedule schedule;
  private final Map<Cluster, Lowering> lowerings = new LinkedHashMap<>();
  private final Map<Cluster, Set<Expr>> stored = new LinkedHashMap<>();
  private final Memory memory;

  Plan(Lowered lowered, Step step, Limits limits, int threads) {
    schedule = Siblings.join(lowered, step, limits, Fusion.fuse(lowered, limits));
    for (Cluster cluster : schedule.order()) {
      Set<Expr> own = schedule.stored(cluster);
      if (!(cluster.form() instanceof Cluster.Form.Single)) {
        Lowering lowering = new Lowering(lowered, cluster, own);
        lowerings.put(cluster, lowering);
        own = lowering.stored();
      }
      stored.put(cluster, new LinkedHashSet<>(own));
    }
    memory = new Memory(lowered, schedule, step.program().inputs(), stored, threads);
  }

  /** The clusters in order. */
  Schedule schedule() {
    return schedule;
  }

  /** How each cluster that is a loop becomes one. */
  Map<Cluster, Lowering> lowerings() {
    return lowerings;
  }

  /** What each cluster leaves in memory. */
  Map<Cluster, Set<Expr>> stored() {
    return stored;
  }

  /** Where it lies. */
  Memory memory() {
    return memory;
  }
}
