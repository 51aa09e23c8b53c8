package org.thalweg.core.compile;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;

/** Runs programs whose loops are long, with vectors of a width; rows that end within a vector. */
final class FirstCompilerRun {
  /** How many programs there are. */
  static final int PROGRAMS = 24;

  private static final int ROWS = 200;

  private FirstCompilerRun() {}

  public static void main(String[] args) {
    int bits = Integer.parseInt(args[0]);
    List<Program> programs = new ArrayList<>();
    for (DType dtype : List.of(DType.F32, DType.F64)) {
      for (int columns : List.of(10, 100)) {
        programs.add(softmax(dtype, columns));
        programs.add(normalized(dtype, columns));
        programs.add(many(dtype, columns));
        programs.add(product(dtype, columns, false, false));
        programs.add(product(dtype, columns, true, false));
        programs.add(product(dtype, columns, false, true));
      }
    }
    if (programs.size() != PROGRAMS) {
      throw new IllegalStateException(programs.size() + " programs");
    }
    Options options = Options.defaults().withVectorBits(bits);
    for (Program program : programs) {
      Executable run = Compiler.compile(program, options);
      for (int i = 0; i < 4; i++) {
        run.run();
      }
    }
  }

  /** Softmax, its cross-entropy and its gradient. */
  private static Program softmax(DType dtype, int columns) {
    Expr z = Expr.input("z", dtype, ROWS, columns);
    Expr target = Expr.input("target", dtype, ROWS, columns);
    Expr shifted = z.sub(ofRow(z.maxOver(1), columns));
    Expr exp = shifted.exp();
    Expr sum = ofRow(exp.sum(1), columns);
    Expr loss = target.mul(sum.log().sub(shifted)).sum(1);
    return new Program(List.of(z, target), List.of(loss, exp.div(sum).sub(target)));
  }

  /** GELU, then every row to mean 0 and variance 1. */
  private static Program normalized(DType dtype, int columns) {
    Expr z = Expr.input("z", dtype, ROWS, columns);
    Expr gelu = z.mul(z.erf().add(1)).mul(0.5);
    Expr centred = gelu.sub(ofRow(gelu.mean(1), columns));
    Expr variance = ofRow(centred.square().mean(1), columns);
    return new Program(List.of(z), List.of(centred.div(variance.add(1e-5).sqrt())));
  }

  /** Sums of rows of many arrays. */
  private static Program many(DType dtype, int columns) {
    List<Expr> inputs = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      inputs.add(Expr.input("x" + i, dtype, ROWS, columns));
    }
    Expr sum = inputs.stream().reduce((a, b) -> a.mul(b).sub(a)).orElseThrow();
    return new Program(inputs, List.of(sum, sum.square().sum(1)));
  }

  /** A product of matrices, each of them as it is or transposed, with a loop behind it. */
  private static Program product(DType dtype, int columns, boolean turnA, boolean turnB) {
    Expr a = turnA ? Expr.input("a", dtype, 40, ROWS) : Expr.input("a", dtype, ROWS, 40);
    Expr b = turnB ? Expr.input("b", dtype, columns, 40) : Expr.input("b", dtype, 40, columns);
    Expr bias = Expr.input("bias", dtype, columns);
    Expr product = (turnA ? a.t() : a).matmul(turnB ? b.t() : b);
    return new Program(List.of(a, b, bias), List.of(product.add(bias).tanh()));
  }

  private static Expr ofRow(Expr values, int columns) {
    Expr column = values.reshape(ROWS, 1);
    return column.broadcast(Shape.of(ROWS, columns));
  }
}
