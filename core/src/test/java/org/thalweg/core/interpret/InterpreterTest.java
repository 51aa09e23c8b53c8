package org.thalweg.core.interpret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.array.Type;
import org.thalweg.core.ir.CustomFunction;
import org.thalweg.core.ir.Distribution;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.Step;

/** Each op against values worked out by hand from its definition. */
class InterpreterTest {
  private static final float NAN = Float.NaN;
  private static final float INF = Float.POSITIVE_INFINITY;

  private static Array value(Expr node) {
    return Interpreter.evaluate(new Program(List.of(), List.of(node)), List.of()).get(0);
  }

  private static Expr floats(float... values) {
    return Expr.constant(Array.of(values, values.length));
  }

  private static Expr ints(int... values) {
    return Expr.constant(Array.of(values, values.length));
  }

  private static Expr counted(int... dims) {
    int size = Shape.of(dims).size();
    return Expr.iota(Type.of(DType.I32, size), 0).reshape(dims);
  }

  private static Array f(float... values) {
    return Array.of(values, values.length);
  }

  private static Array i(int... values) {
    return Array.of(values, values.length);
  }

  private static Array b(boolean... values) {
    return Array.of(values, values.length);
  }

  @Test
  void arithmeticIsOfTheType() {
    Expr a = floats(1e8f, 0.1f, -0f);
    Expr c = floats(1, 0.2f, 0);
    assertEquals(f(1e8f, 0.1f + 0.2f, 0), value(a.add(c)));
    assertEquals(f(1e8f - 1f, 0.1f - 0.2f, -0f), value(a.sub(c)));
    assertEquals(f(1e8f, 0.1f * 0.2f, -0f), value(a.mul(c)));
    assertEquals(f(1e8f, 0.1f / 0.2f, NAN), value(a.div(c)));
    Expr m = ints(Integer.MAX_VALUE, 7, -7, Integer.MIN_VALUE);
    Expr n = ints(1, 0, 2, -1);
    assertEquals(
        i(Integer.MIN_VALUE, 7, -5, Integer.MAX_VALUE), value(m.add(n)), "i32 addition wraps");
    assertEquals(i(Integer.MAX_VALUE, 0, -3, Integer.MIN_VALUE), value(m.div(n)), "x / 0 is 0");
  }

  @Test
  void minAndMaxLetNanWinAndOrderZeros() {
    Expr a = floats(NAN, 1, -0f, 2);
    Expr c = floats(1, NAN, 0f, -INF);
    assertEquals(f(NAN, NAN, -0f, -INF), value(a.min(c)));
    assertEquals(f(NAN, NAN, 0f, 2), value(a.max(c)));
  }

  @Test
  void signKeepsZerosAndNan() {
    assertEquals(f(1, -1, 0f, -0f, NAN), value(floats(3, -INF, 0f, -0f, NAN).sign()));
    assertEquals(i(1, -1, 0), value(ints(3, -5, 0).sign()));
    assertEquals(f(-2, 1, -0f), value(floats(-1.5f, 1.5f, -0f).floor()));
  }

  @Test
  void comparisonsWithNanAreFalseButForNotEqual() {
    Expr a = floats(1, NAN, -0f);
    Expr c = floats(2, NAN, 0f);
    assertEquals(b(true, false, false), value(a.lt(c)));
    assertEquals(b(true, false, true), value(a.le(c)));
    assertEquals(b(false, false, true), value(a.eq(c)));
    assertEquals(b(true, true, false), value(a.ne(c)));
  }

  @Test
  void selectAndLogic() {
    Expr x = floats(-1, 2, NAN);
    Expr positive = x.gt(0);
    assertEquals(f(0, 2, 0), value(positive.select(x, Expr.full(x.type(), 0))));
    assertEquals(b(true, false, true), value(positive.not()));
    assertEquals(b(false, false, false), value(positive.and(positive.not())));
    assertEquals(b(true, true, true), value(positive.or(positive.not())));
  }

