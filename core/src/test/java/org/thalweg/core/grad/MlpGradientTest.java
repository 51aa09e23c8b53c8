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

/** A small network over one flat parameter vector: right, the same in f32, and lean. */
class MlpGradientTest {
  private static final double[] PARAMETERS = new Random(1).doubles(43, -1, 1).toArray();
  private static final double[] ROWS = new Random(2).doubles(24, -1, 1).toArray();

  /** A 4-5-3 network with its loss over six rows. */
  private static final class Network {
    final Expr w;
    final Expr x;
    final Expr classes = Expr.input("classes", DType.I32, 6);
    final List<Expr> views;
    final Expr loss;

    Network(DType dtype, boolean relu) {
      w = Expr.input("w", dtype, 4 * 5 + 5 + 5 * 3 + 3);
      x = Expr.input("x", dtype, 6, 4);
      Expr w1 = w.slice(0, 0, 20).reshape(4, 5);
      Expr b1 = w.slice(0, 20, 25);
      Expr w2 = w.slice(0, 25, 40).reshape(5, 3);
      Expr b2 = w.slice(0, 40, 43);
      views = List.of(w1, b1, w2, b2);
      Expr pre = x.matmul(w1).add(b1);
      Expr hidden = relu ? Composites.relu(pre) : pre.tanh();
      Expr logits = hidden.matmul(w2).add(b2);
      Expr hot = Composites.oneHot(classes, 3, dtype);
      loss = Composites.logSoftmax(logits, -1).mul(hot).sum(-1).mean().neg();
    }

    Program program(List<Expr> outputs) {
      return new Program(List.of(w, x, classes), outputs);
    }

    List<Array> inputs() {
      return List.of(
          array(w, PARAMETERS), array(x, ROWS), Array.of(new int[] {0, 1, 2, 2, 1, 0}, 6));
    }

    private static Array array(Expr input, double[] values) {
      Array array = Array.zeros(input.type());
      for (int i = 0; i < values.length; i++) {
        array.set(i, values[i]);
      }
      return array;
    }

    Array gradient() {
      List<Expr> gradient = Derivatives.gradient(loss, List.of(w));
      return Interpreter.evaluate(program(gradient), inputs()).get(0);
    }
  }

  @Test
  void matchesCentralDifferences() {
    for (boolean relu : new boolean[] {false, true}) {
      Network net = new Network(DType.F64, relu);
      GradientReport report =
          GradientCheck.STANDARD.check(net.program(List.of(net.loss)), net.inputs());
      assertTrue(report.passed(), report.toString());
    }
  }

  @Test
  void isTheSameInSinglePrecision() {
    for (boolean relu : new boolean[] {false, true}) {
      Array wide = new Network(DType.F64, relu).gradient();
      Array narrow = new Network(DType.F32, relu).gradient();
      for (int i = 0; i < wide.size(); i++) {
        assertEquals(wide.get(i), narrow.get(i), 1e-6);
      }
    }
  }

  @Test
  void takesViewsOfTheParametersAndStaysLean() {
    Network net = new Network(DType.F64, true);
    Program program = net.program(Derivatives.valueAndGradient(net.loss, net.views));
    int forward = net.program(List.of(net.loss)).nodes().size();
    String text = program.toString();
    assertTrue(program.nodes().size() - forward <= 24, text);
    assertEquals(
        5, program.nodes().stream().filter(n -> n.op() instanceof Op.MatMul).count(), text);
    assertTrue(program.nodes().stream().noneMatch(n -> n.op() instanceof Op.Pad), text);
    for (int i = 0; i < net.views.size(); i++) {
      assertEquals(net.views.get(i).type(), program.outputs().get(i + 1).type());
    }
  }
}
