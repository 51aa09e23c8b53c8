package org.thalweg.core.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.thalweg.core.array.DType;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;

/** A product of many rows that only its own loop reads is held in part; nothing else may change. */
class ProductWindowTest {
  private static final int M = 331;
  private static final int N = 37;
  private static final int K = 23;

  @Test
  void givesTheSameBitsAsTheWholeProduct() {
    Expr a = Expr.input("a", DType.F32, K, M);
    Expr b = Expr.input("b", DType.F32, K, N);
    Expr w = Expr.input("w", DType.F32, M, N);
    Expr product = a.transpose(1, 0).matmul(b);
    Program held = new Program(List.of(a, b, w), List.of(w.sub(product)));
    Program whole = new Program(List.of(a, b, w), List.of(w.sub(product), product));
    Options options = Options.defaults();
    float[] expected = run(whole, options);
    assertArrayEquals(expected, run(held, options));
    assertArrayEquals(expected, run(held, options.withThreads(2)));
    assertArrayEquals(expected, run(held, options.withVectorBits(0)));
  }

  private static float[] run(Program program, Options options) {
    Executable compiled = Compiler.compile(program, options);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 3; i++) {
      float[] values = compiled.input(i).f32();
      for (int j = 0; j < values.length; j++) {
        values[j] = random.nextFloat() - 0.5f;
      }
    }
    compiled.run();
    compiled.run();
    return compiled.output(0).f32().clone();
  }
}
