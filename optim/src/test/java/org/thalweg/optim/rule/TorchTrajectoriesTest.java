package org.thalweg.optim.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.thalweg.core.array.DType;
import org.thalweg.optim.step.Rule;

/** Trajectories are those of PyTorch 1.13.1 in f64; test/golden/make.py wrote them. */
class TorchTrajectoriesTest {
  private static final Golden GOLDEN = Golden.read("pytorch-1.13.1.txt");
  private static final int STEPS = 50;

  /** A row of make.py's list of configurations. */
  record Case(String name, Rule rule, double learningRate) {
    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Case> CASES =
      List.of(
          new Case("sgd", Sgd.plain(), 0.1),
          new Case("momentum", new Sgd(0.9, false), 0.05),
          new Case("nesterov", new Sgd(0.8, true), 0.05),
          new Case("asgd", new AveragedSgd(), 1e-2),
          new Case("asgd-early", new AveragedSgd(1e-2, 0.6, 4), 0.1),
          new Case("adagrad", new AdaGrad(), 1e-2),
          new Case("adagrad-initial", new AdaGrad(0.5, 1e-3), 0.3),
          new Case("adadelta", new AdaDelta(), 1),
          new Case("adadelta-long", new AdaDelta(0.97, 1e-3), 0.5),
          new Case("rmsprop", new RmsProp(), 1e-2),
          new Case("rmsprop-centered", new RmsProp(0.9, 1e-4, 0.7, true), 0.02),
          new Case("rprop", new Rprop(), 1e-2),
          new Case("rprop-narrow", new Rprop(0.3, 1.5, 0.25, 5), 0.04), // sizes 0.01 and 0.2
          new Case("adam", new Adam(), 1e-3),
          new Case("adam-short", new Adam(0.7, 0.95, 1e-3), 0.02),
          new Case("amsgrad", new AMSGrad(), 1e-3),
          new Case("amsgrad-short", new AMSGrad(0.7, 0.9, 1e-3), 0.02),
          new Case("adamw", new AdamW(), 1e-3),
          new Case("adamw-strong", new AdamW(new Adam(0.8, 0.95, 1e-4), 0.3), 0.02),
          new Case("adamax", new Adamax(), 2e-3),
          new Case("adamax-short", new Adamax(0.7, 0.9, 1e-3), 0.03),
          new Case("nadam", new NAdam(), 2e-3),
          new Case("nadam-fast", new NAdam(0.8, 0.95, 1e-4, 0.1, false), 0.02),
          new Case("radam", new RAdam(), 1e-3),
          new Case("radam-short", new RAdam(0.8, 0.95, 1e-4), 0.02));

  @ParameterizedTest
  @FieldSource("CASES")
  void parametersAreThoseOfPyTorch(Case test) {
    Trajectory way = new Trajectory(test.rule, DType.F64, GOLDEN.row("start"));
    int compared = 0;
    for (int step = 1; step <= STEPS; step++) {
      double[] parameters = way.step(test.learningRate, GOLDEN.row("gradient", step));
      if (GOLDEN.has(test.name, step)) {
        check(GOLDEN.row(test.name, step), parameters, step);
        compared++;
      }
      if (GOLDEN.has(test.name + "-average", step)) {
        check(GOLDEN.row(test.name + "-average", step), way.used(), step);
      }
    }
    assertEquals(6, compared);
  }

  private static void check(double[] expected, double[] actual, int step) {
    double error = Trajectory.relativeError(expected, actual);
    assertTrue(error <= 1e-10, "step " + step + ": " + error);
  }
}
