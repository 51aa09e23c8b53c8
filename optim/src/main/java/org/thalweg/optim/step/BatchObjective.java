package org.thalweg.optim.step;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.thalweg.core.grad.Derivatives;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Layout;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.Substitution;

/**
 * What is to be made small: a scalar loss of a parameter vector and of a batch of data.
 *
 * @param parameters the parameter vector, an input
 * @param layout the parts of the vector
 * @param batch further inputs, given anew at each step
 * @param loss the scalar loss, of the parameters' element type
 */
public record BatchObjective(Expr parameters, Layout layout, List<Expr> batch, Expr loss)
    implements StepObjective {

  /**
   * Checks that types fit.
   *
   * @throws IllegalArgumentException if the loss is no scalar of the parameters' element type, or
   *     depends on inputs that are not given
   */
  public BatchObjective {
    batch = List.copyOf(batch);
    if (loss.shape().rank() != 0 || loss.dtype() != parameters.dtype()) {
      throw new IllegalArgumentException(
          "the loss is "
              + loss.type()
              + "; it must be one number of type "
              + parameters.dtype()
              + ", a mean over the batch say");
    }
    new Program(inputs(parameters, batch), List.of(loss)); // refuses other inputs
  }

  /**
   * Derivative of the loss by the parameter vector. It is taken by the parts, each of which is then
   * written to its place, unless the loss looks at the vector other than by its parts.
   */
  @Override
  public Expr gradient() {
    Map<String, Expr> views = layout.views(parameters);
    Set<Expr> parts = Set.copyOf(views.values());
    if (Program.topological(List.of(loss), parts::contains).contains(parameters)) {
      return Derivatives.gradient(loss, List.of(parameters)).getFirst();
    }
    Iterator<Expr> gradients = Derivatives.gradient(loss, List.copyOf(views.values())).iterator();
    views.replaceAll((name, view) -> gradients.next());
    return layout.flatten(views);
  }

  @Override
  public Expr gradientAt(Expr other) {
    return Substitution.of(List.of(parameters), List.of(other)).apply(gradient());
  }

  @Override
  public Expr lossAt(Expr other) {
    return Substitution.of(List.of(parameters), List.of(other)).apply(loss);
  }

  @Override
  public Expr hessianVectorProduct(Expr vector) {
    return Derivatives.hessianVectorProduct(loss, List.of(parameters), List.of(vector)).getFirst();
  }

  private static List<Expr> inputs(Expr first, List<Expr> others) {
    List<Expr> inputs = new ArrayList<>();
    inputs.add(first);
    inputs.addAll(others);
    return inputs;
  }
}
