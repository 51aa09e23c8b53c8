package org.thalweg.core.grad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thalweg.core.grad.Values.assertClose;
import static org.thalweg.core.grad.Values.vector;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Type;
import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.UnaryFunction;

/** Derivatives against formulas worked out by hand. */
class ClosedFormTest {
  private static final Expr X = Expr.input("x", DType.F64);

  private static Expr gradient(Expr loss, Expr wrt) {
    return Derivatives.gradient(loss, List.of(wrt)).get(0);
  }

  @Test
  void rosenbrock() {
    // f = (1 - x)^2 + 100 (y - x^2)^2 (Rosenbrock 1960)
    Expr p = Expr.input("p", DType.F64, 2);
    Expr x = p.slice(0, 0, 1).reshape();
    Expr y = p.slice(0, 1, 2).reshape();
    Expr f = x.neg().add(1).square().add(y.sub(x.square()).square().mul(100));
    double a = -1.2;
    double b = 1;
    Map<Expr, Array> at = Map.of(p, vector(a, b));
    double[] gradient = {-2 * (1 - a) - 400 * a * (b - a * a), 200 * (b - a * a)};
    double[] hessian = {2 - 400 * (b - 3 * a * a), -400 * a, -400 * a, 200};
    assertClose(gradient, Values.of(gradient(f, p), at), "gradient");
    assertClose(hessian, Values.of(Derivatives.hessian(f, p), at), "Hessian");
    Expr v = Expr.constant(vector(3, -1));
    double[] product = {
      3 * hessian[0] - hessian[1], 3 * hessian[2] - hessian[3],
    };
    Expr hvp = Derivatives.hessianVectorProduct(f, List.of(p), List.of(v)).get(0);
    assertClose(product, Values.of(hvp, at), "Hessian-vector product");
  }

  @Test
  void logSumExp() {
    Expr x = Expr.input("x", DType.F64, 3);
    Map<Expr, Array> at = Map.of(x, vector(1000, 1001, 999));
    double sum = 1 + Math.exp(-1) + Math.exp(-2);
    double[] p = {Math.exp(-1) / sum, 1 / sum, Math.exp(-2) / sum};
    double[] hessian = new double[9];
    for (int i = 0; i < 9; i++) {
      hessian[i] = (i % 4 == 0 ? p[i / 3] : 0) - p[i / 3] * p[i % 3];
    }
    Expr f = Composites.logSumExp(x, 0);
    assertClose(p, Values.of(gradient(f, x), at), "softmax");
    assertClose(hessian, Values.of(Derivatives.hessian(f, x), at), "diag(p) - p p'");
    assertClose(
        hessian, Values.of(Derivatives.jacobian(Composites.softmax(x, 0), x), at), "softmax'");
  }

  @Test
  void softmaxCrossEntropy() {
    Expr z = Expr.input("z", DType.F64, 2, 3);
    Expr classes = Expr.constant(Array.of(new int[] {2, 0}, 2));
    Expr hot = Composites.oneHot(classes, 3, DType.F64);
    Expr loss = Composites.logSoftmax(z, -1).mul(hot).sum(-1).mean().neg();
    double[] logits = {1, 2, 0.5, -1, 0, 3};
    double[] expected = new double[6];
    for (int row = 0; row < 2; row++) {
      double sum = 0;
      for (int k = 0; k < 3; k++) {
        sum += Math.exp(logits[3 * row + k]);
      }
      for (int k = 0; k < 3; k++) {
        double target = k == (row == 0 ? 2 : 0) ? 1 : 0;
        expected[3 * row + k] = (Math.exp(logits[3 * row + k]) / sum - target) / 2;
      }
    }
    Map<Expr, Array> at = Map.of(z, Array.of(logits, 2, 3));
    assertClose(expected, Values.of(gradient(loss, z), at), "(softmax - one-hot) / rows");
  }

