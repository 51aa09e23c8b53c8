package org.thalweg.core.emit;

import java.util.List;
import org.thalweg.core.ir.Reduction;

/** A fused loop nest: lane code, where it loads and stores, and what it sums up. */
public sealed interface Loop {

  /** Positions along one logical vector: sums run in this many lanes whatever the machine has. */
  int LANES = 16;

  /** A value of lane code that goes to memory. */
  record Store(Access to, int value) {}

  /** A value of lane code that is combined over the loop. */
  record Accumulate(Reduction reduction, LaneType type, int value) {}

  /** Number of pieces that may run apart, in any order. */
  int units();

  /** Where its code loads from; LOAD instructions say which. */
  List<Access> accesses();

  /** What it computes for each element. */
  LaneCode inner();

  /** What it computes from the results of the innermost loops. */
  LaneCode outer();

  /** All its stores. */
  List<Store> stores();

  /** The index of the last element of an access. */
  int last(Access access);

  /**
   * Rows of elements, each gone through once for every phase. Element values may use the results of
   * earlier phases of their row. Sums over a row run in {@link #LANES} lanes, combined as a tree.
   *
   * @param rows how many; a unit is a row
   * @param columns elements of a row
   * @param inner code for an element; SCALAR means a value of {@code outer}
   * @param outer code for a row, on scalars; SCALAR means the result of an accumulation, counted
   *     over all phases
   */
  record Rows(
      int rows,
      int columns,
      List<Access> accesses,
      LaneCode inner,
      LaneCode outer,
      List<Phase> phases)
      implements Loop {

    /**
     * One pass over a row: what is combined, what is stored for each element and once for the row.
     */
    public record Phase(
        List<Accumulate> accumulates, List<Store> elementStores, List<Store> rowStores) {}

    @Override
    public int units() {
      return rows;
    }

    @Override
    public int last(Access access) {
      return access.last(1, columns);
    }

    @Override
    public List<Store> stores() {
      return phases.stream()
          .flatMap(p -> List.of(p.elementStores(), p.rowStores()).stream())
          .flatMap(List::stream)
          .toList();
    }
  }

  /**
   * One row without sums, which may be cut anywhere; a unit is {@link #LANES} elements.
   *
   * @param columns number of elements
   * @param inner code for an element
   */
  record Flat(int columns, List<Access> accesses, LaneCode inner, List<Store> stores)
      implements Loop {
    @Override
    public int units() {
      return Math.ceilDiv(columns, LANES);
    }

    @Override
    public int last(Access access) {
      return access.last(1, columns);
    }

    @Override
    public LaneCode outer() {
      return new LaneCode();
    }
  }

  /**
   * Sums over the middle axis of [rows, count, columns], each in order of that axis.
   *
   * @param inner code for an element
   * @param outer code for an element of [rows, columns]; SCALAR means an accumulation
   * @param stores of values of {@code outer}
   */
  record Columns(
      int rows,
      int count,
      int columns,
      List<Access> accesses,
      LaneCode inner,
      LaneCode outer,
      List<Accumulate> accumulates,
      List<Store> stores)
      implements Loop {

    /** Columns of a block, which is summed up in one go. */
    static final int BLOCK = 64;

    int blocks() {
      return Math.ceilDiv(columns, BLOCK);
    }

    @Override
    public int units() {
      return rows * blocks();
    }

    @Override
    public int last(Access access) {
      return access.last(count, columns);
    }
  }
}
