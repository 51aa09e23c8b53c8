package org.thalweg.optim.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.thalweg.core.array.DType;
import org.thalweg.optim.step.Rule;

/** Trajectories in f32 are those of Keras's tests; test/golden/keras.py wrote the rows. */
class KerasTrajectoriesTest {
  private static final Golden GOLDEN = Golden.read("keras.txt");
  private static final int SIZE = 10;

  /** A row with the hyperparameters that the resource names, or Keras's defaults. */
  record Case(String name, Rule rule, double learningRate) {
    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Case> CASES =
      List.of(
          new Case("adadelta", new AdaDelta(0.8, 1e-6), 1),
          new Case("adagrad", new AdaGrad(0.3, 1e-6), 0.2),
          new Case("adam", new AMSGrad(0.9, 0.999, 1e-7), 1e-3),
          new Case("adamax", new Adamax(0.85, 0.95, 1e-6), 0.2),
          new Case("lion", new Lion(0.9, 0.99, 0), 1e-3),
          new Case("nadam", new NAdam(0.5, 0.67, 1e-5, 1, true), 0.5),
          new Case("rmsprop", new RmsProp(0.9, 1e-7, 0, true), 1e-3),
          new Case("sgd", Sgd.plain(), 1e-2));

  @ParameterizedTest
  @FieldSource("CASES")
  void parametersAreThoseOfKeras(Case test) {
    double[] first = new double[SIZE];
    double[] gradient = new double[SIZE];
    double[] start = new double[SIZE];
    Arrays.fill(first, 0.01);
    Arrays.setAll(gradient, i -> 0.1 * (i + 1));
    Arrays.fill(start, 1);
    Trajectory way = new Trajectory(test.rule, DType.F32, start);
    for (int step = 1; step <= 5; step++) {
      double[] parameters = way.step(test.learningRate, step == 1 ? first : gradient);
      assertArrayEquals(GOLDEN.row(test.name, step), parameters, 5e-4, "step " + step);
    }
  }
}
