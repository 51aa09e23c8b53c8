package org.thalweg.core.plainjava;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.thalweg.core.objective.Objective;

/** Jacobians of plain Java residuals against central differences. */
class JavaResidualsTest {
  private static final double[] POINT = {0.4, -0.7, 1.3, 0.9};
  private static final int COUNT = 5;

  @TestFactory
  Stream<DynamicTest> jacobianIsThatOfDifferences() {
    Map<String, VectorProcedure> all = new LinkedHashMap<>();
    all.put("direct", JavaResidualsTest::direct);
    all.put("viaCalls", JavaResidualsTest::viaCalls);
    all.put("writtenTwice", JavaResidualsTest::writtenTwice);
    all.put("summedInCalls", JavaResidualsTest::summedInCalls);
    all.put("commonStart", JavaResidualsTest::commonStart);
    all.put("nestedCalls", JavaResidualsTest::nestedCalls);
    all.put("copied", JavaResidualsTest::copied);
    all.put("lateUse", JavaResidualsTest::lateUse);
    all.put("callReturnsArray", JavaResidualsTest::callReturnsArray);
    return all.entrySet().stream()
        .map(one ->
            DynamicTest.dynamicTest(
                one.getKey(),
                () -> check(PlainJava.residuals(4, COUNT, one.getValue()), one.getValue())));
  }

  private static void callReturnsArray(double[] x, double[] r) {
    for (int i = 0; i < COUNT; i++) {
      double[] two = sumsAndLength(x, i);
      r[i] = two[0] * two[1] + two[0];
    }
  }

  /** An array whose making called a method that returns a number. */
  private static double[] sumsAndLength(double[] x, int i) {
    double sum = 0;
    for (int j = 0; j < 20; j++) {
      double v = x[j % 4];
      sum += (v - 0.2 * i) * v * x[(i + j) % 4] * (1 + 0.1 * j);
    }
    double length = length(x, i);
    return new double[] {sum * length, sum + x[i % 4] * length};
  }

  private static double length(double[] x, int i) {
    double sum = 1 + i;
    for (int j = 0; j < x.length; j++) {
      double square = x[j] * x[j];
      sum += square * x[(i + j) % 4] * x[j] + square * x[j] - x[(i + j) % 4];
    }
    return Math.sqrt(sum * sum + 1);
  }

  private static void check(JavaResiduals residuals, VectorProcedure method) {
    double[] jacobian = new double[COUNT * 4];
    for (int again = 0; again < 3; again++) {
      double[] values = new double[COUNT];
      java.util.Arrays.fill(jacobian, 7);
      residuals.valuesAndJacobian(POINT, values, jacobian);
      double[] expected = new double[COUNT];
      method.at(POINT.clone(), expected);
      assertArrayEquals(expected, values);
      residuals.values(POINT, values);
      assertArrayEquals(expected, values);
      for (int j = 0; j < 4; j++) {
        double[] column = differences(method, j);
        for (int i = 0; i < COUNT; i++) {
          double scale = Math.max(1, Math.abs(column[i]));
          assertEquals(column[i], jacobian[i * 4 + j], 1e-8 * scale, "residual " + i + " by x" + j);
        }
      }
    }
    double[] values = new double[COUNT];
    SparseJacobian sparse = residuals.sparseJacobian(POINT, values);
    double[] dense = new double[COUNT * 4];
    for (int i = 0; i < COUNT; i++) {
      for (int k = sparse.start(i); k < sparse.start(i + 1); k++) {
        assertEquals(0, dense[i * 4 + sparse.columns()[k]], "a column twice");
        assertTrue(sparse.values()[k] != 0);
        dense[i * 4 + sparse.columns()[k]] = sparse.values()[k];
      }
    }
    assertArrayEquals(jacobian, dense);
    Objective squares = residuals.sumOfSquares();
    double[] gradient = new double[4];
    double sum = squares.valueAndGradient(POINT, gradient);
    assertEquals(sum, squares.value(POINT));
    for (int j = 0; j < 4; j++) {
      double expected = 0;
      for (int i = 0; i < COUNT; i++) {
        expected += 2 * values[i] * jacobian[i * 4 + j];
      }
      assertEquals(expected, gradient[j], 1e-12 * Math.max(1, Math.abs(expected)));
    }
    assertTrue(squares.residuals().isPresent());
  }

