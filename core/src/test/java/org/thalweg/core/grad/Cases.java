package org.thalweg.core.grad;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.array.Type;
import org.thalweg.core.grad.Case.Box;
import org.thalweg.core.ir.BinaryFunction;
import org.thalweg.core.ir.Comparison;
import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.CustomFunction;
import org.thalweg.core.ir.Distribution;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Reduction;
import org.thalweg.core.ir.UnaryFunction;

/** The one list of cases: every op over shapes, broadcasts and axes, and functions made of them. */
final class Cases {
  private static final List<int[]> SHAPES =
      List.of(new int[] {}, new int[] {3}, new int[] {2, 3}, new int[] {1, 2, 2});
  private static final List<List<int[]>> PAIRS =
      List.of(
          List.of(new int[] {}, new int[] {}),
          List.of(new int[] {4}, new int[] {4}),
          List.of(new int[] {2, 3}, new int[] {3}),
          List.of(new int[] {2, 1}, new int[] {1, 3}),
          List.of(new int[] {}, new int[] {2, 2}),
          List.of(new int[] {2, 1, 2}, new int[] {3, 1}));

  private final List<Case> cases = new ArrayList<>();

  static List<Case> all() {
    Cases all = new Cases();
    all.elementwise();
    all.reductions();
    all.views();
    all.indexing();
    all.products();
    all.sources();
    all.composites();
    return all.cases;
  }

  private void add(String name, List<Box> boxes, Function<List<Expr>, Expr> body) {
    cases.add(new Case(name, boxes, body));
  }

  /** Curved, so that second derivatives of linear ops do not vanish. */
  private static Expr curved(Expr y) {
    return y.add(y.square());
  }

  private void one(String name, Box box, Function<Expr, Expr> body) {
    add(name + " " + box.type(), List.of(box), in -> curved(body.apply(in.get(0))));
  }

  private void elementwise() {
    for (int[] dims : SHAPES) {
      for (UnaryFunction f : UnaryFunction.values()) {
        Function<Expr, Expr> apply = x -> x.unary(f);
        switch (f) {
          case NEG, ABS, SIGN, FLOOR, EXP, EXPM1, TANH, SIGMOID, SIN, COS, ATAN, ERF ->
              one("" + f, Box.of(-2, 2, dims), apply);
          case LOG, SQRT -> one("" + f, Box.of(0.2, 3, dims), apply);
          case LOG1P -> one("" + f, Box.of(-0.7, 3, dims), apply);
          case NOT ->
              one("" + f, Box.of(-2, 2, dims), x -> x.gt(0).not().select(x.sin(), x.square()));
        }
      }
      for (double exponent : new double[] {-1, 0, 0.5, 1, 2, 2.5, 3, 4}) {
        one("POW " + exponent, Box.of(0.3, 2, dims), x -> x.pow(exponent));
      }
    }
    for (List<int[]> pair : PAIRS) {
      for (BinaryFunction f : BinaryFunction.values()) {
        switch (f) {
          case ADD, SUB, MUL, MIN, MAX -> two(f, pair, -2, 2, (a, b) -> a.binary(f, b));
          case DIV, POW -> two(f, pair, 0.4, 2, (a, b) -> a.binary(f, b));
          case AND, OR ->
              two(f, pair, -2, 2, (a, b) -> a.gt(0).binary(f, b.gt(0)).select(a.exp(), b.sin()));
        }
      }
      for (Comparison c : Comparison.values()) {
        two(c, pair, -2, 2, (a, b) -> a.compare(c, b).select(a.mul(b), a.sub(b)));
      }
    }
    one("twice the same", Box.of(0.5, 2, 3), x -> x.mul(x).div(x.pow(x)).max(x));
    one("by a constant", Box.of(0.5, 2, 3), x -> x.mul(3).div(2).sub(1).max(0.7).pow(2));
    one("constant to the power", Box.of(-1, 1, 3), x -> Expr.full(x.type(), 2).pow(x));
    one("casts", Box.of(-2, 2, 3), x -> x.mul(x.cast(DType.I32).add(3).cast(DType.F64)));
    one("bool cast", Box.of(-2, 2, 3), x -> x.mul(x.gt(0.5).cast(DType.F64)));
    one("nested selects", Box.of(-2, 2, 6), Cases::piecewise);
  }

  private static Expr piecewise(Expr x) {
    Expr inner = x.lt(0.5).select(x.square(), x.exp());
    return x.gt(0).select(inner.mul(x), x.lt(-1).select(x.sin(), x.mul(0.1)));
  }

  private void two(Object f, List<int[]> pair, double low, double high, BinaryOperator<Expr> body) {
    Box a = Box.of(low, high, pair.get(0));
    Box b = Box.of(low, high, pair.get(1));
    add(
        f + " " + a.type() + " " + b.type(),
        List.of(a, b),
        in -> curved(body.apply(in.get(0), in.get(1))));
  }

