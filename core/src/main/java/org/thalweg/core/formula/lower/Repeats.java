package org.thalweg.core.formula.lower;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thalweg.core.array.Array;
import org.thalweg.core.formula.meaning.Axis;
import org.thalweg.core.formula.meaning.Loop;
import org.thalweg.core.formula.term.Term;
import org.thalweg.core.ir.Expr;

/** Adds or multiplies along an axis. */
final class Repeats {
  private Repeats() {}

  /** What a loop makes of its body. */
  static Value combine(Term.Kind kind, Value body, Loop loop) {
    if (loop.outer().isEmpty()) {
      return along(kind, body, loop.axis());
    }
    Value all = body.over(List.of(loop.axis()));
    Value table = bySegment(kind, all, loop);
    // Rows of the table are the combinations of the outer axes: back to an axis for each.
    List<Axis> axes = new ArrayList<>(loop.outer());
    axes.addAll(table.axes().subList(1, table.axes().size()));
    return sorted(table.expr().reshape(Value.shape(axes)), axes);
  }

  /** The sum or product along an axis, which goes away. */
  static Value along(Term.Kind kind, Value body, Axis axis) {
    int place = body.axes().indexOf(axis);
    if (place < 0) {
      double count = axis.extent();
      return switch (kind) {
        case SUM -> body.map(x -> x.mul(count));
        case PROD -> body.map(x -> x.pow(count));
      };
    }
    List<Axis> rest = new ArrayList<>(body.axes());
    rest.remove(place);
    return new Value(reduced(kind, body.expr(), place), rest);
  }

  private static Expr reduced(Term.Kind kind, Expr x, int place) {
    return switch (kind) {
      case SUM -> x.sum(place);
      case PROD -> product(x, place);
    };
  }

  /** Halves multiplied until one is left: exact derivatives also where factors are 0. */
  private static Expr product(Expr x, int place) {
    Expr rest = x;
    while (rest.shape().dim(place) > 1) {
      int count = rest.shape().dim(place);
      int half = count / 2;
      Expr halves = rest.slice(place, 0, half).mul(rest.slice(place, half, 2 * half));
      rest =
          count % 2 == 0
              ? halves
              : Expr.concatenate(place, List.of(halves, rest.slice(place, 2 * half, count)));
    }
    return rest.reshape(rest.shape().without(place));
  }

  /**
   * Combines the entries that belong together: they are put side by side in rows as long as the
   * longest, filled up with what changes nothing.
   */
  private static Value bySegment(Term.Kind kind, Value body, Loop loop) {
    List<Axis> axes = new ArrayList<>(body.axes());
    int place = axes.indexOf(loop.axis());
    List<Integer> order = new ArrayList<>(List.of(place));
    for (int i = 0; i < axes.size(); i++) {
      if (i != place) {
        order.add(i);
      }
    }
    Expr first = body.expr().transpose(order.stream().mapToInt(i -> i).toArray());
    Expr neutral =
        Expr.full(first.type().with(first.shape().with(0, 1)), kind == Term.Kind.SUM ? 0 : 1);
    Expr filled = Expr.concatenate(0, List.of(first, neutral));
    Expr table = filled.gather(0, Expr.constant(rows(loop)));
    axes.remove(place);
    axes.addFirst(loop.axis());
    return new Value(reduced(kind, table, 1), axes);
  }

  private static Array rows(Loop loop) {
    int longest = Arrays.stream(loop.counts()).max().orElse(0);
    int count = loop.counts().length;
    int[] rows = new int[count * longest];
    Arrays.fill(rows, loop.axis().extent());
    int entry = 0;
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < loop.counts()[row]; i++) {
        rows[row * longest + i] = entry++;
      }
    }
    return Array.of(rows, count, longest);
  }

  private static Value sorted(Expr expr, List<Axis> axes) {
    List<Axis> sorted = axes.stream().sorted().toList();
    return new Value(expr.transpose(sorted.stream().mapToInt(axes::indexOf).toArray()), sorted);
  }
}
