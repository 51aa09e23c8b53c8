package org.thalweg.learn.layer;

import java.util.Map;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.array.Type;
import org.thalweg.core.ir.Distribution;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Layout;

/**
 * A fully connected layer: activation(x·W + b), with W of shape [inputs, outputs] named {@code
 * name.weight} and b of shape [outputs] named {@code name.bias}.
 *
 * @param name what its parameters' names begin with
 * @param inputs numbers a row that go in
 * @param outputs numbers a row that come out
 * @param activation what is done to each of them
 * @param initialization how the weights start; biases start at 0
 */
public record Dense(
    String name, int inputs, int outputs, Activation activation, Initialization initialization) {

  /** Name of the weights W. */
  public String weight() {
    return name + ".weight";
  }

  /** Name of the biases b. */
  public String bias() {
    return name + ".bias";
  }

  /** A layout with this layer's parameters at its end. */
  public Layout addTo(Layout layout) {
    return layout.with(weight(), Shape.of(inputs, outputs)).with(bias(), Shape.of(outputs));
  }

  /**
   * The layer's outputs.
   *
   * @param parameters the model's parameters by name
   * @param x the inputs, [batch, inputs]
   * @return [batch, outputs]
   */
  public Expr apply(Map<String, Expr> parameters, Expr x) {
    Expr sums = x.matmul(own(parameters, weight())).add(own(parameters, bias()));
    return activation.apply(sums);
  }

  /** Sum of the squares of the weights, without the biases. */
  public Expr squaredWeights(Map<String, Expr> parameters) {
    return own(parameters, weight()).square().sum();
  }

  private static Expr own(Map<String, Expr> parameters, String name) {
    Expr found = parameters.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "there is no " + name + " among the parameters " + parameters.keySet());
    }
    return found;
  }

  /**
   * Puts the first values of this layer's parameters into a map by name.
   *
   * @param key key of the random numbers, i32[2]
   * @param stream which of the key's streams to take, i32[]
   */
  public void initialize(Map<String, Expr> parameters, DType dtype, Expr key, Expr stream) {
    Type type = Type.of(dtype, inputs, outputs);
    double bound = initialization.bound(inputs, outputs);
    Expr weight =
        bound == 0
            ? Expr.full(type, 0)
            : Expr.random(Distribution.UNIFORM, type, key, stream).mul(2 * bound).sub(bound);
    parameters.put(weight(), weight);
    parameters.put(bias(), Expr.full(Type.of(dtype, outputs), 0));
  }
}
