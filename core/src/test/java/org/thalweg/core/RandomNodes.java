package org.thalweg.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.array.Type;
import org.thalweg.core.ir.BinaryFunction;
import org.thalweg.core.ir.Comparison;
import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.CustomFunction;
import org.thalweg.core.ir.Distribution;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Reduction;
import org.thalweg.core.ir.UnaryFunction;

/** A pool of nodes that grows by random ops of what is in it. */
final class RandomNodes {
  private static final double[] SCALARS = {0, -0.0, 1, -1, 2, 0.5, 3, -0.1, 1e-3, 100};

  private static final double[] POWERS = {0, 1, 2, 0.5, -1, 3, 1.7, -2.5};

  private final Random random;
  private final int[] extents;
  private final List<Expr> pool = new ArrayList<>();
  private final List<Expr> inputs = new ArrayList<>();

  RandomNodes(Random random, int[] extents) {
    this.random = random;
    this.extents = extents;
    pool.add(leaf(type(floating())));
  }

  List<Expr> pool() {
    return pool;
  }

  List<Expr> inputs() {
    return inputs;
  }

  /** Adds one node, or a few that belong together. */
  void grow() {
    Expr made =
        switch (random.nextInt(32)) {
          case 0, 1, 2, 3, 4 -> unary();
          case 5, 6, 7, 8, 9, 10, 11 -> binary();
          case 12, 13 -> select();
          case 14 -> logic();
          case 15 -> cast();
          case 16, 17, 18 -> reduce();
          case 19 -> argMax();
          case 20, 21 -> reshape();
          case 22, 23 -> transpose();
          case 24 -> broadcast();
          case 25 -> slice();
          case 26 -> pad();
          case 27 -> concatenate();
          case 28 -> indexed();
          case 29, 30 -> product();
          case 31 -> rare();
          default -> throw new AssertionError();
        };
    if (RandomPrograms.isSmall(made.shape())) {
      pool.add(made);
    }
  }

  private Expr unary() {
    UnaryFunction function = any(UnaryFunction.values());
    return switch (function) {
      case NEG, ABS, SIGN -> pick(e -> e.dtype().isNumeric()).unary(function);
      case NOT -> pick(DType.BOOL).unary(function);
      case FLOOR, EXP, LOG, EXPM1, LOG1P, SQRT, TANH, SIGMOID, SIN, COS, ATAN, ERF ->
          pickFloating().unary(function);
    };
  }

  private Expr binary() {
    BinaryFunction function = any(BinaryFunction.values());
    return switch (function) {
      case ADD, SUB, MUL, DIV, MIN, MAX -> {
        Expr a = pick(e -> e.dtype().isNumeric());
        Expr b = random.nextInt(3) == 0 ? scalar(a, SCALARS) : fitting(a);
        yield random.nextInt(4) == 0 ? b.binary(function, a) : a.binary(function, b);
      }
      case POW -> {
        Expr a = pickFloating();
        yield random.nextBoolean() ? a.abs().pow(fitting(a)) : a.pow(scalar(a, POWERS));
      }
      case AND, OR -> {
        Expr a = pick(DType.BOOL);
        yield a.binary(function, fitting(a));
      }
    };
  }

  private Expr logic() {
    Expr a = random.nextInt(3) == 0 ? pick(e -> true) : pick(e -> e.dtype().isNumeric());
    Comparison comparison =
        a.dtype() == DType.BOOL
            ? any(new Comparison[] {Comparison.EQ, Comparison.NE})
            : any(Comparison.values());
    return a.compare(comparison, random.nextInt(6) == 0 ? a : fitting(a));
  }

  private Expr select() {
    Expr a = pick(e -> true);
    Expr condition = random.nextBoolean() ? logicOf(a) : fit(DType.BOOL, a.shape());
    return condition.select(a, random.nextInt(4) == 0 ? a : fitting(a));
  }

  private Expr logicOf(Expr a) {
    return a.dtype() == DType.BOOL ? a : a.lt(scalar(a, SCALARS));
  }

  private Expr cast() {
    return pick(e -> true).cast(any(DType.values()));
  }

  private Expr reduce() {
    boolean floating = random.nextInt(3) > 0;
    Expr x =
        pick(e ->
            (floating ? e.dtype().isFloating() : e.dtype().isNumeric()) && e.shape().rank() > 0);
    int[] axes = IntStream.range(0, x.shape().rank()).filter(i -> random.nextBoolean()).toArray();
    return x.reduce(random.nextBoolean() ? Reduction.SUM : any(Reduction.values()), axes);
  }

  private Expr argMax() {
    Expr x = pick(e -> e.dtype().isNumeric() && e.shape().rank() > 0 && e.shape().size() > 0);
    return x.argMax(random.nextInt(x.shape().rank()));
  }

