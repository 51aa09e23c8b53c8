package org.thalweg.core.ir;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.array.Type;

/**
 * One value of an array program. Nodes are shared: the same op of the same inputs is the same
 * object, so common subexpressions are computed once and equality is identity. Operands of unlike
 * shapes are broadcast by NumPy's rule; element types must agree ({@link #cast} changes them).
 * Every method that builds a node throws {@link IllegalArgumentException}, naming the op and the
 * types, where the types do not fit. Negative axes count from the end. See {@link Composites} for
 * softmax and the like.
 */
public final class Expr {
  private static final Map<Expr, WeakReference<Expr>> NODES = new WeakHashMap<>();
  private static final AtomicLong SERIAL = new AtomicLong();

  private final Op op;
  private final List<Expr> inputs;
  private final Type type;
  private final Origin origin;
  private final int hash;

  private Expr(Op op, List<Expr> inputs, Type type, Origin origin) {
    this.op = op;
    this.inputs = inputs;
    this.type = type;
    this.origin = origin;
    int h = op.hashCode();
    for (Expr input : inputs) {
      h = 31 * h + System.identityHashCode(input);
    }
    this.hash = h;
  }

  /** The node for this op of these inputs: an existing one, or a new one built here. */
  public static Expr of(Op op, List<Expr> inputs) {
    Type type = TypeRules.infer(op, inputs.stream().map(Expr::type).toList());
    Expr node = new Expr(op, List.copyOf(inputs), type, Origin.here());
    synchronized (NODES) {
      WeakReference<Expr> found = NODES.get(node);
      Expr known = found == null ? null : found.get();
      if (known == null) {
        NODES.put(node, new WeakReference<>(node));
        return node;
      }
      return known;
    }
  }

  private static Expr of(Op op, Expr... inputs) {
    return of(op, List.of(inputs));
  }

  /** A new input, different from all others even of the same name. */
  public static Expr input(String name, Type type) {
    return of(new Op.Input(name, type, SERIAL.incrementAndGet()));
  }

  /** A new input of these extents. */
  public static Expr input(String name, DType dtype, int... dims) {
    return input(name, Type.of(dtype, dims));
  }

  /** A constant; the array is copied. */
  public static Expr constant(Array value) {
    return of(new Op.Constant(value.copy()));
  }

  /** A scalar constant, rounded to the type. */
  public static Expr scalar(DType dtype, double value) {
    return of(new Op.Constant(Array.scalar(dtype, value)));
  }

  /** One value repeated to a type. */
  public static Expr full(Type type, double value) {
    return scalar(type.dtype(), value).broadcast(type.shape());
  }

  /** Along {@code axis} 0, 1, 2, …. */
  public static Expr iota(Type type, int axis) {
    return of(new Op.Iota(type, type.shape().axis(axis)));
  }

  /** Random numbers; see {@link Op.Random} for key and stream. */
  public static Expr random(Distribution distribution, Type type, Expr key, Expr stream) {
    return of(new Op.Random(distribution, type), key, stream);
  }

  /** How it is made. */
  public Op op() {
    return op;
  }

  /** What it is made of. */
  public List<Expr> inputs() {
    return inputs;
  }

  /** The first input. */
  public Expr operand() {
    return inputs.get(0);
  }

  /** Element type and shape. */
  public Type type() {
    return type;
  }

  /** Shape. */
  public Shape shape() {
    return type.shape();
  }

  /** Element type. */
  public DType dtype() {
    return type.dtype();
  }

  /** Where it was first built. */
  public Origin origin() {
    return origin;
  }

  /** The value of a scalar constant, also where it is broadcast or reshaped; else null. */
  public @Nullable Double scalarValue() {
    return switch (op) {
      case Op.Constant c when c.value().size() == 1 -> Double.valueOf(c.value().get(0));
      case Op.Broadcast b -> operand().scalarValue();
      case Op.Reshape r -> operand().scalarValue();
      case Op o -> null;
    };
  }

  // Elementwise.

  /** a + b. */
  public Expr add(Expr other) {
    return binary(BinaryFunction.ADD, other);
  }

  /** a + constant. */
  public Expr add(double other) {
    return add(like(other));
  }