  @Test
  void castsAreJavas() {
    Expr x = floats(2.9f, -2.9f, NAN, INF, -0f);
    assertEquals(i(2, -2, 0, Integer.MAX_VALUE, 0), value(x.cast(DType.I32)));
    assertEquals(b(true, true, true, true, false), value(x.cast(DType.BOOL)));
    assertEquals(f(1, 0), value(ints(5, 0).cast(DType.BOOL).cast(DType.F32)));
    assertEquals(f(16777216f), value(ints(16777217).cast(DType.F32)));
  }

  @Test
  void reductionsGoAlongAnyAxes() {
    Expr x = counted(2, 3, 2); // 0 .. 11
    assertEquals(i(66), value(x.sum().reshape(1)));
    assertEquals(i(15, 51), value(x.sum(1, 2)));
    assertEquals(Array.of(new int[] {6, 9, 24, 27}, 2, 2), value(x.sum(1)));
    assertEquals(Array.of(new int[] {4, 5, 10, 11}, 2, 2), value(x.maxOver(1)));
    assertEquals(i(0, 1), value(x.minOver(0, 1)));
    assertEquals(f(NAN, 3), value(floats(1, NAN, 3, 2).reshape(2, 2).maxOver(1)));
  }

  @Test
  void reductionsOfNoneAndOfNegativeZero() {
    Expr none = floats().reshape(0, 2);
    assertEquals(f(0, 0), value(none.sum(0)));
    assertEquals(f(-INF, -INF), value(none.maxOver(0)));
    assertEquals(i(Integer.MAX_VALUE), value(ints().minOver(0).reshape(1)));
    assertEquals(f(-0f), value(floats(-0f, -0f).sum().reshape(1)));
  }

  @Test
  void argMaxIsTheFirstGreatestAndNanIsGreatest() {
    Expr x = floats(1, 3, 3, NAN, 5, NAN).reshape(2, 3);
    assertEquals(i(1, 0), value(x.argMax(1)));
    assertEquals(i(1, 1, 1), value(x.argMax(0)));
  }

  @Test
  void viewsMoveElements() {
    Expr x = counted(2, 3);
    assertEquals(Array.of(new int[] {0, 3, 1, 4, 2, 5}, 3, 2), value(x.t()));
    assertEquals(
        Array.of(new int[] {0, 0, 1, 1, 2, 2}, 3, 2),
        value(counted(3, 1).broadcast(Shape.of(3, 2))));
    assertEquals(
        Array.of(new int[] {0, 2, 3, 5}, 2, 2),
        value(x.slice(List.of(0, 0), List.of(2, 3), List.of(1, 2))));
    assertEquals(i(0, 0, 7, 0, 8, 0), value(ints(7, 8).pad(List.of(2), List.of(1), List.of(1))));
    assertEquals(
        Array.of(new int[] {0, 1, 2, 9, 3, 4, 5, 8}, 2, 4),
        value(Expr.concatenate(1, List.of(x, ints(9, 8).reshape(2, 1)))));
    assertEquals(
        Array.of(new int[] {0, 0, 0, 1, 1, 1}, 2, 3),
        value(Expr.iota(Type.of(DType.I32, 2, 3), 0)));
  }

  @Test
  void permutationNamesTheAxisEachComesFrom() {
    Expr x = counted(2, 3, 4);
    Array moved = value(x.transpose(2, 0, 1));
    assertEquals(Shape.of(4, 2, 3), moved.shape());
    assertEquals(1 * 12 + 2 * 4 + 3, moved.i32()[3 * 6 + 1 * 3 + 2], "element [3,1,2] is x[1,2,3]");
  }

