package org.thalweg.core.plainjava;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.thalweg.core.plainjava.refusal.Refusal;

/** What is refused, by class, method and line, with the reason. */
class RefusalTest {
  private static double last;
  private static int calls;
  private static final double[] SCRATCH = new double[4];
  private double field;

  private record Case(String method, int line, String reason, VectorFunction function) {}

  /** The line of the call of this method. */
  private static int line() {
    return StackWalker.getInstance()
        .walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber());
  }

  @TestFactory
  Stream<DynamicTest> refusals() {
    RefusalTest test = new RefusalTest();
    DoubleUnaryOperator operator = v -> v * v;
    List<Case> cases = new ArrayList<>();
    cases.add(new Case("staticField", STATIC, "static field last", RefusalTest::staticField));
    cases.add(new Case("counter", COUNTER, "static field calls", RefusalTest::counter));
    cases.add(new Case("field", FIELD, "the field field", test::field));
    cases.add(new Case("scratch", SCRATCHED, "existed before", RefusalTest::scratch));
    cases.add(new Case("lock", LOCK, "lock", RefusalTest::lock));
    cases.add(new Case("locked", LOCKED, "synchronized", RefusalTest::locked));
    cases.add(new Case("nativeCall", NATIVE, "", RefusalTest::nativeCall));
    cases.add(new Case("boxed", BOXED, "Double.valueOf", RefusalTest::boxed));
    cases.add(new Case("listOfRows", ROWS, "List.add", RefusalTest::listOfRows));
    cases.add(new Case("sorted", SORTED, "Arrays.sort", RefusalTest::sorted));
    cases.add(new Case("streamed", STREAMED, "Arrays.stream", RefusalTest::streamed));
    cases.add(new Case("bits", BITS, "doubleToLongBits", RefusalTest::bits));
    cases.add(new Case("parsed", PARSED, "text", RefusalTest::parsed));
    cases.add(new Case("scalb", SCALB, "Math.scalb", RefusalTest::scalb));
    int here = line() + 1;
    VectorFunction calling = x -> x[1] + operator.applyAsDouble(x[0]);
    cases.add(new Case("lambda$refusals", here, "calls a lambda", calling));
    return cases.stream().map(one -> DynamicTest.dynamicTest(one.method, () -> check(one)));
  }

  private static void check(Case one) {
    Refusal refusal = assertThrows(Refusal.class, () -> PlainJava.objective(4, one.function));
    String message = refusal.getMessage();
    String at = RefusalTest.class.getName() + "." + one.method;
    assertTrue(message.startsWith(at), message);
    if (one.line > 0) {
      assertTrue(message.contains("(RefusalTest.java:" + one.line + "): "), message);
    }
    assertTrue(message.contains(one.reason), message);
    assertTrue(message.contains("; "), "no advice: " + message);
    assertEquals(1, message.lines().count(), message);
  }

  private static final int STATIC = line() + 3;

  static double staticField(double[] x) {
    last = x[0];
    return last * x[1];
  }

  private static final int COUNTER = line() + 3;

  static double counter(double[] x) {
    calls++;
    return x[1];
  }

  private static final int FIELD = line() + 3;

  double field(double[] x) {
    field = x[0] * 2;
    return field * x[1];
  }

  private static final int SCRATCHED = line() + 3;

  static double scratch(double[] x) {
    SCRATCH[0] = x[0] * 2;
    return SCRATCH[0] * x[1];
  }

  private static final int LOCK = line() + 3;

  static double lock(double[] x) {
    synchronized (RefusalTest.class) {
      return x[0];
    }
  }

  private static final int LOCKED = line() + 3;

  static double locked(double[] x) {
    return lockedMethod(x);
  }

  private static synchronized double lockedMethod(double[] x) {
    return x[0];
  }

  private static native double unknown(double x);

  private static final int NATIVE = line() + 3;

  static double nativeCall(double[] x) {
    return unknown(x[0]);
  }

  private static final int BOXED = line() + 3;

  static double boxed(double[] x) {
    Double sum = x[0] + x[1];
    return sum * 2;
  }

  private static final int ROWS = line() + 4;

  static double listOfRows(double[] x) {
    List<double[]> rows = new ArrayList<>();
    rows.add(x);
    return rows.getFirst()[0];
  }

  private static final int SORTED = line() + 4;

  static double sorted(double[] x) {
    double[] y = x.clone();
    Arrays.sort(y);
    return y[0];
  }

  private static final int STREAMED = line() + 3;

  static double streamed(double[] x) {
    return Arrays.stream(x).sum();
  }

  private static final int BITS = line() + 3;

  static double bits(double[] x) {
    return Double.longBitsToDouble(Double.doubleToLongBits(x[0]));
  }

  private static final int PARSED = line() + 3;

  static double parsed(double[] x) {
    return Double.parseDouble("" + x[0]);
  }

  private static final int SCALB = line() + 3;

  static double scalb(double[] x) {
    return Math.scalb(x[0], 3);
  }

  /** An old array by way of a new one: found out when it runs. */
  static double hiddenScratch(double[] x) {
    double[][] rows = {SCRATCH, new double[4]};
    rows[x[0] > 0 ? 0 : 1][2] = x[1];
    return rows[0][2] + x[2];
  }

  @Test
  void writeToAnOldArrayThatIsFoundOutLate() {
    JavaObjective objective = PlainJava.objective(4, RefusalTest::hiddenScratch);
    double[] gradient = new double[4];
    objective.valueAndGradient(new double[] {-1, 2, 3, 4}, gradient);
    assertEquals(1, gradient[2]);
    Refusal refusal =
        assertThrows(
            Refusal.class, () -> objective.valueAndGradient(new double[] {1, 2, 3, 4}, gradient));
    assertTrue(refusal.getMessage().contains("RefusalTest.hiddenScratch"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("existed before"), refusal.getMessage());
  }

  /** Catches everything, but not a refusal. */
  static double swallows(double[] x) {
    try {
      return hiddenScratch(x);
    } catch (RuntimeException e) {
      return x[3];
    }
  }

  @Test
  void refusalThatTheFunctionCatchesIsThrownNonetheless() {
    JavaObjective objective = PlainJava.objective(4, RefusalTest::swallows);
    assertThrows(
        Refusal.class, () -> objective.valueAndGradient(new double[] {1, 2, 3, 4}, new double[4]));
  }

  static double throwing(double[] x) {
    if (x[0] > 0) {
      throw new IllegalStateException("x0 is " + x[0]);
    }
    return x[new int[] {0, 9}[x[1] > 0 ? 1 : 0]];
  }

  @Test
  void exceptionsOfTheFunctionComeThroughWithItsLines() {
    JavaObjective objective = PlainJava.objective(4, RefusalTest::throwing);
    double[] gradient = new double[4];
    IllegalStateException error =
        assertThrows(
            IllegalStateException.class,
            () -> objective.valueAndGradient(new double[] {1, 2, 3, 4}, gradient));
    assertEquals("x0 is 1.0", error.getMessage());
    assertEquals("throwing", error.getStackTrace()[0].getMethodName());
    assertThrows(
        ArrayIndexOutOfBoundsException.class,
        () -> objective.valueAndGradient(new double[] {-1, 2, 3, 4}, gradient));
    assertEquals(-1, objective.valueAndGradient(new double[] {-1, -1, 3, 4}, gradient));
  }

  private static class Square {
    double of(double v) {
      return v * v;
    }
  }

  private static final class Cube extends Square {
    @Override
    double of(double v) {
      return v * v * v;
    }
  }

  private Square operation = new Square();

  private double operated(double[] x) {
    return operation.of(x[0]);
  }

  @Test
  void receiverThatChangedItsClassIsNotMistaken() {
    RefusalTest test = new RefusalTest();
    JavaObjective objective = PlainJava.objective(1, test::operated);
    double[] gradient = new double[1];
    assertEquals(9, objective.valueAndGradient(new double[] {3}, gradient));
    assertEquals(6, gradient[0]);
    test.operation = new Cube();
    Refusal refusal =
        assertThrows(Refusal.class, () -> objective.valueAndGradient(new double[] {3}, gradient));
    assertTrue(refusal.getMessage().contains("Square but met one of"), refusal.getMessage());
    PlainJava.objective(1, test::operated).valueAndGradient(new double[] {3}, gradient);
    assertEquals(27, gradient[0]);
  }

  @Test
  void methodOfAnotherShapeIsRefused() throws Exception {
    var method = Math.class.getMethod("sin", double.class);
    Refusal refusal = assertThrows(Refusal.class, () -> PlainJava.objective(4, method));
    assertTrue(refusal.getMessage().contains("(double[])double"), refusal.getMessage());
  }

  @Test
  void pointOfAnotherLengthIsNamed() {
    JavaObjective objective = PlainJava.objective(4, RefusalTest::sum);
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> objective.valueAndGradient(new double[3], new double[4]));
    assertTrue(error.getMessage().contains("3 numbers"), error.getMessage());
  }

  private static double sum(double[] x) {
    return x[0] + x[1];
  }
}
