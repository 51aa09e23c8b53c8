package org.thalweg.optim.step;

import java.util.List;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Layout;

/** What one step of descent makes smaller, as formulas of the parameter vector. */
public sealed interface StepObjective permits BatchObjective, GivenGradient {

  /** The parameter vector, an input. */
  Expr parameters();

  /** The parts of the vector. */
  Layout layout();

  /** Further inputs, given anew at each step. */
  List<Expr> batch();

  /** The loss at the parameters, a scalar. */
  Expr loss();

  /** Derivative of the loss by the parameter vector. */
  Expr gradient();

  /** The loss at other parameters. */
  Expr lossAt(Expr other);

  /** The gradient at other parameters, a formula of the parameters' type. */
  Expr gradientAt(Expr other);

  /** The Hessian of the loss by the parameter vector, times a vector. */
  Expr hessianVectorProduct(Expr vector);
}
