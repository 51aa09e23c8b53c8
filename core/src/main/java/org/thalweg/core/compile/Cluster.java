package org.thalweg.core.compile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * Nodes that run as one stage. What the form says of the sizes tells which part a member plays: one
 * value an element, or one a row.
 *
 * @param members each after those it needs
 * @param form how the stage goes through the elements
 */
record Cluster(List<Expr> members, Form form) {

  Cluster {
    members = List.copyOf(members);
  }

  /** How a stage goes through its elements. */
  sealed interface Form {

    /** Elementwise, in any shape of so many elements. */
    record Free(int size) implements Form {}

    /** Rows of elements; members have rows · columns elements or one a row. */
    record Rows(int rows, int columns) implements Form {}

    /** Sums along the middle axis; members have all elements, or rows · columns behind the sums. */
    record Columns(int rows, int count, int columns) implements Form {}

    /** One op with a routine of its own. */
    record Single() implements Form {}
  }

  /** The matrix product whose rows the stage takes up, if it has one. */
  @Nullable Expr product() {
    return members.stream().filter(m -> m.op() instanceof Op.MatMul).findFirst().orElse(null);
  }

  /** True if the member has a value for each element, not only for a row or a sum. */
  boolean isElement(Expr member) {
    int size = member.shape().size();
    return switch (form) {
      case Form.Free f -> true;
      case Form.Rows f -> size == f.rows() * f.columns();
      case Form.Columns f -> size == f.rows() * f.count() * f.columns();
      case Form.Single f -> true;
    };
  }

  /** This cluster with another one's members and a form. */
  Cluster merge(Cluster later, Form merged, java.util.Comparator<Expr> order) {
    List<Expr> all = new ArrayList<>(members);
    all.addAll(later.members);
    all.sort(order);
    return new Cluster(all, merged);
  }
}