  @Test
  void gatherAndScatterAdd() {
    Expr x = counted(3, 2);
    assertEquals(Array.of(new int[] {4, 5, 0, 1}, 2, 2), value(x.gather(0, ints(2, 0))));
    assertEquals(
        Array.of(new int[] {1, 0, 3, 2, 5, 4}, 3, 1, 2),
        value(x.gather(1, ints(1, 0).reshape(1, 2))));
    Expr added = ints(0, 0, 0).scatterAdd(0, ints(2, 0, 2), ints(1, 10, 100));
    assertEquals(i(10, 0, 101), value(added));
    Exception outside =
        assertThrows(IllegalArgumentException.class, () -> value(x.gather(0, ints(3))));
    assertTrue(outside.getMessage().startsWith("index 3 is out of range along axis 0"));
  }

  @Test
  void matMulIsAChainOfFusedMultiplyAdds() {
    Expr a = floats(1, 2, 3, 4, 5, 6).reshape(2, 3);
    Expr c = floats(1, 0, 0, 1, 1, 1).reshape(3, 2);
    assertEquals(Array.of(new float[] {4, 5, 10, 11}, 2, 2), value(a.matmul(c)));
    float third = 1 / 3f;
    float chain = Math.fma(0.7f, 0.9f, Math.fma(third, 0.1f, 0f));
    assertEquals(f(chain), value(floats(third, 0.7f).matmul(floats(0.1f, 0.9f)).reshape(1)));
    Expr batched = counted(2, 1, 2).cast(DType.F64);
    assertArrayEquals(
        new double[] {1, 13}, value(batched.matmul(counted(2, 2, 1).cast(DType.F64))).f64());
  }

  @Test
  void randomBitsAreThreefrys() {
    // Known answers for Threefry-2x32-20 from the Random123 distribution of Salmon et al.
    Expr bits = Expr.random(Distribution.BITS, Type.of(DType.I32, 1), ints(0, 0), word(0));
    assertEquals(i(0x6b200159), value(bits));
    Expr uniform = Expr.random(Distribution.UNIFORM, Type.of(DType.F32, 999), ints(1, 2), word(3));
    for (float u : value(uniform).f32()) {
      assertTrue(u >= 0 && u < 1);
    }
  }

  private static Expr word(int value) {
    return Expr.constant(Array.scalar(value));
  }

  @Test
  void callsEvaluateTheBody() {
    Expr x = Expr.input("x", DType.F32, 2);
    CustomFunction twice =
        new CustomFunction("twice", List.of(x), x.add(x), (in, out, c) -> List.of(c.add(c)));
    assertEquals(f(2, 6), value(twice.call(floats(1, 3))));
  }

  @Test
  void theObserverSeesEachNodeOnceInputsFirst() {
    Expr x = Expr.input("x", DType.F32, 2);
    Expr square = x.square();
    Expr sum = square.sum();
    List<Expr> seen = new ArrayList<>();
    Interpreter.evaluate(
        new Program(List.of(x), List.of(sum, square)), List.of(f(1, 2)), (n, v) -> seen.add(n));
    assertEquals(List.of(x, square, sum), seen);
  }

  @Test
  void inputsOfTheWrongTypeAreRefused() {
    Expr x = Expr.input("x", DType.F32, 2);
    Program program = new Program(List.of(x), List.of(x));
    Exception wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> Interpreter.evaluate(program, List.of(f(1, 2, 3))));
    assertEquals(
        "input x is of type f32[2] but the array given is of type f32[3]", wrong.getMessage());
    Array given = f(1, 2);
    assertNotSame(given, Interpreter.evaluate(program, List.of(given)).get(0));
  }

  @Test
  void carriedInputsHoldTheNewValueAfterARun() {
    Expr x = Expr.input("x", DType.F64);
    Expr rate = Expr.input("rate", DType.F64);
    Program descent = new Program(List.of(x, rate), List.of(x.square(), x.sub(x.mul(rate))));
    Executable run = Interpreter.of(new Step(descent, List.of(new Step.Carry(1, 0))));
    assertSame(run.input(0), run.output(1));
    run.input(0).set(0, 8);
    run.input(1).set(0, 0.5);
    run.run();
    run.run();
    assertEquals(16, run.output(0).item());
    assertEquals(2, run.input(0).item());
  }
}