  @Test
  void logisticRegression() {
    double[][] rows = {{1, 0.5}, {-0.3, 2}, {0.7, -1}, {2, 2}};
    double[] y = {1, 0, 1, 0};
    Expr x = Expr.input("x", DType.F64, 4, 2);
    Expr labels = Expr.input("y", DType.F64, 4);
    Expr w = Expr.input("w", DType.F64, 2);
    Expr z = x.matmul(w);
    Expr loss = Composites.softplus(z).sub(labels.mul(z)).mean();
    double[] gradient = new double[2];
    double[] hessian = new double[4];
    double[] flat = new double[8];
    for (int i = 0; i < 4; i++) {
      double p = 1 / (1 + Math.exp(-(0.4 * rows[i][0] - 0.9 * rows[i][1])));
      for (int j = 0; j < 2; j++) {
        flat[2 * i + j] = rows[i][j];
        gradient[j] += (p - y[i]) * rows[i][j] / 4;
        for (int k = 0; k < 2; k++) {
          hessian[2 * j + k] += p * (1 - p) * rows[i][j] * rows[i][k] / 4;
        }
      }
    }
    Map<Expr, Array> at = Map.of(x, Array.of(flat, 4, 2), labels, vector(y), w, vector(0.4, -0.9));
    assertClose(gradient, Values.of(gradient(loss, w), at), "gradient");
    assertClose(hessian, Values.of(Derivatives.hessian(loss, w), at), "Hessian");
  }

  @Test
  void thirdAndFourthDerivativesOfAPolynomial() {
    // x^5 - 2 x^3: 5 x^4 - 6 x^2, 20 x^3 - 12 x, 60 x^2 - 12, 120 x
    Expr f = X.pow(5).sub(X.mul(X).mul(X).mul(2));
    double x = 1.5;
    double[] expected = {
      5 * Math.pow(x, 4) - 6 * x * x, 20 * Math.pow(x, 3) - 12 * x, 60 * x * x - 12, 120 * x, 120, 0
    };
    Expr reverse = f;
    Expr forward = f;
    Expr one = Expr.scalar(DType.F64, 1);
    for (double value : expected) {
      reverse = gradient(reverse, X);
      forward = Derivatives.jvp(List.of(forward), List.of(X), List.of(one)).get(0);
      assertClose(new double[] {value}, Values.of(reverse, Map.of(X, Array.scalar(x))), "reverse");
      assertClose(new double[] {value}, Values.of(forward, Map.of(X, Array.scalar(x))), "forward");
    }
  }

  @Test
  void jacobianOfPolarCoordinates() {
    Expr p = Expr.input("p", DType.F64, 2);
    Expr r = p.slice(0, 0, 1);
    Expr angle = p.slice(0, 1, 2);
    Expr point = Expr.concatenate(0, List.of(r.mul(angle.cos()), r.mul(angle.sin()), r));
    double[] expected = {
      Math.cos(0.5), -2 * Math.sin(0.5), Math.sin(0.5), 2 * Math.cos(0.5), 1, 0,
    };
    Map<Expr, Array> at = Map.of(p, vector(2, 0.5));
    assertClose(expected, Values.of(Derivatives.jacobian(point, p), at), "tall");
    Expr wide = Derivatives.jacobian(point.slice(0, 0, 1), p);
    assertClose(new double[] {expected[0], expected[1]}, Values.of(wide, at), "wide");
    assertEquals(Type.of(DType.F64, 1, 2), wide.type());
  }