  private static double[] differences(VectorProcedure method, int variable) {
    double h = 0x1p-17;
    double[] ahead = new double[COUNT];
    double[] behind = new double[COUNT];
    double[] x = POINT.clone();
    x[variable] = POINT[variable] + h;
    method.at(x, ahead);
    x = POINT.clone();
    x[variable] = POINT[variable] - h;
    method.at(x, behind);
    for (int i = 0; i < COUNT; i++) {
      ahead[i] = (ahead[i] - behind[i]) / (2 * h);
    }
    return ahead;
  }

  static void direct(double[] x, double[] out) {
    out[0] = x[0] * x[0] * x[1];
    out[1] = x[2];
    out[2] = 3;
    for (int i = 0; i < 4; i++) {
      out[3] += x[i] * x[i];
    }
    out[4] = Math.sin(x[3]) * out[0];
  }

  static void viaCalls(double[] x, double[] out) {
    for (int i = 0; i < 4; i++) {
      one(x, i, out);
    }
    out[4] = norm(x);
  }

  private static void one(double[] x, int i, double[] out) {
    double a = x[i] * x[(i + 1) % 4];
    double b = Math.exp(a) / (1 + a * a);
    double c = b * a + Math.cos(b) * x[i];
    out[i] = c * c - a + b / (2 + c * c) + x[(i + 2) % 4] * a * b;
  }

  private static double norm(double[] x) {
    double s = 0;
    for (double v : x) {
      s += v * v * Math.sin(v);
    }
    return Math.sqrt(s * s + 1);
  }

  static void writtenTwice(double[] x, double[] out) {
    twice(x, 0, out);
    twice(x, 1, out);
    out[0] = out[1] * out[2];
    twice(x, 2, out);
  }

  private static void twice(double[] x, int i, double[] out) {
    double a = norm(x) * x[i];
    out[i] = a * a * x[3] + Math.sin(a) * Math.cos(x[i]) / (1 + a * a);
    out[i] = out[i] * x[3] + a;
    out[i + 1] = out[i];
    out[i + 2] = x[2] * out[i] + a * a * a - a / (3 + a * a);
  }

  static void summedInCalls(double[] x, double[] out) {
    for (int k = 0; k < 3; k++) {
      for (int i = 0; i < 5; i++) {
        add(x, k, i, out);
      }
    }
  }

  private static void add(double[] x, int k, int i, double[] out) {
    for (int j = 0; j < 4; j++) {
      double t = x[j] * x[k] + i;
      out[i] += t * t * Math.sin(x[j]);
    }
  }

  static void commonStart(double[] x, double[] out) {
    double[] common = new double[4];
    double c = 0;
    for (int i = 0; i < 4; i++) {
      c += Math.exp(x[i] * x[3 - i]);
      common[i] = c * x[i];
    }
    for (int i = 0; i < 5; i++) {
      tail(common, x, c, i, out);
    }
    out[3] += common[2] * c;
  }

  private static void tail(double[] common, double[] x, double c, int i, double[] out) {
    double s = c;
    for (int j = 0; j < 4; j++) {
      s += common[j] * x[j] * (i + 1) / (1 + s * s);
    }
    out[i] = s * common[i % 4] + c;
  }

  static void nestedCalls(double[] x, double[] out) {
    outer(x, 0, out);
    outer(x, 2, out);
    out[4] = inner(x, 1) * inner(x, 2);
  }

  private static void outer(double[] x, int at, double[] out) {
    double[] work = new double[4];
    for (int i = 0; i < 4; i++) {
      work[i] = inner(x, i) * x[at];
    }
    one(work, at, out);
    one(x, at + 1, out);
    out[at] += work[1] * inner(work, 2);
  }

  private static double inner(double[] x, int i) {
    double s = x[i];
    for (int k = 0; k < 5; k++) {
      s = s * 0.5 + Math.sin(s) * x[(i + k) % 4];
    }
    return s;
  }

  static void copied(double[] x, double[] out) {
    double[] y = new double[5];
    block(x, y, out);
    System.arraycopy(y, 1, out, 3, 2);
  }

  private static void block(double[] x, double[] y, double[] out) {
    for (int i = 0; i < 5; i++) {
      y[i] = inner(x, i % 4) * inner(x, (i + 1) % 4);
    }
    System.arraycopy(y, 0, out, 0, 3);
    java.util.Arrays.fill(out, 1, 2, y[3] * y[4]);
  }

  /** What a call leaves in an object is used after it. */
  static void lateUse(double[] x, double[] out) {
    Holder holder = new Holder();
    keep(x, holder, out);
    out[4] = holder.kept * holder.list[1] + out[0];
  }

  private static final class Holder {
    private double kept;
    private final double[] list = new double[2];
  }

