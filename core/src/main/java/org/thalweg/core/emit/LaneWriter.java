package org.thalweg.core.emit;

import java.lang.classfile.CodeBuilder;
import java.util.List;

/**
 * Writes lane code as bytecode: with one element a lane ({@link ScalarWriter}) or vectors of them
 * ({@link VectorWriter}). Values live in local variables.
 */
interface LaneWriter {

  /** Elements that one value holds. */
  int lanes();

  /**
   * Writes the code of an instruction other than LOAD and SCALAR; leaves the result on the stack.
   */
  void compute(CodeBuilder code, Instr instr, List<Instr> args, List<Integer> slots);

  /** Pushes the value that the local variable holds. */
  void push(CodeBuilder code, LaneType type, int slot);

  /** Pops a value into a new local variable and returns that. */
  int pop(CodeBuilder code, LaneType type);

  /** Makes ready, before any loop, for loads and stores of {@code tail} lanes. */
  void prepareTail(CodeBuilder code, LaneType type, int tail);

  /** A value with the first {@code tail} lanes of one and the others of another. */
  int keepTail(CodeBuilder code, LaneType type, int slot, int otherwise, int tail);

  /**
   * With the array and the index on the stack: loads lanes that lie one after the other.
   *
   * @param tail how many lanes to load, 0 for all; the others hold anything
   * @param oneRow whether it is one row of the array again and again
   */
  void load(CodeBuilder code, LaneType type, int tail, boolean oneRow);

  /** With a scalar of the type on the stack: the value that holds it in all lanes. */
  void splat(CodeBuilder code, LaneType type);

  /**
   * With the array and the index on the stack: stores the lanes that the local variable holds.
   *
   * @param tail how many lanes to store, 0 for all
   */
  void store(CodeBuilder code, LaneType type, int slot, int tail);
}
