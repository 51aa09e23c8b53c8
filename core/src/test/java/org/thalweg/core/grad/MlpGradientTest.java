package org.thalweg.core.grad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;

/** The gradient of a small network over one flat parameter vector, against central differences. */
class MlpGradientTest {
  private final Expr w = Expr.input("w", DType.F64, 4 * 5 + 5 + 5 * 3 + 3);
  private final Expr x = Expr.input("x", DType.F64, 6, 4);
  private final Expr classes = Expr.input("classes", DType.I32, 6);
  private final Expr w1 = w.slice(0, 0, 20).reshape(4, 5);
  private final Expr b1 = w.slice(0, 20, 25);
  private final Expr w2 = w.slice(0, 25, 40).reshape(5, 3);
  private final Expr b2 = w.slice(0, 40, 43);

  private Expr loss(boolean relu) {
    Expr pre = x.matmul(w1).add(b1);
    Expr hidden = relu ? Composites.relu(pre) : pre.tanh();
    Expr logits = hidden.matmul(w2).add(b2);
    Expr hot = Composites.oneHot(classes, 3, DType.F64);
    return Composites.logSoftmax(logits, -1).mul(hot).sum(-1).mean().neg();
  }

  @Test
  void matchesCentralDifferences() {
    for (boolean relu : new boolean[] {false, true}) {
      Expr loss = loss(relu);
      Program program =
          new Program(List.of(w, x, classes), Derivatives.valueAndGradient(loss, List.of(w)));
      Random random = new Random(1);
      Array at = Array.of(random.doubles(43, -1, 1).toArray(), 43);
      Array data = Array.of(random.doubles(24, -1, 1).toArray(), 6, 4);
      Array labels = Array.of(new int[] {0, 1, 2, 2, 1, 0}, 6);
      Array gradient = Interpreter.evaluate(program, List.of(at, data, labels)).get(1);
      for (int i = 0; i < 43; i++) {
        double h = 1e-5;
        Array up = at.copy();
        up.set(i, at.get(i) + h);
        Array down = at.copy();
        down.set(i, at.get(i) - h);
        double numeric =
            (Interpreter.evaluate(program, List.of(up, data, labels)).get(0).item()
                    - Interpreter.evaluate(program, List.of(down, data, labels)).get(0).item())
                / (2 * h);
        assertEquals(numeric, gradient.get(i), 1e-8);
      }
    }
  }

  @Test
  void takesViewsOfTheParametersAndStaysLean() {
    List<Expr> views = List.of(w1, b1, w2, b2);
    Expr loss = loss(true);
    Program program =
        new Program(List.of(w, x, classes), Derivatives.valueAndGradient(loss, views));
    long forward = new Program(List.of(w, x, classes), List.of(loss)).nodes().size();
    String text = program.toString();
    assertTrue(program.nodes().size() - forward <= 26, text);
    assertEquals(
        5, program.nodes().stream().filter(n -> n.op() instanceof Op.MatMul).count(), text);
    assertTrue(program.nodes().stream().noneMatch(n -> n.op() instanceof Op.Pad), text);
    for (int i = 0; i < views.size(); i++) {
      assertEquals(views.get(i).type(), program.outputs().get(i + 1).type());
    }
  }
}
