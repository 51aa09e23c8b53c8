package org.thalweg.core.compile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.DType;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Step;

/**
 * Makes one loop of two that read the same array and do not wait for each other, as those for the
 * next parameters and the next momentum of a rule may: long ones take as long as memory does, and
 * what both read is then read once.
 *
 * <p>Only loops are joined of which none can get slower by it: flat ones of one floating type, so
 * that they run on vectors as before, and short ones, so that none is cut again. What was written
 * over its input before still is.
 */
final class Siblings {
  /** Lane instructions of a joined loop, at most: far from code too long for the JIT. */
  private static final int LONGEST = 80;

  private final Lowered lowered;
  private final Step step;
  private final Limits limits;
  private final Map<Expr, Integer> position = new HashMap<>();

  /** Elements of an array that a loop goes through. */
  private record Run(Expr base, int first, int size) {}

  private Siblings(Lowered lowered, Step step, Limits limits) {
    this.lowered = lowered;
    this.step = step;
    this.limits = limits;
    lowered.computed().forEach(node -> position.put(node, position.size()));
  }

  /** The schedule of the clusters, some of them joined. */
  static Schedule join(Lowered lowered, Step step, Limits limits, List<Cluster> clusters) {
    Siblings siblings = new Siblings(lowered, step, limits);
    Schedule schedule = Objects.requireNonNull(Schedule.of(lowered, step, clusters));
    Schedule next = siblings.joinTwo(schedule);
    while (next != null) {
      schedule = next;
      next = siblings.joinTwo(schedule);
    }
    return schedule;
  }

  /** The schedule with the first two clusters joined that may be, or null. */
  private @Nullable Schedule joinTwo(Schedule schedule) {
    Map<Cluster, Set<Run>> earlier = new LinkedHashMap<>();
    for (Cluster cluster : schedule.order()) {
      if (isFlat(schedule, cluster)) {
        Set<Run> runs = runs(cluster);
        for (Map.Entry<Cluster, Set<Run>> entry : earlier.entrySet()) {
          if (!Collections.disjoint(runs, entry.getValue())) {
            Schedule joined = joined(schedule, entry.getKey(), cluster);
            if (joined != null) {
              return joined;
            }
          }
        }
        earlier.put(cluster, runs);
      }
    }
    return null;
  }

  private @Nullable Schedule joined(Schedule schedule, Cluster one, Cluster other) {
    Cluster both = one.merge(other, one.form(), Comparator.comparing(position::get));
    if (!limits.allow(both)
        || both.members().stream().mapToInt(Cost::of).sum() > LONGEST
        || readsFromOutside(both).size()
            < readsFromOutside(one).size() + readsFromOutside(other).size()) {
      return null; // too long, or one reads what the other makes
    }
    List<Cluster> clusters = new ArrayList<>(schedule.order());
    clusters.removeAll(List.of(one, other));
    clusters.add(both);
    Schedule joined = Schedule.of(lowered, step, clusters);
    return joined != null && joined.written().containsAll(schedule.written()) ? joined : null;
  }

  /** Whether the loop goes once through arrays of one floating type, and takes single numbers. */
  private boolean isFlat(Schedule schedule, Cluster cluster) {
    if (!(cluster.form() instanceof Cluster.Form.Free free) || free.size() == 1) {
      return false;
    }
    Set<DType> inMemory = new HashSet<>();
    schedule.stored(cluster).forEach(node -> inMemory.add(node.dtype()));
    for (View view : readsFromOutside(cluster)) {
      if (view.first() != view.last() && !view.isContiguous()) {
        return false;
      }
      inMemory.add(view.base().dtype());
    }
    return inMemory.size() == 1
        && inMemory.stream().allMatch(DType::isFloating)
        && cluster.members().stream()
            .allMatch(m -> m.dtype() == DType.BOOL || inMemory.contains(m.dtype()));
  }

  private Set<Run> runs(Cluster cluster) {
    Set<Run> runs = new HashSet<>();
    for (View view : readsFromOutside(cluster)) {
      if (view.isContiguous()) {
        runs.add(new Run(view.base(), view.first(), view.shape().size()));
      }
    }
    return runs;
  }

  private List<View> readsFromOutside(Cluster cluster) {
    Set<Expr> members = Set.copyOf(cluster.members());
    return cluster.members().stream()
        .flatMap(member -> lowered.reads(member).stream())
        .filter(view -> !members.contains(view.base()))
        .toList();
  }
}