  private void reductions() {
    for (Reduction r : Reduction.values()) {
      one(r + " all", Box.of(-2, 2, 2, 3), x -> x.reduce(r));
      one(r + " 0", Box.of(-2, 2, 2, 3), x -> x.reduce(r, 0));
      one(r + " 1", Box.of(-2, 2, 2, 3), x -> x.reduce(r, -1));
      one(r + " 0 2", Box.of(-2, 2, 2, 3, 2), x -> x.reduce(r, 0, 2));
      one(r + " 1", Box.of(-2, 2, 2, 3, 2), x -> x.reduce(r, 1));
      one(r + " extent 1", Box.of(-2, 2, 2, 1), x -> x.reduce(r, 1));
    }
    one("mean", Box.of(-2, 2, 2, 3), x -> x.mean(0));
    one("argmax", Box.of(-2, 2, 4), x -> x.gather(0, x.argMax(0)));
    one(
        "argmax rows",
        Box.of(-2, 2, 2, 3),
        x -> x.mul(Composites.oneHot(x.argMax(1), 3, DType.F64)));
  }

  private void views() {
    one("reshape", Box.of(-2, 2, 2, 3), x -> x.reshape(3, 2).mul(x.reshape(3, 2).sin()));
    one("reshape to scalar", Box.of(-2, 2, 1, 1), x -> x.reshape());
    one("transpose 1 0", Box.of(-2, 2, 2, 3), x -> x.transpose(1, 0));
    one("transpose 2 0 1", Box.of(-2, 2, 2, 3, 2), x -> x.transpose(2, 0, 1));
    one("broadcast new", Box.of(-2, 2, 3), x -> x.broadcast(Shape.of(2, 3)).mul(ramp(2, 3)));
    one("broadcast one", Box.of(-2, 2, 2, 1), x -> x.broadcast(Shape.of(2, 3)).mul(ramp(2, 3)));
    one(
        "broadcast both",
        Box.of(-2, 2, 1, 2, 1),
        x -> x.broadcast(Shape.of(2, 3, 2, 2)).mul(ramp(2, 3, 2, 2)));
    one("broadcast scalar", Box.of(-2, 2), x -> x.broadcast(Shape.of(2, 2)).mul(ramp(2, 2)));
    one("slice", Box.of(-2, 2, 5), x -> x.slice(0, 1, 4));
    one("slice axis 1", Box.of(-2, 2, 2, 4), x -> x.slice(1, 2, 4));
    one(
        "slice strides",
        Box.of(-2, 2, 5, 6),
        x -> x.slice(List.of(0, 1), List.of(5, 6), List.of(2, 3)));
    one("slice nothing", Box.of(-2, 2, 3), x -> x.slice(0, 1, 1));
    one("slices overlap", Box.of(-2, 2, 4), x -> x.slice(0, 0, 3).mul(x.slice(0, 1, 4)));
    one("pad", Box.of(-2, 2, 3), x -> x.pad(List.of(1), List.of(2), List.of(0)));
    one(
        "pad interior",
        Box.of(-2, 2, 2, 3),
        x -> x.pad(List.of(0, 2), List.of(1, 0), List.of(2, 1)));
    add(
        "concatenate 0",
        List.of(Box.of(-2, 2, 2, 2), Box.of(-2, 2, 1, 2), Box.of(-2, 2, 3, 2)),
        in -> curved(Expr.concatenate(0, in)));
    add(
        "concatenate 1",
        List.of(Box.of(-2, 2, 2, 2), Box.of(-2, 2, 2, 3)),
        in -> curved(Expr.concatenate(1, in)));
    one(
        "concatenate constant",
        Box.of(-2, 2, 2, 2),
        x -> Expr.concatenate(1, List.of(x, ramp(2, 1), x.sin())));
  }

  private static Expr ramp(int... dims) {
    Type type = Type.of(DType.F64, dims);
    return Expr.iota(type, -1).add(Expr.iota(type, 0)).add(1);
  }

  private void indexing() {
    for (int[] indices : List.of(new int[] {}, new int[] {4}, new int[] {2, 3})) {
      Box at = Box.indices(3, indices);
      for (int axis = 0; axis < 2; axis++) {
        int along = axis;
        Box x = axis == 0 ? Box.of(-2, 2, 3, 2) : Box.of(-2, 2, 2, 3, 2);
        String on = " " + axis + " by " + at.type();
        Type found = Expr.input("x", x.type()).gather(along, Expr.input("at", at.type())).type();
        add("gather" + on, List.of(x, at), in -> curved(in.get(0).gather(along, in.get(1))));
        Box updates = new Box(found, -2, 2);
        add(
            "scatter-add" + on,
            List.of(x, at, updates),
            in -> curved(in.get(0).scatterAdd(along, in.get(1), in.get(2))));
        add(
            "scatter-add of x" + on,
            List.of(x, at),
            in -> curved(in.get(0).scatterAdd(along, in.get(1), Expr.full(found, 2))));
        add(
            "scatter-add of updates" + on,
            List.of(at, updates),
            in -> curved(Expr.full(x.type(), 1).scatterAdd(along, in.get(0), in.get(1).sin())));
      }
    }
  }