  private Expr reshape() {
    Expr x = pick(e -> true);
    int rank = x.shape().rank();
    return switch (random.nextInt(4)) {
      case 0 -> x.reshape(x.shape().size());
      case 1 -> x.insertAxis(random.nextInt(rank + 1));
      case 2 -> {
        if (rank < 2) {
          yield x.reshape(x.shape().insert(rank, 1));
        }
        int at = random.nextInt(rank - 1);
        int merged = x.shape().dim(at) * x.shape().dim(at + 1);
        yield x.reshape(x.shape().without(at + 1).with(at, merged));
      }
      default -> {
        if (rank == 0) {
          yield x.reshape(1);
        }
        int at = random.nextInt(rank);
        int extent = x.shape().dim(at);
        int[] divisors =
            IntStream.rangeClosed(1, Math.max(1, extent)).filter(d -> extent % d == 0).toArray();
        int outer = divisors[random.nextInt(divisors.length)];
        yield x.reshape(x.shape().with(at, extent / outer).insert(at, outer));
      }
    };
  }

  private Expr transpose() {
    Expr x = pick(e -> e.shape().rank() > 1);
    List<Integer> axes = new ArrayList<>(IntStream.range(0, x.shape().rank()).boxed().toList());
    Collections.shuffle(axes, random);
    return x.transpose(axes.stream().mapToInt(i -> i).toArray());
  }

  private Expr broadcast() {
    Expr x = pick(e -> true);
    Shape shape = x.shape();
    for (int i = 0; i < shape.rank(); i++) {
      shape = shape.dim(i) == 1 && random.nextBoolean() ? shape.with(i, extent()) : shape;
    }
    return x.broadcast(random.nextBoolean() ? shape.insert(0, extent()) : shape);
  }

  private Expr slice() {
    Expr x = pick(e -> true);
    List<Integer> start = new ArrayList<>();
    List<Integer> limit = new ArrayList<>();
    List<Integer> stride = new ArrayList<>();
    for (int extent : x.shape().dims()) {
      int from = random.nextBoolean() ? 0 : random.nextInt(extent + 1);
      start.add(from);
      limit.add(random.nextBoolean() ? extent : from + random.nextInt(extent - from + 1));
      stride.add(random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 1);
    }
    return x.slice(start, limit, stride);
  }

  private Expr pad() {
    Expr x = pick(e -> true);
    int rank = x.shape().rank();
    return x.pad(widths(rank), widths(rank), widths(rank));
  }

  private List<Integer> widths(int rank) {
    return IntStream.range(0, rank)
        .mapToObj(i -> random.nextInt(3) == 0 ? random.nextInt(4) : 0)
        .toList();
  }

  private Expr concatenate() {
    Expr x = pick(e -> e.shape().rank() > 0);
    int axis = random.nextInt(x.shape().rank());
    List<Expr> parts = new ArrayList<>(List.of(x));
    for (int i = random.nextInt(3); i >= 0; i--) {
      Shape shape = x.shape().with(axis, random.nextBoolean() ? extent() : 1);
      parts.add(random.nextInt(5) == 0 ? x : fit(x.dtype(), shape));
    }
    Collections.shuffle(parts, random);
    return Expr.concatenate(axis, parts);
  }

  private Expr indexed() {
    Expr x = pick(e -> e.shape().rank() > 0 && e.shape().size() > 0);
    int axis = random.nextInt(x.shape().rank());
    int last = x.shape().dim(axis) - 1;
    Expr any = pick(e -> e.dtype() == DType.I32 && e.shape().size() < 70);
    Expr indices = any.max(0).min(last);
    Expr gathered = x.gather(axis, indices);
    return random.nextBoolean() || !x.dtype().isNumeric() || !small(gathered)
        ? gathered
        : x.scatterAdd(axis, indices, fit(x.dtype(), gathered.shape()));
  }

  private Expr product() {
    Expr a = pick(e -> e.dtype().isFloating() && e.shape().rank() > 0);
    int inner = a.shape().dim(-1);
    Expr b =
        switch (random.nextInt(5)) {
          case 0 -> fit(a.dtype(), Shape.of(inner));
          case 1 -> fit(a.dtype(), Shape.of(inner, extent()));
          case 2 -> fit(a.dtype(), Shape.of(extent(), inner)).t();
          case 3 -> fit(a.dtype(), Shape.of(1 + random.nextInt(2), extent(), inner)).t();
          default -> a.shape().rank() > 1 ? a.t() : a;
        };
    Shape batch = a.shape().rank() > 2 && b.shape().rank() > 2 ? a.shape() : Shape.scalar();
    if (batch.rank() > 2 && b.shape().dim(0) != 1) {
      b = b.shape().equals(a.t().shape()) ? b : b.slice(0, 0, 1);
    }
    Expr product = a.matmul(b);
    return random.nextInt(3) == 0 && product.shape().rank() > 1 ? product.t() : product;
  }

