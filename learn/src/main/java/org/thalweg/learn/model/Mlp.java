package org.thalweg.learn.model;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.learn.layer.Activation;
import org.thalweg.learn.layer.Dense;
import org.thalweg.learn.layer.Initialization;

/**
 * A multi-layer perceptron: fully connected hidden layers with an activation, then the head's
 * layer.
 *
 * @param features numbers a row that go in
 * @param hidden outputs of each hidden layer, first to last
 * @param activation of the hidden layers
 * @param head what comes out
 */
public record Mlp(int features, List<Integer> hidden, Activation activation, Head head)
    implements Model {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if there is no hidden layer or one without outputs
   */
  public Mlp {
    hidden = List.copyOf(hidden);
    if (hidden.isEmpty() || hidden.stream().anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(
          "hidden layers are " + hidden + "; give one or more sizes of at least 1, [128, 64] say");
    }
  }

  @Override
  public List<Dense> layers() {
    Initialization start =
        activation == Activation.RELU ? Initialization.HE : Initialization.GLOROT;
    List<Dense> layers = new ArrayList<>();
    int inputs = features;
    for (int size : hidden) {
      layers.add(new Dense("hidden" + (layers.size() + 1), inputs, size, activation, start));
      inputs = size;
    }
    layers.add(
        new Dense("output", inputs, head.outputs(), Activation.IDENTITY, Initialization.GLOROT));
    return layers;
  }

  @Override
  public String word() {
    return "mlp";
  }
}