  private void products() {
    matmul(new int[] {2, 3}, new int[] {3, 4});
    matmul(new int[] {1, 1}, new int[] {1, 1});
    matmul(new int[] {3}, new int[] {3});
    matmul(new int[] {3}, new int[] {3, 2});
    matmul(new int[] {2, 3}, new int[] {3});
    matmul(new int[] {2, 2, 3}, new int[] {2, 3, 2});
    matmul(new int[] {2, 2, 3}, new int[] {3, 2});
    matmul(new int[] {2, 1, 2, 2}, new int[] {3, 2, 1});
    one("x times its transpose", Box.of(-1, 1, 2, 3), x -> x.matmul(x.t()));
  }

  private void matmul(int[] a, int[] b) {
    Box left = Box.of(-1, 1, a);
    Box right = Box.of(-1, 1, b);
    add(
        "matmul " + left.type() + " " + right.type(),
        List.of(left, right),
        in -> curved(in.get(0).matmul(in.get(1))));
  }

  private void sources() {
    Expr key = Expr.constant(Array.of(new int[] {1, 2}, 2));
    Expr stream = Expr.scalar(DType.I32, 3);
    for (Distribution d : Distribution.values()) {
      one(
          "random " + d,
          Box.of(-2, 2, 3),
          x ->
              switch (d) {
                case UNIFORM, NORMAL -> x.mul(Expr.random(d, x.type(), key, stream));
                case BITS ->
                    x.mul(
                        Expr.random(d, x.type().with(DType.I32), key, stream)
                            .cast(DType.F64)
                            .mul(0x1p-31));
              });
    }
    CustomFunction cube = cube();
    one("call", Box.of(-2, 2, 3), cube::call);
    one("call of a call", Box.of(-1, 1, 3), x -> cube.call(cube.call(x).mul(x)));
    CustomFunction product = product();
    add(
        "call of two",
        List.of(Box.of(-2, 2, 2, 3), Box.of(-2, 2, 3, 2)),
        in -> curved(product.call(in.get(0), in.get(1)).sin()));
    add(
        "call of one and a constant",
        List.of(Box.of(-2, 2, 2, 3)),
        in -> curved(product.call(in.get(0), ramp(3, 2)).sin()));
  }

  private static CustomFunction cube() {
    Expr x = Expr.input("x", DType.F64, 3);
    return new CustomFunction(
        "cube", List.of(x), x.pow(3), (in, y, g) -> List.of(in.get(0).square().mul(3).mul(g)));
  }

  private static CustomFunction product() {
    Expr a = Expr.input("a", DType.F64, 2, 3);
    Expr b = Expr.input("b", DType.F64, 3, 2);
    return new CustomFunction(
        "product",
        List.of(a, b),
        a.matmul(b),
        (in, y, g) -> List.of(g.matmul(in.get(1).t()), in.get(0).t().matmul(g)));
  }

  private void composites() {
    one("relu", Box.of(-2, 2, 5), Composites::relu);
    one("softplus", Box.of(-2, 2, 5), Composites::softplus);
    one("logSumExp", Box.of(-2, 2, 2, 3), x -> Composites.logSumExp(x, 1));
    one("logSumExp 0", Box.of(-2, 2, 2, 3), x -> Composites.logSumExp(x, 0));
    one("logSoftmax", Box.of(-2, 2, 2, 3), x -> Composites.logSoftmax(x, -1));
    one("softmax", Box.of(-2, 2, 2, 3), x -> Composites.softmax(x, -1));
    one("norm", Box.of(-2, 2, 4), Composites::norm);
    add(
        "dot",
        List.of(Box.of(-2, 2, 4), Box.of(-2, 2, 4)),
        in -> curved(Composites.dot(in.get(0), in.get(1))));
    one("layer norm", Box.of(-2, 2, 2, 4), Cases::layerNorm);
    add(
        "network",
        List.of(Box.of(-1, 1, 4, 3), Box.of(-1, 1, 17), Box.indices(3, 4)),
        in -> network(in.get(0), in.get(1), in.get(2)));
  }

  private static Expr layerNorm(Expr x) {
    Expr centered = x.sub(Composites.keep(x.mean(-1), x, -1));
    Expr variance = Composites.keep(centered.square().mean(-1), x, -1);
    return centered.div(variance.add(1e-2).sqrt());
  }

  private static Expr network(Expr x, Expr w, Expr classes) {
    Expr hidden = x.matmul(w.slice(0, 0, 6).reshape(3, 2)).add(w.slice(0, 6, 8)).tanh();
    Expr logits = hidden.matmul(w.slice(0, 8, 14).reshape(2, 3)).add(w.slice(0, 14, 17));
    Expr hot = Composites.oneHot(classes, 3, DType.F64);
    return Composites.logSoftmax(logits, -1).mul(hot).sum(-1).mean().neg();
  }
}
