package org.thalweg.core.grad;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.array.Type;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;

/**
 * Cotangents of slices of one array, as the views of a parameter vector are. Each is zeros but for
 * its slice; where slices do not overlap, one concatenation takes the place of a sum of as many
 * arrays of full size.
 */
final class Tiles {
  private Tiles() {}

  /** One slice's cotangent: elements {@code low} to before {@code limit} along the axis. */
  private record Tile(Masked part, int axis, int low, int limit) {

    /** Null if the part is not zeros but for a slice along one axis. */
    static @Nullable Tile of(Masked part) {
      if (part.pending() != null
          || !(part.raw().op() instanceof Op.Pad pad)
          || pad.interior().stream().anyMatch(i -> i != 0)) {
        return null;
      }
      int[] axes =
          IntStream.range(0, part.raw().shape().rank())
              .filter(i -> pad.low().get(i) + pad.high().get(i) > 0)
              .toArray();
      if (axes.length != 1) {
        return null;
      }
      int low = pad.low().get(axes[0]);
      int extent = part.raw().operand().shape().dim(axes[0]);
      return new Tile(part, axes[0], low, low + extent);
    }

    Expr live() {
      Expr live = part.live();
      Expr slice = part.raw().operand();
      return live == null ? Expr.full(slice.type().with(DType.BOOL), 1) : live.operand();
    }
  }

  /** The parts, those that are disjoint slices along one axis replaced by their sum. */
  static List<Masked> joined(List<Masked> parts) {
    List<Tile> tiles = new ArrayList<>();
    List<Masked> rest = new ArrayList<>();
    for (Masked part : parts) {
      Tile tile = Tile.of(part);
      if (tile != null && (tiles.isEmpty() || tiles.get(0).axis() == tile.axis())) {
        tiles.add(tile);
      } else {
        rest.add(part);
      }
    }
    tiles.sort(Comparator.comparingInt(Tile::low)); // stable: ties stay in order
    List<Tile> disjoint = new ArrayList<>();
    for (Tile tile : tiles) {
      if (disjoint.isEmpty() || disjoint.getLast().limit() <= tile.low()) {
        disjoint.add(tile);
      } else {
        rest.add(tile.part());
      }
    }
    if (disjoint.size() < 2) {
      return parts;
    }
    rest.addFirst(laid(disjoint));
    return rest;
  }

  private static Masked laid(List<Tile> tiles) {
    List<Expr> values = new ArrayList<>();
    List<Expr> lives = new ArrayList<>();
    Type whole = tiles.get(0).part().raw().type();
    int axis = tiles.get(0).axis();
    int end = 0;
    for (Tile tile : tiles) {
      gap(values, lives, whole, axis, tile.low() - end);
      values.add(tile.part().raw().operand());
      lives.add(tile.live());
      end = tile.limit();
    }
    gap(values, lives, whole, axis, whole.shape().dim(axis) - end);
    boolean everywhere = tiles.stream().allMatch(tile -> tile.part().live() == null);
    return new Masked(
        Expr.concatenate(axis, values), everywhere ? null : Expr.concatenate(axis, lives), null);
  }

  private static void gap(List<Expr> values, List<Expr> lives, Type whole, int axis, int extent) {
    if (extent > 0) {
      Shape shape = whole.shape().with(axis, extent);
      values.add(Expr.full(whole.with(shape), 0));
      lives.add(Expr.full(new Type(DType.BOOL, shape), 0));
    }
  }
}