  @Test
  void powersAtZero() {
    Expr b = Expr.input("b", DType.F64, 4);
    Expr a = Expr.input("a", DType.F64, 4);
    Map<Expr, Array> at = Map.of(a, vector(0, 0, 0, 0), b, vector(0, 1, 2, 3));
    Expr sum = a.pow(b).sum();
    assertClose(new double[] {0, 1, 0, 0}, Values.of(gradient(sum, a), at), "by the base");
    assertClose(
        new double[] {Double.NEGATIVE_INFINITY, 0, 0, 0},
        Values.of(gradient(sum, b), at),
        "by the exponent");
    double[] slopes = {0, 1, 0, 0};
    double[] curvatures = {0, 0, 2, 0};
    for (int k = 0; k < 4; k++) {
      Expr power = X.pow(k);
      Expr first = gradient(power, X);
      Map<Expr, Array> zero = Map.of(X, Array.scalar(0.0));
      assertClose(new double[] {slopes[k]}, Values.of(first, zero), "exponent " + k);
      assertClose(
          new double[] {curvatures[k]}, Values.of(gradient(first, X), zero), "exponent " + k);
    }
    Program constant = new Program(List.of(X), List.of(gradient(X.pow(2.5), X)));
    assertTrue(
        constant.nodes().stream()
            .noneMatch(n -> n.op() instanceof Op.Unary u && u.function() == UnaryFunction.LOG));
  }

  @Test
  void tiesShareTheDerivative() {
    Expr x = Expr.input("x", DType.F64, 4);
    Expr ones = Expr.full(x.type(), 1);
    Map<Expr, Array> at = Map.of(x, vector(3, 1, 3, 1));
    assertClose(new double[] {0.5, 0, 0.5, 0}, Values.of(gradient(x.maxOver(), x), at), "max");
    assertClose(new double[] {0, 0.5, 0, 0.5}, Values.of(gradient(x.minOver(), x), at), "min");
    Expr v = Expr.constant(vector(2, 5, 4, 7));
    Expr forward = Derivatives.jvp(List.of(x.maxOver()), List.of(x), List.of(v)).get(0);
    assertClose(new double[] {3}, Values.of(forward, at), "max, forward");
    double[] halves = {1, 0.5, 1, 0.5};
    assertClose(halves, Values.of(gradient(x.max(1).sum(), x), at), "max(x, 1)");
    assertClose(
        halves,
        Values.of(Derivatives.jvp(List.of(x.max(1)), List.of(x), List.of(ones)).get(0), at),
        "max(x, 1), forward");
    assertClose(
        new double[] {0.5, 1, 0.5, 1}, Values.of(gradient(x.min(3).sum(), x), at), "min(x, 3)");
  }

  @Test
  void kinksAndPoles() {
    Map<Expr, Array> zero = Map.of(X, Array.scalar(0.0));
    assertClose(new double[] {0}, Values.of(gradient(X.abs(), X), zero), "abs");
    assertClose(new double[] {0}, Values.of(gradient(Composites.relu(X), X), zero), "relu");
    assertClose(
        new double[] {Double.POSITIVE_INFINITY}, Values.of(gradient(X.sqrt(), X), zero), "sqrt");
  }

  @Test
  void castsBetweenFloatingTypesPassDerivatives() {
    Expr x = Expr.input("x", DType.F64, 2);
    Expr narrow = x.cast(DType.F32);
    Expr gradient = gradient(narrow.square().sum().cast(DType.F64), x);
    assertEquals(x.type(), gradient.type());
    assertClose(new double[] {3, -1}, Values.of(gradient, Map.of(x, vector(1.5, -0.5))), "2 x");
    Expr tangent =
        Derivatives.jvp(List.of(narrow.square()), List.of(x), List.of(Expr.full(x.type(), 1)))
            .get(0);
    assertEquals(narrow.type(), tangent.type());
    assertClose(new double[] {3, -1}, Values.of(tangent, Map.of(x, vector(1.5, -0.5))), "2 x");
  }

  @Test
  void stoppedValuesAreConstants() {
    Map<Expr, Array> two = Map.of(X, Array.scalar(2.0));
    Expr f = X.mul(X.stopGradient());
    assertClose(new double[] {2}, Values.of(gradient(f, X), two), "x · stop(x)");
    Expr one = Expr.scalar(DType.F64, 1);
    Expr tangent = Derivatives.jvp(List.of(f), List.of(X), List.of(one)).get(0);
    assertClose(new double[] {2}, Values.of(tangent, two), "x · stop(x)");
  }
}
