package org.thalweg.learn.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Type;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;

class DropoutTest {
  private static final int SIZE = 40_000;

  private static Array dropped(double rate, int[] key, int stream) {
    Expr x = Expr.full(Type.of(DType.F32, SIZE), 1);
    Expr keyInput = Expr.input("key", DType.I32, 2);
    Expr out = new Dropout(rate).apply(x, keyInput, stream);
    return Interpreter.evaluate(
            new Program(List.of(keyInput), List.of(out)), List.of(Array.of(key, 2)))
        .getFirst();
  }

  @Test
  void elementsAreDroppedAtTheRateAndTheMeanStays() {
    for (double rate : new double[] {0.1, 0.5, 0.8}) {
      Array out = dropped(rate, new int[] {1, 2}, 0);
      int zeros = 0;
      for (int i = 0; i < SIZE; i++) {
        assertTrue(out.get(i) == 0 || Math.abs(out.get(i) - 1 / (1 - rate)) < 1e-6);
        zeros += out.get(i) == 0 ? 1 : 0;
      }
      // Five standard deviations of a binomial count.
      double deviation = Math.sqrt(SIZE * rate * (1 - rate));
      assertEquals(rate * SIZE, zeros, 5 * deviation, "rate " + rate);
    }
  }

  @Test
  void keyAndStreamDecideWhich() {
    Array one = dropped(0.5, new int[] {1, 2}, 0);
    assertEquals(one, dropped(0.5, new int[] {1, 2}, 0));
    assertNotEquals(one, dropped(0.5, new int[] {1, 3}, 0));
    assertNotEquals(one, dropped(0.5, new int[] {1, 2}, 1));
  }
}
