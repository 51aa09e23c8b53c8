package org.thalweg.core.plainjava.tape;

/** What tests of other packages ask of a tape. */
public final class Measured {
  private Measured() {}

  /** How much code of loops is on a tape: 0 if no loop was recorded as one. */
  public static int loops(Tape tape) {
    return tape.codeTop;
  }

  /** How many terms are on a tape. */
  public static int terms(Tape tape) {
    return tape.top;
  }

  /** In how many chunks they are. */
  public static int chunks(Tape tape) {
    return tape.chunks;
  }

  /** Where a tape keeps its partial derivatives. */
  public static double[] partials(Tape tape) {
    return tape.partials;
  }
}
