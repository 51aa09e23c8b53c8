package org.thalweg.learn.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.thalweg.learn.layer.Activation;
import org.thalweg.learn.model.Head;
import org.thalweg.learn.model.LinearRegression;
import org.thalweg.learn.model.LogisticRegression;
import org.thalweg.learn.model.Mlp;
import org.thalweg.learn.model.Model;
import org.thalweg.learn.model.SoftmaxRegression;

/** A model's architecture, written down and read back. */
final class ModelJson {
  private ModelJson() {}

  static Map<String, Object> write(Model model) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", model.word());
    tree.put("features", model.features());
    switch (model) {
      case LinearRegression _, LogisticRegression _ -> {}
      case SoftmaxRegression softmax -> tree.put("classes", softmax.classes());
      case Mlp mlp -> {
        tree.put("hidden", mlp.hidden());
        tree.put("activation", mlp.activation().name().toLowerCase(Locale.ROOT));
        switch (mlp.head()) {
          case Head.Value _ -> tree.put("head", "value");
          case Head.TwoClasses _ -> tree.put("head", "two_classes");
          case Head.Classes classes -> {
            tree.put("head", "classes");
            tree.put("classes", classes.outputs());
          }
        }
      }
    }
    tree.put("parameters", model.layout().size());
    return tree;
  }

  static Model read(Field tree) {
    int features = positive(tree.get("features"));
    Field kind = tree.get("kind");
    return switch (kind.text()) {
      case "linear" -> new LinearRegression(features);
      case "logistic" -> new LogisticRegression(features);
      case "softmax" -> new SoftmaxRegression(features, positive(tree.get("classes")));
      case "mlp" ->
          new Mlp(
              features,
              hidden(tree.get("hidden")),
              activation(tree.get("activation")),
              head(tree, tree.get("head")));
      default -> throw kind.wrong("linear, logistic, softmax or mlp");
    };
  }

  private static Head head(Field tree, Field head) {
    return switch (head.text()) {
      case "value" -> new Head.Value();
      case "two_classes" -> new Head.TwoClasses();
      case "classes" -> new Head.Classes(positive(tree.get("classes")));
      default -> throw head.wrong("value, two_classes or classes");
    };
  }

  private static Activation activation(Field field) {
    for (Activation activation : Activation.values()) {
      if (activation.name().toLowerCase(Locale.ROOT).equals(field.text())) {
        return activation;
      }
    }
    throw field.wrong("an activation");
  }

  private static List<Integer> hidden(Field field) {
    List<Integer> sizes = field.list(ModelJson::positive);
    if (sizes.isEmpty()) {
      throw field.wrong("one size or more");
    }
    return sizes;
  }

  private static int positive(Field field) {
    if (field.integer() > 0) {
      return field.integer();
    }
    throw field.wrong("a number above 0");
  }
}
