package org.thalweg.learn.model;

import java.util.List;
import org.thalweg.learn.layer.Activation;
import org.thalweg.learn.layer.Dense;
import org.thalweg.learn.layer.Initialization;

/**
 * The log-odds of one of two classes as a weighted sum of the features plus a constant.
 *
 * @param features numbers a row that go in
 */
public record LogisticRegression(int features) implements Model {
  @Override
  public Head head() {
    return new Head.TwoClasses();
  }

  @Override
  public List<Dense> layers() {
    return List.of(new Dense("linear", features, 1, Activation.IDENTITY, Initialization.ZERO));
  }

  @Override
  public String word() {
    return "logistic";
  }
}