  private Expr rare() {
    return switch (random.nextInt(6)) {
      case 0 -> {
        Expr key = Expr.constant(Array.of(new int[] {random.nextInt(), random.nextInt()}, 2));
        Expr stream = Expr.constant(Array.scalar(random.nextInt(9)));
        Distribution distribution = any(Distribution.values());
        DType dtype = distribution == Distribution.BITS ? DType.I32 : floating();
        yield Expr.random(distribution, type(dtype), key, stream);
      }
      case 1 -> pickFloating().stopGradient();
      case 2 -> {
        Expr x = pickFloating();
        Expr formal = Expr.input("formal", x.type());
        yield new CustomFunction(
                "cube",
                List.of(formal),
                formal.mul(formal).mul(formal),
                (in, out, c) -> List.of(c.mul(in.get(0).square().mul(3))))
            .call(x);
      }
      case 3 -> Composites.softmax(pick(RandomNodes::isRow), -1);
      case 4 -> Composites.logSumExp(pick(RandomNodes::isRow), 0);
      default -> Composites.softplus(pickFloating());
    };
  }

  private static boolean isRow(Expr e) {
    return e.dtype().isFloating() && e.shape().rank() > 0 && e.shape().size() > 0;
  }

  /** An operand that broadcasts with {@code a}. */
  private Expr fitting(Expr a) {
    Shape shape = a.shape();
    while (shape.rank() > 0 && random.nextInt(4) == 0) {
      shape = shape.without(0);
    }
    for (int i = 0; i < shape.rank(); i++) {
      shape = random.nextInt(5) == 0 ? shape.with(i, 1) : shape;
    }
    return fit(a.dtype(), shape);
  }

  private Expr scalar(Expr like, double[] values) {
    return Expr.scalar(like.dtype(), values[random.nextInt(values.length)]);
  }

  /** A node of this type, from the pool where there is one. */
  private Expr fit(DType dtype, Shape shape) {
    Type type = new Type(dtype, shape);
    return pick(e -> e.type().equals(type), type);
  }

  private Expr pick(DType dtype) {
    return pick(e -> e.dtype() == dtype, type(dtype));
  }

  private Expr pickFloating() {
    return pick(e -> e.dtype().isFloating());
  }

  private Expr pick(Predicate<Expr> suits) {
    for (int attempt = 0; attempt < 500; attempt++) {
      Type type = type(any(DType.values()));
      if (suits.test(Expr.input("probe", type))) {
        return pick(suits, type);
      }
    }
    // An extent of 0 may rule out every type that these extents make.
    return Arrays.stream(DType.values())
        .map(dtype -> Expr.input("probe", dtype, 3, 2))
        .filter(suits)
        .findFirst()
        .map(probe -> pick(suits, probe.type()))
        .orElseThrow();
  }

  /** One that suits, the latest more often than others, or sometimes a new leaf. */
  private Expr pick(Predicate<Expr> suits, Type leaf) {
    List<Expr> suitable = pool.stream().filter(suits).toList();
    if (suitable.isEmpty() || random.nextInt(5) == 0) {
      Expr made = leaf(leaf);
      if (RandomPrograms.isSmall(leaf.shape())) {
        pool.add(made);
      }
      return made;
    }
    int latest = suitable.size() - 1;
    return suitable.get(latest - Math.min(random.nextInt(latest + 1), random.nextInt(latest + 1)));
  }

  private Expr leaf(Type type) {
    int kind = random.nextInt(10);
    if (kind == 0) {
      return Expr.full(type, SCALARS[random.nextInt(SCALARS.length)]);
    }
    if (kind == 1 && type.shape().rank() > 0 && type.dtype().isNumeric()) {
      return Expr.iota(type, random.nextInt(type.shape().rank()));
    }
    if (kind == 2) {
      Array value = Array.zeros(type);
      for (int i = 0; i < value.size(); i++) {
        value.set(i, random.nextInt(7) - 3);
      }
      return Expr.constant(value);
    }
    Expr input = Expr.input("x" + inputs.size(), type);
    inputs.add(input);
    return input;
  }

  private Type type(DType dtype) {
    while (true) {
      int[] dims = new int[random.nextInt(4)];
      Arrays.setAll(dims, i -> extent());
      Type type = Type.of(dtype, dims);
      if (RandomPrograms.isSmall(type.shape())) {
        return type;
      }
    }
  }

  private int extent() {
    return random.nextInt(6) == 0 ? 1 : extents[random.nextInt(extents.length)];
  }

  private DType floating() {
    return random.nextInt(3) == 0 ? DType.F64 : DType.F32;
  }

  private static boolean small(Expr x) {
    return RandomPrograms.isSmall(x.shape());
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
