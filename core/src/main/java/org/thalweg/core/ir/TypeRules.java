package org.thalweg.core.ir;

import java.util.List;
import java.util.stream.Collectors;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.array.Type;

/** The type of an op's value from the types of its inputs; refuses inputs that do not fit. */
final class TypeRules {
  private TypeRules() {}

  /**
   * The type of the result.
   *
   * @throws IllegalArgumentException naming the op, the types found and what it takes
   */
  static Type infer(Op op, List<Type> in) {
    return switch (op) {
      case Op.Input o -> leaf(o.type(), op, in);
      case Op.Constant o -> leaf(o.value().type(), op, in);
      case Op.Iota o -> leaf(o.type(), op, in);
      case Op.Unary o -> unary(o, in);
      case Op.Binary o -> binary(o, in);
      case Op.Compare o -> compare(o, in);
      case Op.Select o -> select(o, in);
      case Op.Cast o -> only(op, in).with(o.dtype());
      case Op.StopGradient o -> only(op, in);
      case Op.Reduce o -> reduce(o, in);
      case Op.ArgMax o -> argMax(o, in);
      case Op.Reshape o -> {
        check(only(op, in).shape().size() == o.shape().size(), op, in, "as many elements");
        yield in.get(0).with(o.shape());
      }
      case Op.Transpose o -> {
        check(
            only(op, in).shape().rank() == o.permutation().size(),
            op,
            in,
            "an axis each in the list");
        Shape shape = in.get(0).shape();
        yield in.get(0).with(Shape.of(o.permutation().stream().mapToInt(shape::dim).toArray()));
      }
      case Op.Broadcast o -> {
        check(
            only(op, in).shape().broadcastsTo(o.shape()),
            op,
            in,
            "trailing extents equal to it or 1");
        yield in.get(0).with(o.shape());
      }
      case Op.Slice o -> slice(o, in);
      case Op.Pad o -> pad(o, in);
      case Op.Concatenate o -> concatenate(o, in);
      case Op.Gather o -> gather(o, in);
      case Op.ScatterAdd o -> {
        check(in.size() == 3, op, in, "x, indices and updates");
        Type updates = gather(new Op.Gather(o.axis()), in.subList(0, 2));
        check(in.get(2).equals(updates), op, in, "updates of type " + updates);
        check(in.get(0).dtype().isNumeric(), op, in, "numbers");
        yield in.get(0);
      }
      case Op.MatMul o -> matMul(o, in);
      case Op.Random o -> {
        check(
            in.equals(List.of(Type.of(DType.I32, 2), Type.of(DType.I32))),
            op,
            in,
            "a key i32[2] and a stream i32[]");
        yield o.type();
      }
      case Op.Call o -> {
        List<Type> formals = o.function().formals().stream().map(Expr::type).toList();
        check(in.equals(formals), op, in, "inputs of types " + formals);
        yield o.function().body().type();
      }
    };
  }

  private static Type leaf(Type type, Op op, List<Type> in) {
    check(in.isEmpty(), op, in, "no inputs");
    return type;
  }

  private static Type only(Op op, List<Type> in) {
    check(in.size() == 1, op, in, "one input");
    return in.get(0);
  }

  private static Type unary(Op.Unary op, List<Type> in) {
    DType dtype = only(op, in).dtype();
    switch (op.function()) {
      case NEG, ABS, SIGN -> check(dtype.isNumeric(), op, in, "numbers");
      case NOT -> check(dtype == DType.BOOL, op, in, "bool");
      case FLOOR, EXP, LOG, EXPM1, LOG1P, SQRT, TANH, SIGMOID, SIN, COS, ATAN, ERF ->
          check(dtype.isFloating(), op, in, "f32 or f64");
    }
    return in.get(0);
  }

  private static Type binary(Op.Binary op, List<Type> in) {
    check(in.size() == 2 && in.get(0).equals(in.get(1)), op, in, "two operands of one type");
    DType dtype = in.get(0).dtype();
    switch (op.function()) {
      case ADD, SUB, MUL, DIV, MIN, MAX -> check(dtype.isNumeric(), op, in, "numbers");
      case POW -> check(dtype.isFloating(), op, in, "f32 or f64");
      case AND, OR -> check(dtype == DType.BOOL, op, in, "bool");
    }
    return in.get(0);
  }

  private static Type compare(Op.Compare op, List<Type> in) {
    check(in.size() == 2 && in.get(0).equals(in.get(1)), op, in, "two operands of one type");
    check(
        in.get(0).dtype().isNumeric()
            || op.comparison() == Comparison.EQ
            || op.comparison() == Comparison.NE,
        op,
        in,
        "numbers");
    return in.get(0).with(DType.BOOL);
  }

