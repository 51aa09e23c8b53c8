package org.thalweg.core.grad;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.array.Type;
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

  /**
   * Jacobian-vector products, by forward mode: for each of {@code outputs} the derivative along the
   * tangents, one for each of {@code wrt}, of its type.
   */
  public static List<Expr> jvp(List<Expr> outputs, List<Expr> wrt, List<Expr> tangents) {
    requireFloating("differentiate", outputs);
    requireFloating("differentiate with respect to", wrt);
    requireLike("tangent", tangents, "node", wrt);
    return Forward.jvp(outputs, wrt, tangents);
  }

  /**
   * The Hessian of a scalar times vectors, one for each of {@code wrt}, of its type, without
   * building the Hessian: the derivative of the gradient along the vectors, forward over reverse
   * (Pearlmutter 1994, Fast exact multiplication by the Hessian).
   */
  public static List<Expr> hessianVectorProduct(Expr loss, List<Expr> wrt, List<Expr> vectors) {
    return jvp(gradient(loss, wrt), wrt, vectors);
  }

  /**
   * All derivatives of all elements, of shape {@code output.shape ++ wrt.shape}. The rows (reverse
   * mode) or columns (forward mode), whichever are fewer, are computed as one batch.
   */
  public static Expr jacobian(Expr output, Expr wrt) {
    int rows = output.shape().size();
    int columns = wrt.shape().size();
    Expr matrix;
    if (rows < columns) {
      Expr cotangent = seed("cotangent", output);
      Expr row = vjp(List.of(output), List.of(wrt), List.of(cotangent)).get(0);
      matrix = forEachUnit(row, cotangent).reshape(rows, columns);
    } else {
      Expr tangent = seed("tangent", wrt);
      Expr column = jvp(List.of(output), List.of(wrt), List.of(tangent)).get(0);
      matrix = forEachUnit(column, tangent).reshape(columns, rows).t();
    }
    Shape shape = output.shape();
    for (int dim : wrt.shape().dims()) {
      shape = shape.insert(shape.rank(), dim);
    }
    return matrix.reshape(shape);
  }

  /**
   * All second derivatives of a scalar, of shape {@code wrt.shape ++ wrt.shape}, forward over
   * reverse.
   */
  public static Expr hessian(Expr loss, Expr wrt) {
    return jacobian(gradient(loss, List.of(wrt)).get(0), wrt);
  }

  /** What stands for one unit vector after the other; for a single value, 1. */
  private static Expr seed(String name, Expr like) {
    return like.shape().size() == 1 ? Expr.full(like.type(), 1) : Expr.input(name, like.type());
  }

  /** The value of {@code root} for each array in place of {@code seed} that is 1 at one place. */
  private static Expr forEachUnit(Expr root, Expr seed) {
    int size = seed.shape().size();
    if (size == 1) {
      return root;
    }
    Type square = Type.of(DType.I32, size, size);
    Expr unit = Expr.iota(square, 0).eq(Expr.iota(square, 1)).cast(seed.dtype());
    Expr units = unit.reshape(seed.shape().insert(0, size));
    return Batching.batch(List.of(root), Map.of(seed, units)).get(0);
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
