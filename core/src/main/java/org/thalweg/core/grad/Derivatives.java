package org.thalweg.core.grad;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.core.array.Shape;
import org.thalweg.core.ir.Expr;

/**
 * Derivatives of array programs. All results are ordinary expressions over the same nodes, so they
 * can be differentiated again, to any order.
 *
 * <p>{@code wrt} may be any nodes of a floating type, inputs as well as values computed on the way:
 * the derivative by a node is the effect of changing its value where it is computed. What does not
 * depend on it has derivative 0. Methods throw {@link IllegalArgumentException} where a type does
 * not fit.
 */
public final class Derivatives {
  private Derivatives() {}

  /** The derivatives of a scalar by each of {@code wrt}, of the type of each. */
  public static List<Expr> gradient(Expr loss, List<Expr> wrt) {
    requireScalar(loss);
    return vjp(List.of(loss), wrt, List.of(Expr.scalar(loss.dtype(), 1)));
  }

  /** The scalar itself, then its derivatives by each of {@code wrt}. */
  public static List<Expr> valueAndGradient(Expr loss, List<Expr> wrt) {
    List<Expr> results = new ArrayList<>();
    results.add(loss);
    results.addAll(gradient(loss, wrt));
    return List.copyOf(results);
  }

  /**
   * Vector-Jacobian products, by reverse mode: for each of {@code wrt} the sum over outputs and
   * their elements of cotangent times derivative. One cotangent for each output, of its type.
   */
  public static List<Expr> vjp(List<Expr> outputs, List<Expr> wrt, List<Expr> cotangents) {
    requireFloating("differentiate", outputs);
    requireFloating("differentiate with respect to", wrt);
    requireLike("cotangent", cotangents, "output", outputs);
    return Reverse.vjp(outputs, wrt, cotangents);
  }

  private static void requireScalar(Expr loss) {
    if (!loss.shape().equals(Shape.scalar())) {
      throw new IllegalArgumentException(
          "the gradient is of a scalar, found "
              + loss
              + " of type "
              + loss.type()
              + "; reduce it with sum() or mean(), or use vjp or jacobian");
    }
  }

  private static void requireFloating(String what, List<Expr> nodes) {
    for (Expr node : nodes) {
      if (!node.dtype().isFloating()) {
        throw new IllegalArgumentException(
            "cannot "
                + what
                + " "
                + node
                + " of type "
                + node.type()
                + "; derivatives are of f32 and f64, cast it first");
      }
    }
  }

  private static void requireLike(String name, List<Expr> values, String ofName, List<Expr> nodes) {
    if (values.size() != nodes.size()) {
      throw new IllegalArgumentException(
          values.size() + " " + name + "s for " + nodes.size() + " " + ofName + "s; give one each");
    }
    for (int i = 0; i < nodes.size(); i++) {
      if (!values.get(i).type().equals(nodes.get(i).type())) {
        throw new IllegalArgumentException(
            name
                + " "
                + i
                + " has type "
                + values.get(i).type()
                + ", its "
                + ofName
                + " has "
                + nodes.get(i).type()
                + "; make them equal");
      }
    }
  }
}
