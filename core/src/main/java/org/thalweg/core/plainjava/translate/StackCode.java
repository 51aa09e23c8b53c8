package org.thalweg.core.plainjava.translate;

import java.lang.classfile.Opcode;
import java.util.ArrayList;
import java.util.List;

/** Instructions that move entries of the stack. */
final class StackCode {
  private StackCode() {}

  static void move(BlockState state, Opcode opcode) {
    switch (opcode) {
      case POP -> drop(state, 1);
      case POP2 -> drop(state, 2);
      case DUP -> repeat(state, 1, 0);
      case DUP_X1 -> repeat(state, 1, 1);
      case DUP_X2 -> repeat(state, 1, 2);
      case DUP2 -> repeat(state, 2, 0);
      case DUP2_X1 -> repeat(state, 2, 1);
      case DUP2_X2 -> repeat(state, 2, 2);
      case SWAP -> {
        Value top = state.pop();
        Value below = state.pop();
        state.push(top);
        state.push(below);
      }
      default -> throw new IllegalStateException(opcode + " does not move the stack");
    }
  }

  private static void drop(BlockState state, int words) {
    take(state, words);
  }

  /** Pushes the topmost words again, below some more words. */
  private static void repeat(BlockState state, int words, int below) {
    List<Value> top = take(state, words).stream().map(state::settle).toList();
    List<Value> under = take(state, below);
    top.forEach(state::push);
    under.forEach(state::push);
    top.forEach(state::push);
  }

  /** Pops so many words, the lowest first. */
  private static List<Value> take(BlockState state, int words) {
    List<Value> taken = new ArrayList<>();
    for (int left = words; left > 0; ) {
      Value value = state.pop();
      taken.addFirst(value);
      left -= value.isWide() ? 2 : 1;
    }
    return taken;
  }
}