  /** a - b. */
  public Expr sub(Expr other) {
    return binary(BinaryFunction.SUB, other);
  }

  /** a - constant. */
  public Expr sub(double other) {
    return sub(like(other));
  }

  /** a · b, elementwise. */
  public Expr mul(Expr other) {
    return binary(BinaryFunction.MUL, other);
  }

  /** a · constant. */
  public Expr mul(double other) {
    return mul(like(other));
  }

  /** a / b. */
  public Expr div(Expr other) {
    return binary(BinaryFunction.DIV, other);
  }

  /** a / constant. */
  public Expr div(double other) {
    return div(like(other));
  }

  /** a to the power b. */
  public Expr pow(Expr other) {
    return binary(BinaryFunction.POW, other);
  }

  /** a to a constant power; a·a, which is exact but for one rounding, for 2. */
  public Expr pow(double other) {
    return other == 2 ? square() : pow(like(other));
  }

  /** The lesser; NaN wins. */
  public Expr min(Expr other) {
    return binary(BinaryFunction.MIN, other);
  }

  /** The lesser of a and a constant. */
  public Expr min(double other) {
    return min(like(other));
  }

  /** The greater; NaN wins. */
  public Expr max(Expr other) {
    return binary(BinaryFunction.MAX, other);
  }

  /** The greater of a and a constant. */
  public Expr max(double other) {
    return max(like(other));
  }

  /** Logical and. */
  public Expr and(Expr other) {
    return binary(BinaryFunction.AND, other);
  }

  /** Logical or. */
  public Expr or(Expr other) {
    return binary(BinaryFunction.OR, other);
  }

  /** Any elementwise function of two operands, broadcast to one shape. */
  public Expr binary(BinaryFunction function, Expr other) {
    return broadcastBoth(new Op.Binary(function), other);
  }

  /** Any elementwise function. */
  public Expr unary(UnaryFunction function) {
    return of(new Op.Unary(function), this);
  }

  /** -a. */
  public Expr neg() {
    return unary(UnaryFunction.NEG);
  }

  /** Absolute value. */
  public Expr abs() {
    return unary(UnaryFunction.ABS);
  }

  /** Sign. */
  public Expr sign() {
    return unary(UnaryFunction.SIGN);
  }

  /** Floor. */
  public Expr floor() {
    return unary(UnaryFunction.FLOOR);
  }

  /** e to the a. */
  public Expr exp() {
    return unary(UnaryFunction.EXP);
  }

  /** Natural logarithm. */
  public Expr log() {
    return unary(UnaryFunction.LOG);
  }

  /** exp(a) - 1. */
  public Expr expm1() {
    return unary(UnaryFunction.EXPM1);
  }

  /** log(1 + a). */
  public Expr log1p() {
    return unary(UnaryFunction.LOG1P);
  }

  /** Square root. */
  public Expr sqrt() {
    return unary(UnaryFunction.SQRT);
  }

  /** a · a. */
  public Expr square() {
    return mul(this);
  }

  /** Hyperbolic tangent. */
  public Expr tanh() {
    return unary(UnaryFunction.TANH);
  }

  /** 1 / (1 + exp(-a)). */
  public Expr sigmoid() {
    return unary(UnaryFunction.SIGMOID);
  }

  /** Sine. */
  public Expr sin() {
    return unary(UnaryFunction.SIN);
  }

  /** Cosine. */
  public Expr cos() {
    return unary(UnaryFunction.COS);
  }

  /** Arc tangent. */
  public Expr atan() {
    return unary(UnaryFunction.ATAN);
  }

  /** Error function. */
  public Expr erf() {
    return unary(UnaryFunction.ERF);
  }

  /** Logical not. */
  public Expr not() {
    return unary(UnaryFunction.NOT);
  }

  /** a &lt; b. */
  public Expr lt(Expr other) {
    return compare(Comparison.LT, other);
  }

  /** a &lt;= b. */
  public Expr le(Expr other) {
    return compare(Comparison.LE, other);
  }

  /** a &gt; b. */
  public Expr gt(Expr other) {
    return other.compare(Comparison.LT, this);
  }

