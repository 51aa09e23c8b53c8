package org.thalweg.core.compile;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/** Plays a plan through: whose element lies at each place of each array. */
final class Owners {
  private final Lowered lowered;
  private final Plan plan;
  private final String name;
  private final Map<Integer, @Nullable Expr[]> owners = new HashMap<>();
  private final Map<Integer, Set<Expr>> users = new HashMap<>();

  Owners(Lowered lowered, Plan plan, String name) {
    this.lowered = lowered;
    this.plan = plan;
    this.name = name;
  }

  /** A node's elements come to lie where the plan says. */
  void write(Expr node) {
    Buffer buffer = plan.memory().buffer(node);
    Expr[] places = places(buffer);
    for (int i = 0; i < node.shape().size(); i++) {
      places[buffer.offset() + i] = node;
    }
    users.computeIfAbsent(buffer.array(), k -> new HashSet<>()).add(node);
  }

  private Expr[] places(Buffer buffer) {
    return owners.computeIfAbsent(
        buffer.array(),
        k -> {
          Object array = plan.memory().arrays().get(k);
          return new Expr[java.lang.reflect.Array.getLength(array)];
        });
  }

  /** The elements of a view must lie where they were written. */
  void check(View view) {
    Expr base = view.base();
    if (base.op() instanceof Op.Constant) {
      return;
    }
    Buffer buffer = plan.memory().buffer(base);
    Expr[] places = places(buffer);
    Schedule.Placement placement = plan.schedule().placement(base);
    Expr whole = placement == null ? base : placement.whole(); // holds its parts' elements
    for (int at : elements(view)) {
      Expr owner = places[buffer.offset() + at];
      assertTrue(
          owner == base || owner == whole,
          () -> name + ": " + base + " was overwritten by " + owner);
    }
  }

  private static List<Integer> elements(View view) {
    List<Integer> elements = new ArrayList<>(List.of(view.offset()));
    for (int d = 0; d < view.shape().rank(); d++) {
      List<Integer> more = new ArrayList<>();
      for (int at : elements) {
        for (int i = 0; i < view.shape().dim(d); i++) {
          more.add(at + i * view.strides().get(d));
        }
      }
      elements = more;
    }
    return elements;
  }

  /** One stage: all it reads is there; all it writes is apart, and from what it reads as well. */
  void run(Cluster cluster) {
    Set<Expr> stored = plan.stored().getOrDefault(cluster, Set.of());
    Map<String, Expr> written = new HashMap<>();
    Expr product = cluster.product();
    boolean sums = cluster.members().stream().anyMatch(m -> m.op() instanceof Op.Reduce);
    if (product != null && stored.contains(product)) {
      write(product);
    }
    for (Expr node : stored) {
      if (node == product && !sums && !plan.schedule().stored(cluster).contains(product)) {
        continue; // each element is read before something is written over it
      }
      Buffer buffer = plan.memory().buffer(node);
      for (int i = 0; i < node.shape().size(); i++) {
        Expr other = written.put(buffer.array() + ":" + (buffer.offset() + i), node);
        assertNull(other, () -> name + ": " + node + " is written over " + other);
      }
    }
    for (Expr member : cluster.members()) {
      for (View read : lowered.reads(member)) {
        if (!cluster.members().contains(read.base()) && !isPart(read.base(), member)) {
          check(read);
          checkApart(read, member, written, sums);
        }
      }
      if (member.op() instanceof Op.Concatenate) {
        for (Expr input : member.inputs()) {
          check(lowered.view(input));
        }
      }
    }
    stored.stream().filter(node -> node != product).forEach(this::write);
  }

  /** True for a part that lies in the concatenation already. */
  private boolean isPart(Expr base, Expr member) {
    Schedule.Placement placement = plan.schedule().placement(base);
    return member.op() instanceof Op.Concatenate
        && placement != null
        && placement.whole() == member;
  }

  /** Only a loop that goes once through its elements may write each over the one it has read. */
  private void checkApart(View read, Expr member, Map<String, Expr> written, boolean sums) {
    if (read.base().op() instanceof Op.Constant) {
      return;
    }
    Buffer buffer = plan.memory().buffer(read.base());
    List<Integer> elements = elements(read);
    for (int i = 0; i < elements.size(); i++) {
      int at = buffer.offset() + elements.get(i);
      Expr over = written.get(buffer.array() + ":" + at);
      if (over != null) {
        boolean sameElement = plan.memory().buffer(over).offset() + i == at;
        assertTrue(
            sameElement && !sums && lowered.isElementwise(member) && lowered.isElementwise(over),
            () -> name + ": " + over + " is written over " + read + " while it is read");
      }
    }
  }

  /** Arrays that more than one value lay in. */
  int shared() {
    return (int) users.values().stream().filter(nodes -> nodes.size() > 1).count();
  }
}
