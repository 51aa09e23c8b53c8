package org.thalweg.learn.model;

import java.util.List;
import org.thalweg.learn.layer.Activation;
import org.thalweg.learn.layer.Dense;
import org.thalweg.learn.layer.Initialization;

/**
 * The logits of several classes, each a weighted sum of the features plus a constant.
 *
 * @param features numbers a row that go in
 * @param classes how many classes there are
 */
public record SoftmaxRegression(int features, int classes) implements Model {
  @Override
  public Head head() {
    return new Head.Classes(classes);
  }

  @Override
  public List<Dense> layers() {
    return List.of(
        new Dense("linear", features, classes, Activation.IDENTITY, Initialization.ZERO));
  }

  @Override
  public String word() {
    return "softmax";
  }
}
