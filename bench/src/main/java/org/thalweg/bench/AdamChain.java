package org.thalweg.bench;

import java.util.List;
import org.thalweg.core.array.DType;
import org.thalweg.core.compile.Compiler;
import org.thalweg.core.compile.Options;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.Step;

/**
 * The Adam update (Kingma and Ba 2015) of a long vector: one pass that reads four, writes three.
 */
public final class AdamChain {

  /** Arrays read and written in a pass. */
  static final int PASSES = 7;

  private AdamChain() {}

  /** Ready to run: w, m and v are carried in place, g is read. */
  public static Executable compile(int size) {
    Expr w = Expr.input("w", DType.F32, size);
    Expr m = Expr.input("m", DType.F32, size);
    Expr v = Expr.input("v", DType.F32, size);
    Expr g = Expr.input("g", DType.F32, size);
    Expr rate = Expr.input("rate", DType.F32);
    Expr mean = m.mul(0.9).add(g.mul(0.1));
    Expr square = v.mul(0.999).add(g.square().mul(0.001));
    Expr next = w.sub(mean.mul(rate).div(square.sqrt().add(1e-8)));
    Program program = new Program(List.of(w, m, v, g, rate), List.of(next, mean, square));
    List<Step.Carry> carries =
        List.of(new Step.Carry(0, 0), new Step.Carry(1, 1), new Step.Carry(2, 2));
    Executable compiled = Compiler.compile(new Step(program, carries), Options.defaults());
    Product.fill(compiled.input(0).f32(), 1);
    Product.fill(compiled.input(3).f32(), 2);
    compiled.input(4).set(0, 1e-4);
    return compiled;
  }
}
