package org.thalweg.core.interpret;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.thalweg.core.array.Array;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.Step;

/**
 * The definition of every op: each node of a program computed in turn, each of its elements on its
 * own, in the type of the node. It is slow and meant to be obvious. All of it is exact Java
 * arithmetic and the library's own elementary functions, so that its results are the same on every
 * machine.
 */
public final class Interpreter {
  private Interpreter() {}

  /**
   * The outputs of a program, as arrays of their own.
   *
   * @param inputs one array for each input of the program, of its type; they are not changed
   * @throws IllegalArgumentException if the arrays do not fit the inputs or an index of a gather or
   *     scatter is out of range
   */
  public static List<Array> evaluate(Program program, List<Array> inputs) {
    return evaluate(program, inputs, (node, value) -> {});
  }

  /**
   * The outputs of a program, each node shown to {@code observer} with its value as soon as it is
   * known, inputs first. The observer must not change the arrays.
   *
   * @throws IllegalArgumentException as {@link #evaluate(Program, List)}
   */
  public static List<Array> evaluate(
      Program program, List<Array> inputs, BiConsumer<Expr, Array> observer) {
    Map<Expr, Array> values = new HashMap<>();
    List<Expr> formals = program.inputs();
    if (formals.size() != inputs.size()) {
      throw new IllegalArgumentException(
          "the program has "
              + formals.size()
              + " inputs, "
              + formals
              + ", but "
              + inputs.size()
              + " arrays were given; give one for each");
    }
    for (int i = 0; i < formals.size(); i++) {
      Expr formal = formals.get(i);
      Array actual = inputs.get(i);
      if (!formal.type().equals(actual.type())) {
        throw new IllegalArgumentException(
            "input "
                + formal
                + " is of type "
                + formal.type()
                + " but the array given is of type "
                + actual.type());
      }
      values.put(formal, actual);
      observer.accept(formal, actual);
    }
    for (Expr node : program.nodes()) {
      if (!(node.op() instanceof Op.Input)) {
        Array value = compute(node, valuesOf(node.inputs(), values));
        values.put(node, value);
        observer.accept(node, value);
      }
    }
    return valuesOf(program.outputs(), values).stream().map(Array::copy).toList();
  }

  /**
   * A step that is run by evaluating its program each time. A run that throws leaves all arrays as
   * they were.
   */
  public static Executable of(Step step) {
    return new InterpretedStep(step);
  }

  private static List<Array> valuesOf(List<Expr> nodes, Map<Expr, Array> values) {
    List<Array> found = new ArrayList<>();
    for (Expr node : nodes) {
      Array value = values.get(node);
      if (value == null) {
        throw new IllegalStateException("no value yet of " + node);
      }
      found.add(value);
    }
    return found;
  }

  private static Array compute(Expr node, List<Array> in) {
    return switch (node.op()) {
      case Op.Input op -> throw new IllegalStateException("input " + op.name() + " has no value");
      case Op.Constant op -> op.value();
      case Op.Iota op -> Views.iota(op);
      case Op.Unary op -> Elementwise.unary(op.function(), in.get(0));
      case Op.Binary op -> Elementwise.binary(op.function(), in.get(0), in.get(1));
      case Op.Compare op -> Elementwise.compare(op.comparison(), in.get(0), in.get(1));
      case Op.Select op -> Elementwise.select(in.get(0), in.get(1), in.get(2));
      case Op.Cast op -> Elementwise.cast(op.dtype(), in.get(0));
      case Op.StopGradient op -> in.get(0);
      case Op.Reduce op -> Reductions.reduce(op, in.get(0), node.type());
      case Op.ArgMax op -> Reductions.argMax(op.axis(), in.get(0), node.type());
      case Op.Reshape op -> in.get(0).reshape(op.shape());
      case Op.Transpose op -> Views.transpose(op, in.get(0), node.type());
      case Op.Broadcast op -> Views.broadcast(in.get(0), node.type());
      case Op.Slice op -> Views.slice(op, in.get(0), node.type());
      case Op.Pad op -> Views.pad(op, in.get(0), node.type());
      case Op.Concatenate op -> Views.concatenate(op.axis(), in, node.type());
      case Op.Gather op -> Indexing.gather(op.axis(), in.get(0), in.get(1), node.type());
      case Op.ScatterAdd op -> Indexing.scatterAdd(op.axis(), in.get(0), in.get(1), in.get(2));
      case Op.MatMul op -> Products.matMul(in.get(0), in.get(1), node.type());
      case Op.Random op -> RandomArrays.draw(op, in.get(0), in.get(1));
      case Op.Call op ->
          evaluate(new Program(op.function().formals(), List.of(op.function().body())), in).get(0);
    };
  }
}