  private static Type select(Op.Select op, List<Type> in) {
    check(
        in.size() == 3
            && in.get(0).equals(in.get(1).with(DType.BOOL))
            && in.get(1).equals(in.get(2)),
        op,
        in,
        "a bool condition and two operands of one type, all of one shape");
    return in.get(1);
  }

  private static Type reduce(Op.Reduce op, List<Type> in) {
    Shape shape = only(op, in).shape();
    check(in.get(0).dtype().isNumeric(), op, in, "numbers");
    check(op.axes().stream().allMatch(a -> a < shape.rank()), op, in, "these axes");
    Shape reduced = shape;
    for (int axis : op.axes().reversed()) {
      reduced = reduced.without(axis);
    }
    return in.get(0).with(reduced);
  }

  private static Type argMax(Op.ArgMax op, List<Type> in) {
    Shape shape = only(op, in).shape();
    check(in.get(0).dtype().isNumeric(), op, in, "numbers");
    check(op.axis() >= 0 && op.axis() < shape.rank(), op, in, "this axis");
    check(shape.dim(op.axis()) > 0, op, in, "at least one element along the axis");
    return new Type(DType.I32, shape.without(op.axis()));
  }

  private static Type slice(Op.Slice op, List<Type> in) {
    Shape shape = only(op, in).shape();
    check(shape.rank() == op.start().size(), op, in, "bounds for each axis");
    int[] dims = new int[shape.rank()];
    for (int i = 0; i < dims.length; i++) {
      check(op.limit().get(i) <= shape.dim(i), op, in, "limits within the extents");
      dims[i] = Math.ceilDiv(op.limit().get(i) - op.start().get(i), op.stride().get(i));
    }
    return in.get(0).with(Shape.of(dims));
  }

  private static Type pad(Op.Pad op, List<Type> in) {
    Shape shape = only(op, in).shape();
    check(shape.rank() == op.low().size(), op, in, "widths for each axis");
    int[] dims = new int[shape.rank()];
    for (int i = 0; i < dims.length; i++) {
      int extent = shape.dim(i);
      int between = Math.max(0, extent - 1) * op.interior().get(i);
      dims[i] = op.low().get(i) + extent + between + op.high().get(i);
    }
    return in.get(0).with(Shape.of(dims));
  }

  private static Type concatenate(Op.Concatenate op, List<Type> in) {
    check(!in.isEmpty(), op, in, "at least one input");
    Type first = in.get(0);
    check(op.axis() >= 0 && op.axis() < first.shape().rank(), op, in, "this axis");
    int extent = 0;
    for (Type type : in) {
      check(
          type.dtype() == first.dtype()
              && type.shape().rank() == first.shape().rank()
              && type.shape().with(op.axis(), 0).equals(first.shape().with(op.axis(), 0)),
          op,
          in,
          "inputs of one type, equal along the other axes");
      extent += type.shape().dim(op.axis());
    }
    return first.with(first.shape().with(op.axis(), extent));
  }

  private static Type gather(Op.Gather op, List<Type> in) {
    check(in.size() == 2 && in.get(1).dtype() == DType.I32, op, in, "x and i32 indices");
    Shape x = in.get(0).shape();
    check(op.axis() >= 0 && op.axis() < x.rank(), op, in, "this axis");
    Shape shape = x.without(op.axis());
    int[] indices = in.get(1).shape().dims();
    for (int i = 0; i < indices.length; i++) {
      shape = shape.insert(op.axis() + i, indices[i]);
    }
    return in.get(0).with(shape);
  }

  private static Type matMul(Op.MatMul op, List<Type> in) {
    String expected = "two operands [...,m,k] and [...,k,n] of one floating type, equal batch axes";
    check(in.size() == 2, op, in, expected);
    Shape a = in.get(0).shape();
    Shape b = in.get(1).shape();
    int rank = a.rank();
    check(
        rank >= 2
            && b.rank() == rank
            && in.get(0).dtype() == in.get(1).dtype()
            && in.get(0).dtype().isFloating()
            && a.dim(-1) == b.dim(-2)
            && a.with(-1, 1).with(-2, 1).equals(b.with(-1, 1).with(-2, 1)),
        op,
        in,
        expected);
    return in.get(0).with(a.with(-1, b.dim(-1)));
  }

  private static void check(boolean fits, Op op, List<Type> in, String expected) {
    if (!fits) {
      throw new IllegalArgumentException(
          Printer.describe(op)
              + " does not take "
              + in.stream().map(Type::toString).collect(Collectors.joining(" and "))
              + "; it takes "
              + expected);
    }
  }
}
