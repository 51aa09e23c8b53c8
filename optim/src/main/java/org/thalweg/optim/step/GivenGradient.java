package org.thalweg.optim.step;

import java.util.List;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.array.Type;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Layout;

/**
 * A function whose value and gradient are computed elsewhere and given to each step: whatever is no
 * array program. Rules that look at it elsewhere than at the parameters cannot go down it.
 *
 * @param parameters the parameter vector
 * @param loss its value, an input
 * @param gradient its gradient, an input
 */
public record GivenGradient(Expr parameters, Expr loss, Expr gradient) implements StepObjective {

  /** A function of so many f64 variables. */
  public static GivenGradient of(int dimension) {
    Type type = Type.of(DType.F64, dimension);
    return new GivenGradient(
        Expr.input("w", type), Expr.input("loss", DType.F64), Expr.input("gradient", type));
  }

  @Override
  public Layout layout() {
    return Layout.of("x", Shape.of(parameters.shape().size()));
  }

  @Override
  public List<Expr> batch() {
    return List.of(loss, gradient);
  }

  @Override
  public Expr lossAt(Expr other) {
    throw elsewhere("the loss");
  }

  @Override
  public Expr gradientAt(Expr other) {
    throw elsewhere("the gradient");
  }

  @Override
  public Expr hessianVectorProduct(Expr vector) {
    throw elsewhere("products with the Hessian");
  }

  private static IllegalArgumentException elsewhere(String what) {
    return new IllegalArgumentException(
        "this rule needs %s at other places within a step, which is there for training alone: take"
                .formatted(what)
            + " another rule, adam say");
  }
}
