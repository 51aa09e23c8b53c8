package org.thalweg.optim.method.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.core.objective.HandWritten;
import org.thalweg.core.objective.Objective;
import org.thalweg.core.plainjava.PlainJava;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.minimize.Limits;
import org.thalweg.optim.minimize.Minimize;
import org.thalweg.optim.minimize.Outcome;
import org.thalweg.optim.minimize.Stop;
import org.thalweg.optim.problem.Bounds;
import org.thalweg.optim.problem.Problem;
import org.thalweg.problems.TestFunction;
import org.thalweg.problems.TestFunctions;

class MultiStartTest {
  private static final int CALLS = 50_000;

  /** x⁴ − 8·x² + x: minima near −2.03 and 1.97, the first one lower. */
  private static final Objective TWO_VALLEYS =
      new HandWritten(
          1,
          x -> Math.pow(x[0], 4) - 8 * x[0] * x[0] + x[0],
          (x, g) -> g[0] = 4 * Math.pow(x[0], 3) - 16 * x[0] + 1);

  /** Stops counting, and so searching, when values and gradients together are spent. */
  private static final class Counted implements Objective {
    private final Objective f;
    private int calls;
    private double lowest = Double.POSITIVE_INFINITY;

    Counted(Objective f) {
      this.f = f;
    }

    private double seen(double value, int more) {
      calls += more;
      lowest = calls <= CALLS && value < lowest ? value : lowest;
      return value;
    }

    @Override
    public int dimension() {
      return f.dimension();
    }

    @Override
    public double value(double[] point) {
      return seen(f.value(point), 1);
    }

    @Override
    public double valueAndGradient(double[] point, double[] gradient) {
      return seen(f.valueAndGradient(point, gradient), 2);
    }

    @Override
    public void hessianVectorProduct(double[] point, double[] vector, double[] product) {
      f.hessianVectorProduct(point, vector, product);
    }
  }

  /** The issue asks for 90 in 100; from the middle of the bounds it is 97 or more. */
  @Test
  void findsTheLeastValueOfNearlyAllTestFunctions() {
    List<String> missed = new ArrayList<>();
    List<TestFunction> functions = TestFunctions.all();
    for (TestFunction one : functions) {
      Counted f = new Counted(PlainJava.objective(one.dimension(), one.function().method()));
      double[] middle = new double[one.dimension()];
      for (int i = 0; i < middle.length; i++) {
        middle[i] = (one.lower()[i] + one.upper()[i]) / 2;
      }
      double near = one.minimum() + 1e-6 * Math.max(1, Math.abs(one.minimum()));
      Minimize.of(new Problem(f, new Bounds(one.lower(), one.upper()), 0))
          .from(middle)
          .with(new MultiStart())
          .secondDerivatives(false)
          .limits(new Limits(1e-8, CALLS, CALLS))
          .stopWhen(() -> f.lowest <= near || f.calls >= CALLS)
          .run();
      if (!(f.lowest <= near)) {
        missed.add(one + " " + f.lowest);
      }
    }
    assertEquals(105, functions.size());
    assertTrue(missed.size() <= 5, () -> "missed " + missed);
  }

  @Test
  void goesOnWhereTheFirstValleyIsNotTheLowest() {
    Outcome end = Minimize.of(TWO_VALLEYS).from(2).with(new MultiStart(20, 5, 10)).run();
    assertEquals(-2.0305, end.point()[0], 1e-3);
    assertEquals(Stop.GRADIENT_SMALL, end.stop());
    assertTrue(end.gradientNorm() < 1e-6, () -> "gradient " + end.gradientNorm());
  }

  /** The gradient at the start is 2e-9 of the value; each descent has to go on from there. */
  @Test
  void descendsFromAGreatValue() {
    Objective far =
        new HandWritten(1, x -> (x[0] - 1e9) * (x[0] - 1e9), (x, g) -> g[0] = 2 * (x[0] - 1e9));
    for (Method method : List.of(new MultiStart(2, 1, 1), new BasinHopping())) {
      Outcome end = Minimize.of(far).from(0).with(method).limits(new Limits(1e-6, 3, 10_000)).run();
      assertEquals(1e9, end.point()[0], 1, method.toString());
    }
  }

  @Test
  void sameSeedSamePoint() {
    double[] once = Minimize.of(TWO_VALLEYS).from(2).with(new MultiStart()).seed(7).run().point();
    double[] again = Minimize.of(TWO_VALLEYS).from(2).with(new MultiStart()).seed(7).run().point();
    assertArrayEquals(once, again, 0);
  }

  @Test
  void beginsWhereThereIsNoValue() {
    Objective root =
        new HandWritten(1, x -> Math.sqrt(x[0]) - x[0], (x, g) -> g[0] = 0.5 / Math.sqrt(x[0]) - 1);
    Outcome end =
        Minimize.of(root)
            .from(-1)
            .within(Bounds.box(1, -2, 3))
            .with(new MultiStart(50, 10, 10))
            .run();
    assertEquals(Math.sqrt(3) - 3, end.value(), 1e-9);
  }
}
