package org.thalweg.bench;

import java.util.List;
import java.util.SplittableRandom;
import org.thalweg.core.array.DType;
import org.thalweg.core.compile.Compiler;
import org.thalweg.core.compile.Options;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;

/**
 * A product of float matrices, C[m×n] = A[m×k]·B[k×n], compiled like any program.
 *
 * @param m rows of A and C
 * @param k columns of A, rows of B
 * @param n columns of B and C
 */
public record Product(int m, int k, int n) {

  /** Floating-point operations. */
  public double flops() {
    return 2.0 * m * k * n;
  }

  /** Ready to run, inputs A and B holding random numbers. */
  public Executable compile(int threads) {
    Expr a = Expr.input("a", DType.F32, m, k);
    Expr b = Expr.input("b", DType.F32, k, n);
    Program program = new Program(List.of(a, b), List.of(a.matmul(b)));
    Executable compiled = Compiler.compile(program, Options.defaults().withThreads(threads));
    fill(compiled.input(0).f32(), 1);
    fill(compiled.input(1).f32(), 2);
    return compiled;
  }

  /** Fills with random numbers of [-1, 1). */
  static void fill(float[] values, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat() * 2 - 1;
    }
  }

  @Override
  public String toString() {
    return m + "×" + k + "×" + n;
  }
}
