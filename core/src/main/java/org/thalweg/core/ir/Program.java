package org.thalweg.core.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * An array program: what goes in, by order, and what comes out.
 *
 * @param inputs nodes that are {@link Op.Input}, all different
 * @param outputs any nodes that depend on no other inputs
 */
public record Program(List<Expr> inputs, List<Expr> outputs) {

  /**
   * Checks that the program is closed.
   *
   * @throws IllegalArgumentException if an output depends on an input that is not listed
   */
  public Program {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    Set<Expr> listed = new HashSet<>(inputs);
    for (Expr input : inputs) {
      if (!(input.op() instanceof Op.Input)) {
        throw new IllegalArgumentException("program input " + input + " is not an input node");
      }
    }
    if (listed.size() != inputs.size()) {
      throw new IllegalArgumentException("a program input is listed twice: " + inputs);
    }
    for (Expr node : topological(outputs, n -> false)) {
      if (node.op() instanceof Op.Input && !listed.contains(node)) {
        throw new IllegalArgumentException(
            "the program uses input "
                + node
                + " of type "
                + node.type()
                + ", which is not among its inputs "
                + inputs
                + "; add it to them");
      }
    }
  }

  /** All nodes that the outputs need, each after its inputs. */
  public List<Expr> nodes() {
    return topological(outputs, n -> false);
  }

  /** The program with other outputs. */
  public Program withOutputs(List<Expr> changed) {
    return new Program(inputs, changed);
  }

  /**
   * Nodes that {@code roots} depend on, each after its inputs, in an order fixed by the graph
   * alone. Does not look behind nodes for which {@code stop} holds, and leaves these out.
   */
  public static List<Expr> topological(Collection<Expr> roots, Predicate<Expr> stop) {
    List<Expr> order = new ArrayList<>();
    Set<Expr> entered = new HashSet<>();
    Set<Expr> done = new HashSet<>();
    Deque<Expr> stack = new ArrayDeque<>();
    for (Expr root : roots) {
      stack.push(root);
      while (!stack.isEmpty()) {
        Expr node = stack.peek();
        if (done.contains(node) || stop.test(node)) {
          stack.pop();
        } else if (entered.add(node)) {
          for (int i = node.inputs().size() - 1; i >= 0; i--) {
            stack.push(node.inputs().get(i));
          }
        } else {
          stack.pop();
          done.add(node);
          order.add(node);
        }
      }
    }
    return order;
  }

  /** One line a node, as {@link Printer} writes it. */
  @Override
  public String toString() {
    return Printer.print(this);
  }
}
