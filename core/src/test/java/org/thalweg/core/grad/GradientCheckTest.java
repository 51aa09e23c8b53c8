package org.thalweg.core.grad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.grad.GradientReport.Law;
import org.thalweg.core.ir.CustomFunction;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;

class GradientCheckTest {
  private final Expr x = Expr.input("x", DType.F64, 2, 2);
  private final Expr scale = Expr.input("scale", DType.F64);
  private final List<Array> at =
      List.of(Array.of(new double[] {0.5, -1, 2, 0.25}, 2, 2), Array.scalar(1.5));

  private GradientReport check(CustomFunction.Vjp vjp) {
    Expr a = Expr.input("a", DType.F64, 2, 2);
    CustomFunction sine = new CustomFunction("sine", List.of(a), a.sin(), vjp);
    Expr value = sine.call(x).mul(scale).sum();
    return GradientCheck.STANDARD.check(new Program(List.of(x, scale), List.of(value)), at);
  }

  @Test
  void passesRightDerivatives() {
    GradientReport report = check((in, y, g) -> List.of(g.mul(in.get(0).cos())));
    assertTrue(report.passed(), report.toString());
    assertEquals(List.of(Law.values()), report.worst().stream().map(e -> e.law()).toList());
    assertTrue(report.toString().startsWith("gradient check passed"), report.toString());
  }

  @Test
  void namesTheEntryOfAWrongFirstDerivative() {
    // Wrong by 0.01 at one place alone.
    Expr off = Expr.constant(Array.of(new double[] {0, 0, 0.01, 0}, 2, 2));
    GradientReport report = check((in, y, g) -> List.of(g.mul(in.get(0).cos().add(off))));
    assertFalse(report.passed());
    GradientReport.Entry entry = report.worst().get(0);
    assertEquals(Law.REVERSE, entry.law());
    assertEquals("x", entry.input());
    assertEquals(List.of(1, 0), entry.index());
    assertEquals(1.5 * Math.cos(2), entry.numeric(), 1e-8);
    assertEquals(1.5 * (Math.cos(2) + 0.01), entry.analytic(), 1e-8);
    assertEquals(0.015, entry.error(), 1e-8);
    assertTrue(report.toString().contains("FAILED"), report.toString());
    assertTrue(report.toString().contains("at x[1, 0]"), report.toString());
  }

  @Test
  void findsAWrongSecondDerivative() {
    // The value of the first derivative is right, its own derivative is held constant.
    GradientReport report = check((in, y, g) -> List.of(g.mul(in.get(0).cos().stopGradient())));
    assertFalse(report.passed());
    assertTrue(report.worst().get(0).error() < 1e-8, report.toString());
    assertTrue(report.worst().get(1).error() < 1e-8, report.toString());
    assertTrue(report.worst().get(2).error() > 0.1, report.toString());
    assertTrue(report.worst().get(3).error() > 0.1, report.toString());
    assertEquals("x", report.worstEntry().input());
  }

  @Test
  void notANumberFails() {
    Program program = new Program(List.of(x), List.of(x.log().sum()));
    GradientReport report = GradientCheck.STANDARD.check(program, at.subList(0, 1));
    assertFalse(report.passed());
    assertTrue(Double.isNaN(report.worstEntry().error()));
  }

  @Test
  void takesSomeOfManyEntriesAndScalesTheStep() {
    Expr w = Expr.input("w", DType.F64, 500);
    Array big = Array.zeros(w.type());
    for (int i = 0; i < 500; i++) {
      big.set(i, 1e6 + i);
    }
    Program program = new Program(List.of(w), List.of(w.log(), w.mul(1e-6).square()));
    GradientReport report = GradientCheck.STANDARD.check(program, List.of(big));
    assertTrue(report.passed(), report.toString());
  }

  @Test
  void refusesOtherTypes() {
    Expr f = Expr.input("f", DType.F32);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    GradientCheck.STANDARD.check(
                        new Program(List.of(f), List.of(f)), List.of(Array.scalar(1f))))
            .getMessage();
    assertTrue(message.contains("f32[]"), message);
    assertThrows(IllegalArgumentException.class, () -> new GradientCheck(0, 1, 1, 1, 1));
  }
}