  /** a &gt;= b. */
  public Expr ge(Expr other) {
    return other.compare(Comparison.LE, this);
  }

  /** a = b. */
  public Expr eq(Expr other) {
    return compare(Comparison.EQ, other);
  }

  /** a ≠ b. */
  public Expr ne(Expr other) {
    return compare(Comparison.NE, other);
  }

  /** a &gt; constant. */
  public Expr gt(double other) {
    return gt(like(other));
  }

  /** a &lt; constant. */
  public Expr lt(double other) {
    return lt(like(other));
  }

  /** a = constant. */
  public Expr eq(double other) {
    return eq(like(other));
  }

  /** Any comparison, of operands broadcast to one shape. */
  public Expr compare(Comparison comparison, Expr other) {
    return broadcastBoth(new Op.Compare(comparison), other);
  }

  /** This condition: a where it is true, else b; all broadcast to one shape. */
  public Expr select(Expr a, Expr b) {
    Shape shape = Shape.broadcast(shape(), Shape.broadcast(a.shape(), b.shape()));
    return of(new Op.Select(), broadcast(shape), a.broadcast(shape), b.broadcast(shape));
  }

  /** Another element type. */
  public Expr cast(DType dtype) {
    return dtype == dtype() ? this : of(new Op.Cast(dtype), this);
  }

  /** The same value, held constant by every derivative. */
  public Expr stopGradient() {
    return of(new Op.StopGradient(), this);
  }

  // Reductions.

  /** Any reduction along axes (all, where none is given), which go away. */
  public Expr reduce(Reduction reduction, int... axes) {
    List<Integer> list =
        (axes.length == 0 ? IntStream.range(0, shape().rank()) : Arrays.stream(axes))
            .map(a -> shape().axis(a))
            .sorted()
            .boxed()
            .toList();
    return list.isEmpty() ? this : of(new Op.Reduce(reduction, list), this);
  }

  /** Sum along axes; of everything where none is given. */
  public Expr sum(int... axes) {
    return reduce(Reduction.SUM, axes);
  }

  /** Mean along axes; of everything where none is given. */
  public Expr mean(int... axes) {
    Expr sum = sum(axes);
    return sum.mul(1.0 / ((double) shape().size() / Math.max(1, sum.shape().size())));
  }

  /** Greatest along axes; of everything where none is given. */
  public Expr maxOver(int... axes) {
    return reduce(Reduction.MAX, axes);
  }

  /** Least along axes; of everything where none is given. */
  public Expr minOver(int... axes) {
    return reduce(Reduction.MIN, axes);
  }

  /** Index of the first greatest along an axis. */
  public Expr argMax(int axis) {
    return of(new Op.ArgMax(shape().axis(axis)), this);
  }

  // Shape.

  /** The same elements under another shape. */
  public Expr reshape(int... dims) {
    return reshape(Shape.of(dims));
  }

  /** The same elements under another shape. */
  public Expr reshape(Shape shape) {
    return shape.equals(shape()) ? this : of(new Op.Reshape(shape), this);
  }

  /** With an axis of extent 1 put in before axis {@code at} of the result. */
  public Expr insertAxis(int at) {
    return reshape(shape().insert(at < 0 ? at + shape().rank() + 1 : at, 1));
  }

  /** Axes in another order: axis i of the result is axis {@code permutation[i]}. */
  public Expr transpose(int... permutation) {
    List<Integer> axes = Arrays.stream(permutation).map(a -> shape().axis(a)).boxed().toList();
    return axes.equals(IntStream.range(0, axes.size()).boxed().toList())
        ? this
        : of(new Op.Transpose(axes), this);
  }

  /** The last two axes exchanged: the transpose of a matrix. */
  public Expr t() {
    int rank = shape().rank();
    int[] axes = IntStream.range(0, rank).toArray();
    axes[rank - 1] = shape().axis(-2);
    axes[rank - 2] = rank - 1;
    return transpose(axes);
  }

  /** Repeated to a shape by NumPy's rule. */
  public Expr broadcast(Shape shape) {
    return shape.equals(shape()) ? this : of(new Op.Broadcast(shape), this);
  }