  private static void keep(double[] x, Holder holder, double[] out) {
    double a = inner(x, 0) * inner(x, 3);
    double b = inner(x, 1) * a;
    holder.kept = a * b + x[0];
    holder.list[1] = b * b + x[2];
    out[0] = a * a * b + inner(x, 2);
    out[1] = b * x[1] + a;
  }

  @Test
  void returnedResiduals() {
    JavaResiduals residuals = PlainJava.residuals(4, COUNT, JavaResidualsTest::returned);
    check(
        residuals,
        (x, out) -> {
          double[] found = returned(x);
          System.arraycopy(found, 0, out, 0, found.length);
        });
  }

  private static double[] returned(double[] x) {
    double[] r = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      r[i] = inner(x, i % 4) - i;
    }
    return r;
  }

  @Test
  void residualsByReflection() throws Exception {
    Class<?> type = JavaResidualsTest.class;
    double[] values = new double[COUNT];
    double[] jacobian = new double[COUNT * 4];
    double[] expected = new double[COUNT * 4];
    PlainJava.residuals(4, COUNT, JavaResidualsTest::returned)
        .valuesAndJacobian(POINT, values, expected);
    JavaResiduals returning =
        PlainJava.residuals(4, COUNT, type.getDeclaredMethod("returned", double[].class));
    returning.valuesAndJacobian(POINT, values, jacobian);
    assertArrayEquals(expected, jacobian);
    returning.values(POINT, values);
    assertArrayEquals(returned(POINT), values);
    var method = type.getDeclaredMethod("direct", double[].class, double[].class);
    JavaResiduals writing = PlainJava.residuals(4, COUNT, method);
    writing.valuesAndJacobian(POINT, values, jacobian);
    PlainJava.residuals(4, COUNT, JavaResidualsTest::direct)
        .valuesAndJacobian(POINT, values, expected);
    assertArrayEquals(expected, jacobian);
    writing.values(POINT, values);
    assertEquals(POINT[2], values[1]);
  }

  /** A reference to the method of a lambda is the lambda's. */
  @Test
  void referenceToALambda() {
    VectorResiduals lambda = x -> new double[] {x[0] * x[1]};
    double[] jacobian = new double[2];
    PlainJava.residuals(2, 1, lambda::at)
        .valuesAndJacobian(new double[] {2, 3}, new double[1], jacobian);
    assertArrayEquals(new double[] {3, 2}, jacobian);
  }

  @Test
  void constantResidualsHaveNoDerivatives() {
    JavaResiduals residuals = PlainJava.residuals(2, 2, x -> new double[] {1, 2});
    double[] values = new double[2];
    double[] jacobian = {9, 9, 9, 9};
    residuals.valuesAndJacobian(new double[2], values, jacobian);
    assertArrayEquals(new double[] {1, 2}, values);
    assertArrayEquals(new double[4], jacobian);
  }

  @Test
  void wrongNumberOfResidualsIsNamed() {
    JavaResiduals residuals = PlainJava.residuals(4, 3, JavaResidualsTest::returned);
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> residuals.valuesAndJacobian(POINT, new double[3], new double[12]));
    assertTrue(error.getMessage().contains("5 residuals where 3"), error.getMessage());
  }

  @Test
  void bundleAdjustmentByDifferences() {
    BundleAdjustment problem = BundleAdjustment.of(2, 3, 4);
    JavaResiduals residuals =
        PlainJava.residuals(problem.dimension(), problem.count(), problem::residuals);
    int n = problem.dimension();
    int m = problem.count();
    double[] x = problem.start();
    for (int i = 0; i < n; i++) {
      x[i] *= 1 + 0.001 * (i % 7);
    }
    double[] values = new double[m];
    double[] jacobian = new double[m * n];
    residuals.valuesAndJacobian(x, values, jacobian);
    double[] ahead = new double[m];
    double[] behind = new double[m];
    for (int j = 0; j < n; j++) {
      double[] moved = x.clone();
      double h = 0x1p-18 * Math.max(1, Math.abs(x[j]));
      moved[j] = x[j] + h;
      problem.residuals(moved, ahead);
      moved[j] = x[j] - h;
      problem.residuals(moved, behind);
      for (int i = 0; i < m; i++) {
        double expected = (ahead[i] - behind[i]) / (2 * h);
        assertEquals(
            expected, jacobian[i * n + j], 1e-5 * Math.max(1, Math.abs(expected)), i + " by " + j);
      }
    }
    // Each error depends on all numbers but the other's principal point, each weight on itself.
    assertEquals((2 * (10 + 3 + 1) + 1) * 4, residuals.sparseJacobian(x, values).start(m));
  }
}
