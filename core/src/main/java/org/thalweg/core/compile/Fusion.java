package org.thalweg.core.compile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * Puts nodes into clusters: at first each is alone; then a producer and its consumer become one
 * wherever the consumer takes the producer's values at the place where they are made, unless that
 * would make a circle.
 */
final class Fusion {
  private final Lowered lowered;
  private final Limits limits;
  private final Map<Expr, Integer> position = new HashMap<>();
  private final Map<Expr, Cluster> clusters = new HashMap<>();
  private final Map<Expr, List<Expr>> users = new HashMap<>();
  private final Set<Expr> outputs = new HashSet<>();

  private Fusion(Lowered lowered, Limits limits) {
    this.lowered = lowered;
    this.limits = limits;
    for (Expr node : lowered.computed()) {
      position.put(node, position.size());
      clusters.put(node, new Cluster(List.of(node), alone(node)));
      for (View read : lowered.reads(node)) {
        users.computeIfAbsent(read.base(), k -> new ArrayList<>()).add(node);
      }
    }
    lowered.outputs().forEach(o -> outputs.add(lowered.view(o).base()));
  }

  /** The clusters of a program, in no order. */
  static List<Cluster> fuse(Lowered lowered, Limits limits) {
    Fusion fusion = new Fusion(lowered, limits);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Expr consumer : lowered.computed().reversed()) {
        for (View read : lowered.reads(consumer)) {
          changed |= fusion.tryMerge(read.base(), consumer);
        }
      }
    }
    return List.copyOf(new LinkedHashSet<>(lowered.computed().stream().map(fusion::of).toList()));
  }

  private Cluster of(Expr node) {
    return Objects.requireNonNull(clusters.get(node), "no cluster");
  }

  private Cluster.Form alone(Expr node) {
    if (lowered.isElementwise(node)) {
      return new Cluster.Form.Free(node.shape().size());
    }
    return switch (node.op()) {
      case Op.Reduce reduce -> {
        Lowered.Extents e = Lowered.Extents.of(reduce, node.operand().shape());
        yield e.columns() == 1
            ? new Cluster.Form.Rows(e.rows(), e.count())
            : new Cluster.Form.Columns(e.rows(), e.count(), e.columns());
      }
      case Op.MatMul m -> {
        int columns = node.shape().dim(-1);
        yield new Cluster.Form.Rows(node.shape().size() / columns, columns);
      }
      case Op other -> new Cluster.Form.Single();
    };
  }

  private boolean tryMerge(Expr from, Expr to) {
    if (!clusters.containsKey(from) || of(from) == of(to)) {
      return false;
    }
    Cluster producer = of(from);
    Cluster consumer = of(to);
    Cluster.Form form = form(producer, consumer);
    if (form == null || producer.product() != null && consumer.product() != null) {
      return false;
    }
    Cluster merged = producer.merge(consumer, form, Comparator.comparing(position::get));
    if (!limits.allow(merged)
        || merged.members().stream().filter(m -> m.op() instanceof Op.Reduce).count() > 8
        || !fits(merged)
        || hasPathAround(producer, consumer)) {
      return false;
    }
    merged.members().forEach(m -> clusters.put(m, merged));
    return true;
  }

  /** The form in which both can run, or null. */
  private static Cluster.@Nullable Form form(Cluster producer, Cluster consumer) {
    return switch (producer.form()) {
      case Cluster.Form.Free p ->
          switch (consumer.form()) {
            case Cluster.Form.Free c -> p.size() == c.size() ? c : null;
            case Cluster.Form.Rows c ->
                p.size() == c.rows() * c.columns() || p.size() == c.rows() ? c : null;
            case Cluster.Form.Columns c ->
                p.size() == c.rows() * c.count() * c.columns() ? c : null;
            case Cluster.Form.Single c -> null;
          };
      case Cluster.Form.Rows p ->
          switch (consumer.form()) {
            case Cluster.Form.Free c ->
                c.size() == p.rows() * p.columns() || c.size() == p.rows() ? p : null;
            case Cluster.Form.Rows c -> p.equals(c) ? c : null;
            case Cluster.Form.Columns c -> null;
            case Cluster.Form.Single c -> null;
          };
      case Cluster.Form.Columns p ->
          switch (consumer.form()) {
            case Cluster.Form.Free c -> c.size() == p.rows() * p.columns() ? p : null;
            case Cluster.Form.Rows c -> null;
            case Cluster.Form.Columns c -> p.equals(c) ? c : null;
            case Cluster.Form.Single c -> null;
          };
      case Cluster.Form.Single p -> null;
    };
  }

  /** Whether every member can take its operands where the loop has them. */
  private boolean fits(Cluster cluster) {
    Set<Expr> members = Set.copyOf(cluster.members());
    for (Expr member : cluster.members()) {
      for (View read : lowered.reads(member)) {
        boolean fits =
            members.contains(read.base())
                ? fitsInside(cluster, member, read)
                : fitsOutside(cluster, member, read);
        if (!fits) {
          return false;
        }
      }
      if (cluster.form() instanceof Cluster.Form.Columns
          && cluster.isElement(member)
          && isNeededOutside(member, members)) {
        return false; // a column loop stores sums alone
      }
    }
    return true;
  }

  private boolean isNeededOutside(Expr member, Set<Expr> members) {
    return outputs.contains(member) || !members.containsAll(usersOf(member));
  }

  private List<Expr> usersOf(Expr node) {
    return users.getOrDefault(node, List.of());
  }

  private boolean fitsInside(Cluster cluster, Expr member, View view) {
    if (member.op() instanceof Op.MatMul) {
      return false;
    }
    boolean fromElement = cluster.isElement(view.base());
    if (member.op() instanceof Op.Reduce) {
      return fromElement && view.isWhole();
    }
    boolean toElement = cluster.isElement(member);
    if (fromElement == toElement) {
      return view.isWhole();
    }
    if (fromElement || !(cluster.form() instanceof Cluster.Form.Rows rows)) {
      return false;
    }
    // A value of the row for each of its elements.
    View split = Rowwise.split(view, rows.columns());
    return split != null
        && view.offset() == 0
        && split.strides().get(split.shape().rank() - 1) == 0
        && (rows.rows() == 1
            || (split.shape().rank() == 2
                && split.strides().get(0) == 1
                && split.shape().dim(0) == rows.rows()));
  }

  private boolean fitsOutside(Cluster cluster, Expr member, View view) {
    if (member.op() instanceof Op.MatMul) {
      return true;
    }
    boolean element = member.op() instanceof Op.Reduce || cluster.isElement(member);
    return switch (cluster.form()) {
      case Cluster.Form.Free f -> true;
      case Cluster.Form.Rows f -> !element || Rowwise.split(view, f.columns()) != null;
      case Cluster.Form.Columns f ->
          (element ? Rowwise.split(view, f.count(), f.columns()) : Rowwise.split(view, f.columns()))
              != null;
      case Cluster.Form.Single f -> true;
    };
  }

  /** Whether the consumer also depends on the producer by way of other clusters. */
  private boolean hasPathAround(Cluster producer, Cluster consumer) {
    Set<Cluster> seen = new HashSet<>();
    List<Cluster> queue = new ArrayList<>();
    for (Cluster next : following(producer)) {
      if (next != consumer && seen.add(next)) {
        queue.add(next);
      }
    }
    int last = consumer.members().stream().mapToInt(m -> position.get(m)).max().orElse(0);
    while (!queue.isEmpty()) {
      Cluster cluster = queue.removeLast();
      if (cluster == consumer) {
        return true;
      }
      if (position(cluster) > last) {
        continue; // all of it comes after the consumer
      }
      for (Cluster next : following(cluster)) {
        if (seen.add(next)) {
          queue.add(next);
        }
      }
    }
    return false;
  }

  private int position(Cluster cluster) {
    return Objects.requireNonNull(position.get(cluster.members().get(0)));
  }

  private Set<Cluster> following(Cluster cluster) {
    Set<Cluster> following = new LinkedHashSet<>();
    for (Expr member : cluster.members()) {
      for (Expr user : usersOf(member)) {
        if (of(user) != cluster) {
          following.add(of(user));
        }
      }
    }
    return following;
  }
}
