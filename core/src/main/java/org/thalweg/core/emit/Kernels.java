package org.thalweg.core.emit;

/** The loops of an emitted class. */
public interface Kernels {

  /** Runs the units {@code from} to before {@code to} of loop {@code id}. */
  void run(int id, int from, int to);
}
