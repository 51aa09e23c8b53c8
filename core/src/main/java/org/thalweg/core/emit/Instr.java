package org.thalweg.core.emit;

import java.util.List;

/**
 * One instruction of lane code. Integer and floating arithmetic share the {@link LaneOp}s; {@code
 * type} is that of the result.
 *
 * @param op what it does
 * @param type what its result is
 * @param args results of earlier instructions, by number
 * @param imm a constant, number or shift count
 * @param region where its value changes
 */
public record Instr(LaneOp op, LaneType type, List<Integer> args, long imm, Region region) {

  /** The outermost loop inside of which a value stays the same. */
  public enum Region {
    /** The same for the whole kernel. */
    KERNEL,
    /** The same for a row. */
    ROW,
    /** Another for each element. */
    INNER;

    Region and(Region other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }
}
