package org.thalweg.core.interpret;

import org.thalweg.core.array.Array;

/**
 * A program ready to run, with arrays of its own for what goes in and comes out: write the inputs,
 * {@link #run}, read the outputs. The arrays stay the same from run to run. A carried input (see
 * {@link org.thalweg.core.ir.Step}) is the same array as its output and holds the new value after a
 * run. One thread at a time.
 */
public interface Executable {

  /** The array of input {@code i}, zeros at first, to be written before a run. */
  Array input(int i);

  /** The array of output {@code i}, valid after a run and until the next. */
  Array output(int i);

  /** Computes all outputs from the inputs. */
  void run();
}