  /** Elements {@code start} to before {@code limit} along one axis. */
  public Expr slice(int axis, int start, int limit) {
    int at = shape().axis(axis);
    List<Integer> starts = new ArrayList<>();
    List<Integer> limits = new ArrayList<>();
    List<Integer> strides = new ArrayList<>();
    for (int i = 0; i < shape().rank(); i++) {
      starts.add(i == at ? start : 0);
      limits.add(i == at ? limit : shape().dim(i));
      strides.add(1);
    }
    return slice(starts, limits, strides);
  }

  /** Elements by start, limit and stride along each axis. */
  public Expr slice(List<Integer> start, List<Integer> limit, List<Integer> stride) {
    Expr sliced = of(new Op.Slice(start, limit, stride), this);
    return sliced.shape().equals(shape()) ? this : sliced;
  }

  /** Zeros before, after and between the elements along each axis. */
  public Expr pad(List<Integer> low, List<Integer> high, List<Integer> interior) {
    Expr padded = of(new Op.Pad(low, high, interior), this);
    return padded.shape().equals(shape()) ? this : padded;
  }

  /** Values put one after the other along an axis. */
  public static Expr concatenate(int axis, List<Expr> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    return of(new Op.Concatenate(parts.get(0).shape().axis(axis)), parts);
  }

  /** Entries along an axis by i32 indices, whose axes replace it. */
  public Expr gather(int axis, Expr indices) {
    return of(new Op.Gather(shape().axis(axis)), this, indices);
  }

  /** This with updates added at i32 indices along an axis. */
  public Expr scatterAdd(int axis, Expr indices, Expr updates) {
    return of(new Op.ScatterAdd(shape().axis(axis)), this, indices, updates);
  }

  /**
   * Matrix product of the last two axes; leading axes broadcast. A vector on the left is a row, on
   * the right a column, and its axis goes away, as in NumPy.
   */
  public Expr matmul(Expr other) {
    if (shape().rank() == 1) {
      Expr product = insertAxis(0).matmul(other);
      return product.reshape(product.shape().without(other.shape().rank() == 1 ? -1 : -2));
    }
    if (other.shape().rank() == 1) {
      Expr product = matmul(other.insertAxis(1));
      return product.reshape(product.shape().without(-1));
    }
    if (shape().rank() < 2 || other.shape().rank() < 2) {
      return of(new Op.MatMul(), this, other);
    }
    if (shape().rank() > 2
        && other.shape().rank() == 2
        && shape().dim(-1) == other.shape().dim(0)) {
      // The rows of all matrices times one other: a single, taller product.
      Expr tall = reshape(shape().without(-1).size(), shape().dim(-1));
      return tall.matmul(other).reshape(shape().with(-1, other.shape().dim(1)));
    }
    Shape batch = Shape.broadcast(batch(this), batch(other));
    return of(new Op.MatMul(), onBatch(this, batch), onBatch(other, batch));
  }

  private static Shape batch(Expr matrix) {
    return matrix.shape().without(-1).without(-1);
  }

  private static Expr onBatch(Expr matrix, Shape batch) {
    Shape shape = batch;
    shape = shape.insert(shape.rank(), matrix.shape().dim(-2));
    return matrix.broadcast(shape.insert(shape.rank(), matrix.shape().dim(-1)));
  }

  private Expr broadcastBoth(Op op, Expr other) {
    if (dtype() != other.dtype()) {
      return of(op, this, other); // refused there, by name
    }
    Shape shape;
    try {
      shape = Shape.broadcast(shape(), other.shape());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(Printer.describe(op) + ": " + e.getMessage(), e);
    }
    return of(op, broadcast(shape), other.broadcast(shape));
  }

  private Expr like(double value) {
    return full(type, value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof Expr that)
        || hash != that.hash
        || inputs.size() != that.inputs.size()
        || !op.equals(that.op)) {
      return false;
    }
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.get(i) != that.inputs.get(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** The op with its type; an input's name. Print a {@link Program} to see the whole. */
  @Override
  public String toString() {
    return op instanceof Op.Input input
        ? input.name()
        : Printer.describe(op) + (inputs.isEmpty() ? "" : "(…)") + " : " + type;
  }
}
