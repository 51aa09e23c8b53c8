package org.thalweg.core.compile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.Step;

/**
 * The order of the clusters, and which values are written straight to where they belong: parts of a
 * concatenation into the whole, the next value of a carried input over the present one wherever all
 * its readers come before.
 */
final class Schedule {
  private final Lowered lowered;
  private final Map<Expr, Cluster> clusterOf = new HashMap<>();
  private final Map<Expr, Integer> position = new HashMap<>();
  private final Map<Cluster, Set<Cluster>> before = new LinkedHashMap<>();
  private final Map<Expr, Placement> placements = new HashMap<>();
  private final Map<Expr, Expr> inPlace = new HashMap<>();
  private final Map<Expr, Set<Expr>> readers = new HashMap<>();
  private final List<Cluster> order;

  /** A node that is written into a part of a concatenation. */
  record Placement(Expr whole, int offset) {}

  /** The schedule of some clusters, or null if they wait for each other in a circle. */
  static @Nullable Schedule of(Lowered lowered, Step step, List<Cluster> clusters) {
    Schedule schedule = new Schedule(lowered, step, clusters);
    return schedule.order.size() == clusters.size() ? schedule : null;
  }

  private Schedule(Lowered lowered, Step step, List<Cluster> clusters) {
    this.lowered = lowered;
    for (Cluster cluster : clusters) {
      cluster.members().forEach(m -> clusterOf.put(m, cluster));
      before.put(cluster, new LinkedHashSet<>());
    }
    lowered.computed().forEach(n -> position.put(n, position.size()));
    for (Cluster cluster : clusters) {
      for (Read read : reads(cluster)) {
        readers.computeIfAbsent(read.view().base(), k -> new HashSet<>()).add(read.member());
        Cluster from = clusterOf.get(read.view().base());
        if (from != null && from != cluster) {
          predecessors(cluster).add(from);
        }
      }
    }
    lowered.computed().forEach(this::place);
    for (Step.Carry carry : step.carries()) {
      Program program = step.program();
      writeOver(
          lowered.view(lowered.outputs().get(carry.output())).base(),
          program.inputs().get(carry.input()));
    }
    order = Objects.requireNonNullElse(sorted(), List.of());
  }

  /** The clusters, each after those it needs. */
  List<Cluster> order() {
    return order;
  }

  /** Where a node is written as part of another, or null. */
  @Nullable Placement placement(Expr node) {
    return placements.get(node);
  }

  /** The carried input over which an output is written, or null. */
  @Nullable Expr inPlace(Expr output) {
    return inPlace.get(output);
  }

  /** The outputs that are written over inputs. */
  Set<Expr> written() {
    return inPlace.keySet();
  }

  /** A member's view of a value that lies in memory. */
  record Read(Expr member, View view) {}

  private List<Read> reads(Cluster cluster) {
    List<Read> reads = new ArrayList<>();
    for (Expr member : cluster.members()) {
      lowered.reads(member).forEach(view -> reads.add(new Read(member, view)));
    }
    return reads;
  }

  private Set<Cluster> predecessors(Cluster cluster) {
    return Objects.requireNonNull(before.get(cluster));
  }

  /** Lets the parts of a concatenation of contiguous parts be written into it. */
  private void place(Expr node) {
    if (!(node.op() instanceof Op.Concatenate concatenate)
        || node.shape().size() == 0
        || !(clusterOf.get(node) instanceof Cluster cluster)
        || !isOutermost(node, concatenate.axis())) {
      return;
    }
    int offset = 0;
    for (Expr part : node.inputs()) {
      View view = lowered.view(part);
      Expr base = view.base();
      boolean isOutput = lowered.outputs().stream().anyMatch(o -> lowered.view(o).base() == base);
      if (view.isWhole()
          && clusterOf.containsKey(base)
          && !isOutput
          && !(base.op() instanceof Op.Concatenate)
          && !placements.containsKey(base)
          && clusterOf.get(base) != cluster) {
        placements.put(base, new Placement(node, offset));
      }
      offset += part.shape().size();
    }
  }

  private static boolean isOutermost(Expr node, int axis) {
    for (int i = 0; i < axis; i++) {
      if (node.shape().dim(i) != 1) {
        return false;
      }
    }
    return true;
  }

  /** Something that writes a range of a carried input's array. */
  private record Write(Expr node, Cluster cluster, int from, int to) {}

