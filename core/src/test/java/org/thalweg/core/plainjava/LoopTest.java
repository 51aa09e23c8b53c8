package org.thalweg.core.plainjava;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.thalweg.core.plainjava.refusal.Refusal;
import org.thalweg.core.plainjava.tape.Measured;
import org.thalweg.core.plainjava.tape.Sweep;
import org.thalweg.core.plainjava.tape.Tape;
import org.thalweg.core.plainjava.tape.Variables;
import org.thalweg.core.plainjava.translate.Recording;
import org.thalweg.core.plainjava.translate.Source;

/** Loops that are recorded as one, and those that must not be. */
class LoopTest {
  /** Functions in which no loop can be recorded as one. */
  private static final List<String> NONE =
      List.of(
          "biased dot", "overlapping", "no iterations", "break", "product", "last value", "caught");

  private static Stream<Map.Entry<String, VectorFunction>> functions() {
    return Stream.of(LoopFunctions.all(), LoopHazards.all())
        .flatMap(all -> all.entrySet().stream());
  }

  @TestFactory
  Stream<DynamicTest> gradientIsThatOfDifferences() {
    return functions()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey(),
                () -> {
                  PlainJavaTest.check(entry.getValue());
                  assertEquals(
                      NONE.contains(entry.getKey()),
                      Measured.loops(evaluated(4, entry.getValue())) == 0,
                      "no loop was recorded as one");
                }));
  }

  private static Tape evaluated(int n, VectorFunction function) {
    JavaObjective objective = PlainJava.objective(n, function);
    double[] point = new double[n];
    Random random = new Random(3);
    Arrays.setAll(point, _ -> random.nextGaussian());
    objective.valueAndGradient(point, new double[n]);
    return objective.tape();
  }

  /** A Jacobian's tape has no loops. */
  @TestFactory
  Stream<DynamicTest> gradientIsThatWithoutLoops() {
    return functions()
        .map(entry ->
            DynamicTest.dynamicTest(entry.getKey(), () -> compareWithout(entry.getValue())));
  }

  private static void compareWithout(VectorFunction function) throws Throwable {
    JavaObjective objective = PlainJava.objective(4, function);
    Source source = Source.of(function, MethodType.methodType(double.class, double[].class), null);
    Recording recording = Recording.of(source, 1, ConstantDescs.CD_double, null);
    Random random = new Random(6);
    double[] point = new double[4];
    for (int trial = 0; trial < 20; trial++) {
      Arrays.setAll(point, _ -> random.nextGaussian());
      double[] gradient = new double[4];
      objective.valueAndGradient(point, gradient);
      double[] expected = withoutLoops(recording, point);
      for (int i = 0; i < 4; i++) {
        double scale = Math.max(1, Math.abs(expected[i]));
        assertEquals(expected[i], gradient[i], 1e-11 * scale, "derivative by x" + i);
      }
    }
  }

  private static double[] withoutLoops(Recording recording, double[] point) throws Throwable {
    Tape tape = recording.tape();
    double[] x = new double[4];
    int[] indices = new int[4];
    Variables.set(point, x, indices);
    tape.begin(4, true, null);
    double _ = (double) recording.handle().invokeExact(tape, x, indices);
    assertEquals(0, Measured.loops(tape), "loops");
    Sweep sweep = new Sweep();
    sweep.beginRows(tape);
    double[] gradient = new double[4];
    int terms = sweep.row(tape, 4, tape.result);
    for (int k = 0; k < terms; k++) {
      gradient[sweep.column(k)] += sweep.take(k);
    }
    return gradient;
  }

  @Test
  void aLoopTakesLittleOfTheTape() {
    int n = 500;
    Tape tape =
        evaluated(
            n,
            x -> {
              double[] y = new double[n];
              for (int i = 1; i <= 3; i++) {
                for (int j = 0; j < n; j++) {
                  y[j] += x[j] * x[i];
                }
              }
              double sum = 0;
              for (int j = 0; j < n; j++) {
                sum += y[j] * y[j];
              }
              return sum;
            });
    assertTrue(Measured.terms(tape) < n + 10, () -> Measured.terms(tape) + " terms");
    assertTrue(Measured.loops(tape) < 50, () -> Measured.loops(tape) + " of code");
    assertTrue(Measured.chunks(tape) < 10, () -> Measured.chunks(tape) + " chunks");
  }

  @Test
  void anExceptionIsThatOfTheFunction() {
    JavaObjective objective =
        PlainJava.objective(
            5,
            x -> {
              double sum = 0;
              for (int j = 0; j <= 5; j++) {
                sum += x[j] * x[0];
              }
              return sum;
            });
    ArrayIndexOutOfBoundsException e =
        assertThrows(
            ArrayIndexOutOfBoundsException.class,
            () -> objective.valueAndGradient(new double[5], new double[5]));
    assertEquals("Index 5 out of bounds for length 5", e.getMessage());
  }

  @Test
  void arraysThatExistedBeforeAreStillRefused() {
    double[] before = new double[4];
    JavaObjective objective =
        PlainJava.objective(
            4,
            x -> {
              double[] to = x[0] > 100 ? new double[4] : before;
              for (int j = 0; j < 4; j++) {
                to[j] += x[j] * x[0];
              }
              return to[0];
            });
    assertThrows(
        Refusal.class, () -> objective.valueAndGradient(new double[] {1, 2, 3, 4}, new double[4]));
  }
}
