package org.thalweg.learn.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.thalweg.learn.data.InputException;
import org.thalweg.learn.data.TargetTransform;
import org.thalweg.learn.data.Task;
import org.thalweg.learn.layer.Activation;

/**
 * A model for a data set.
 *
 * @param model the model
 * @param reason why this one, for people
 */
public record ModelChoice(Model model, String reason) {
  private static final int ROWS_FOR_A_NETWORK = 200;
  private static final int ROWS_FOR_TWO_LAYERS = 5000;
  private static final int WIDE = 256;

  /** The kinds of model that can be asked for. */
  public enum Kind {
    /** A number as a weighted sum. */
    LINEAR,
    /** One of two classes. */
    LOGISTIC,
    /** One of several classes. */
    SOFTMAX,
    /** A network of fully connected layers. */
    MLP;

    /** The task that this kind is for, if it is for one alone. */
    public Optional<Task> task() {
      return switch (this) {
        case LINEAR -> Optional.of(Task.REGRESSION);
        case LOGISTIC, SOFTMAX -> Optional.of(Task.CLASSIFICATION);
        case MLP -> Optional.empty();
      };
    }
  }

  /**
   * The model that was asked for, or where none was, one that suits the data: a network if there
   * are rows enough for it, else a linear model.
   *
   * @param kind what was asked for
   * @param hidden sizes of hidden layers, empty to choose them
   * @param features numbers a row
   * @param rows training rows
   * @throws InputException if the kind does not suit the target
   */
  public static ModelChoice of(
      Optional<Kind> kind,
      List<Integer> hidden,
      Activation activation,
      TargetTransform target,
      int features,
      int rows) {
    Head head = head(target);
    if (kind.isPresent()) {
      Model model = make(kind.get(), hidden(hidden, features, rows), activation, head, features);
      return new ModelChoice(model, "as asked");
    }
    if (rows < ROWS_FOR_A_NETWORK && hidden.isEmpty()) {
      Kind linear =
          switch (head) {
            case Head.Value _ -> Kind.LINEAR;
            case Head.TwoClasses _ -> Kind.LOGISTIC;
            case Head.Classes _ -> Kind.SOFTMAX;
          };
      return new ModelChoice(
          make(linear, hidden, activation, head, features),
          "a network needs more than " + rows + " rows; --model mlp for one all the same");
    }
    return new ModelChoice(
        make(Kind.MLP, hidden(hidden, features, rows), activation, head, features),
        hidden.isEmpty() ? "sizes by the number of rows and features; see --model" : "as asked");
  }

  private static List<Integer> hidden(List<Integer> asked, int features, int rows) {
    if (!asked.isEmpty()) {
      return asked;
    }
    if (rows < ROWS_FOR_TWO_LAYERS) {
      return List.of(64);
    }
    return features < WIDE ? List.of(128, 64) : List.of(256, 128);
  }

  private static Head head(TargetTransform target) {
    return switch (target) {
      case TargetTransform.Standardized _ -> new Head.Value();
      case TargetTransform.Classes classes ->
          classes.classes().size() == 2
              ? new Head.TwoClasses()
              : new Head.Classes(classes.classes().size());
    };
  }

  private static Model make(
      Kind kind, List<Integer> hidden, Activation activation, Head head, int features) {
    return switch (kind) {
      case LINEAR -> new LinearRegression(features);
      case LOGISTIC -> {
        if (head instanceof Head.Classes classes) {
          throw new InputException(
              "--model logistic divides two classes, the target has %d: take --model softmax or mlp"
                  .formatted(classes.outputs()));
        }
        yield new LogisticRegression(features);
      }
      case SOFTMAX -> new SoftmaxRegression(features, Math.max(2, head.outputs()));
      case MLP -> new Mlp(features, hidden, activation, head);
    };
  }

  /** The model in a few words: kind, sizes of its layers, activation. */
  public String text() {
    String sizes =
        IntStream.concat(
                IntStream.of(model.features()),
                model.layers().stream().mapToInt(layer -> layer.outputs()))
            .mapToObj(Integer::toString)
            .collect(Collectors.joining("-"));
    String activation =
        model instanceof Mlp mlp ? ", " + mlp.activation().name().toLowerCase(Locale.ROOT) : "";
    return "%s %s%s, %,d parameters"
        .formatted(model.word(), sizes, activation, model.layout().size());
  }
}