  /** Lets the next value of an input be written over the present one, if the order allows it. */
  private void writeOver(Expr output, Expr input) {
    Map<Cluster, Set<Cluster>> kept = new LinkedHashMap<>();
    before.forEach((k, v) -> kept.put(k, new LinkedHashSet<>(v)));
    for (Write write : writes(output)) {
      for (Cluster reader : before.keySet()) {
        for (Read read : reads(reader)) {
          View view = read.view();
          boolean overlaps =
              view.base() == input && view.first() < write.to() && view.last() >= write.from();
          if (!overlaps) {
            continue;
          }
          if (reader != write.cluster()) {
            predecessors(write.cluster()).add(reader);
          } else if (!isAligned(read, write)) {
            restore(kept);
            return;
          }
        }
      }
    }
    if (sorted() == null) {
      restore(kept);
    } else {
      inPlace.put(output, input);
    }
  }

  private void restore(Map<Cluster, Set<Cluster>> kept) {
    before.clear();
    before.putAll(kept);
  }

  private List<Write> writes(Expr output) {
    List<Write> writes = new ArrayList<>();
    Cluster own = Objects.requireNonNull(clusterOf.get(output));
    if (!(output.op() instanceof Op.Concatenate)) {
      return List.of(new Write(output, own, 0, output.shape().size()));
    }
    int offset = 0;
    for (Expr part : output.inputs()) {
      Expr base = lowered.view(part).base();
      Placement placement = placements.get(base);
      boolean placed = placement != null && placement.equals(new Placement(output, offset));
      writes.add(
          new Write(
              placed ? base : output,
              placed ? Objects.requireNonNull(clusterOf.get(base)) : own,
              offset,
              offset + part.shape().size()));
      offset += part.shape().size();
    }
    return writes;
  }

  /** Whether each element is read, by the loop that overwrites it, before it is. */
  private boolean isAligned(Read read, Write write) {
    View view = read.view();
    return lowered.isElementwise(read.member())
        && lowered.isElementwise(write.node())
        && write.cluster().isElement(write.node()) == write.cluster().isElement(read.member())
        && !(write.cluster().form() instanceof Cluster.Form.Rows
            && write.cluster().members().stream().anyMatch(m -> m.op() instanceof Op.Reduce))
        && view.isContiguous()
        && view.first() == write.from()
        && view.shape().size() == write.to() - write.from();
  }

  /** The clusters in an order that keeps to all arrows, or null if these go round. */
  private @Nullable List<Cluster> sorted() {
    Map<Cluster, Integer> waiting = new HashMap<>();
    Map<Cluster, List<Cluster>> after = new HashMap<>();
    PriorityQueue<Cluster> ready =
        new PriorityQueue<>(Comparator.comparing(c -> position.get(c.members().get(0))));
    before.forEach((cluster, needed) -> {
      waiting.put(cluster, needed.size());
      needed.forEach(n -> after.computeIfAbsent(n, k -> new ArrayList<>()).add(cluster));
      if (needed.isEmpty()) {
        ready.add(cluster);
      }
    });
    List<Cluster> sorted = new ArrayList<>();
    while (!ready.isEmpty()) {
      Cluster cluster = ready.remove();
      sorted.add(cluster);
      for (Cluster next : after.getOrDefault(cluster, List.of())) {
        if (waiting.merge(next, -1, Integer::sum) == 0) {
          ready.add(next);
        }
      }
    }
    return sorted.size() == before.size() ? sorted : null;
  }

  /** Nodes of a cluster that others read from memory, or that are outputs. */
  Set<Expr> stored(Cluster cluster) {
    Set<Expr> stored = new LinkedHashSet<>();
    Set<Expr> members = new HashSet<>(cluster.members());
    for (Expr member : cluster.members()) {
      boolean isOutput = lowered.outputs().stream().anyMatch(o -> lowered.view(o).base() == member);
      if (isOutput || !members.containsAll(readers.getOrDefault(member, Set.of()))) {
        stored.add(member);
      }
    }
    return stored;
  }

  /** Each cluster's form and members, in order. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Cluster cluster : order) {
      text.append(cluster.form()).append('\n');
      cluster.members().forEach(m -> text.append("  ").append(m).append('\n'));
    }
    return text.toString();
  }
}
