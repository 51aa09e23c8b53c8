package org.thalweg.learn.model;

import java.util.List;
import org.thalweg.learn.layer.Activation;
import org.thalweg.learn.layer.Dense;
import org.thalweg.learn.layer.Initialization;

/**
 * A number as a weighted sum of the features plus a constant, fitted by least squares.
 *
 * @param features numbers a row that go in
 */
public record LinearRegression(int features) implements Model {
  @Override
  public Head head() {
    return new Head.Value();
  }

  @Override
  public List<Dense> layers() {
    return List.of(new Dense("linear", features, 1, Activation.IDENTITY, Initialization.ZERO));
  }

  @Override
  public String word() {
    return "linear";
  }
}
