package org.thalweg.cli.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.layer.Activation;
import org.thalweg.learn.model.ModelChoice;
import org.thalweg.learn.model.ModelChoice.Kind;
import picocli.CommandLine.Option;

/** Which model to train. */
final class ModelOptions {
  /** Activations of hidden layers. */
  enum HiddenActivation {
    RELU(Activation.RELU),
    TANH(Activation.TANH),
    SIGMOID(Activation.SIGMOID);

    private final Activation activation;

    HiddenActivation(Activation activation) {
      this.activation = activation;
    }
  }

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "linear, logistic, softmax or mlp; chosen by the data if left out.")
  @Nullable Kind kind;

  @Option(
      names = "--hidden",
      split = ",",
      paramLabel = "N",
      description = "Sizes of an mlp's hidden layers: 128,64.")
  List<Integer> hidden = new ArrayList<>();

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      description = "Of the hidden layers: relu (the default), tanh or sigmoid.")
  @Nullable HiddenActivation activation;

  /** Refuses options that belong to another model than the one asked for. */
  void check() {
    if (kind != null && kind != Kind.MLP && (!hidden.isEmpty() || activation != null)) {
      throw new InputException(
          "--model %s has no hidden layers: leave out %s, or take --model mlp"
              .formatted(
                  kind.name().toLowerCase(Locale.ROOT),
                  hidden.isEmpty() ? "--activation" : "--hidden"));
    }
    for (int size : hidden) {
      if (size < 1) {
        throw new InputException(
            "--hidden %d cannot be used: each layer must have at least 1 output, as in 128,64"
                .formatted(size));
      }
    }
  }

  Optional<Kind> asked() {
    return kind == null && activation != null ? Optional.of(Kind.MLP) : Optional.ofNullable(kind);
  }

  /** The model for a data set. */
  ModelChoice choose(Preparation data) {
    return ModelChoice.of(
        asked(),
        hidden,
        activation == null ? Activation.RELU : activation.activation,
        data.preprocessor().targetTransform(),
        data.train().width(),
        data.train().rows());
  }
}
