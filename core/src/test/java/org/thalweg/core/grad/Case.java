package org.thalweg.core.grad;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Type;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;

/**
 * A differentiable function with a box to draw its inputs from: what all derivative laws run on.
 */
record Case(String name, List<Box> boxes, Function<List<Expr>, Expr> body) {

  /** Where an input is drawn from; i32 from {@code low} up to but without {@code high}. */
  record Box(Type type, double low, double high) {
    static Box of(double low, double high, int... dims) {
      return new Box(Type.of(DType.F64, dims), low, high);
    }

    static Box indices(int below, int... dims) {
      return new Box(Type.of(DType.I32, dims), 0, below);
    }
  }

  /** The function on inputs of its own. */
  Program program() {
    List<Expr> inputs = new ArrayList<>();
    for (Box box : boxes) {
      inputs.add(Expr.input("x" + inputs.size(), box.type()));
    }
    return new Program(inputs, List.of(body.apply(inputs)));
  }

  /** Inputs drawn at random, the same for the same seed. */
  List<Array> draw(long seed) {
    SplittableRandom random = new SplittableRandom(name.hashCode() * 31L + seed);
    List<Array> arrays = new ArrayList<>();
    for (Box box : boxes) {
      Array array = Array.zeros(box.type());
      for (int i = 0; i < array.size(); i++) {
        double x = random.nextDouble(box.low(), box.high());
        boolean atKink = Math.abs(x - Math.rint(x)) < 0.01 && box.type().dtype() == DType.F64;
        array.set(i, atKink ? x + 0.05 : x);
      }
      arrays.add(array);
    }
    return arrays;
  }

  @Override
  public String toString() {
    return name;
  }
}
