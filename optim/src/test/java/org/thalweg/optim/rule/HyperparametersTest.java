package org.thalweg.optim.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Hyperparameters out of range are refused. */
class HyperparametersTest {
  @Test
  void valuesOutOfRangeAreRefused() {
    List<Executable> wrong =
        List.of(
            () -> new AveragedSgd(-1, 0.75, 0),
            () -> new AveragedSgd(0, -1, 0),
            () -> new AveragedSgd(0, 0.75, Double.NaN),
            () -> new AdaGrad(-1, 1e-10),
            () -> new AdaGrad(0, 0),
            () -> new AdaDelta(1, 1e-6),
            () -> new AdaDelta(0.9, Double.POSITIVE_INFINITY),
            () -> new RmsProp(1, 1e-8, 0, false),
            () -> new RmsProp(0.9, 0, 0, false),
            () -> new RmsProp(0.9, 1e-8, 1, false),
            () -> new Rprop(0, 1.2, 1e-4, 5000),
            () -> new Rprop(0.5, 1, 1e-4, 5000),
            () -> new Rprop(0.5, 1.2, 2, 5000),
            () -> new Rprop(0.5, 1.2, 1e-4, 0.5),
            () -> new FtrlProximal(0, 0, 0),
            () -> new FtrlProximal(1, -1, 0),
            () -> new FtrlProximal(1, 0, Double.NaN),
            () -> new Signum(1),
            () -> new Lion(1, 0.99, 0),
            () -> new Lion(0.9, -1, 0),
            () -> new Lion(0.9, 0.99, -1),
            () -> new Adam(0.9, 1, 1e-8),
            () -> new AMSGrad(0.9, 0.999, 0),
            () -> new Adamax(Double.NaN, 0.999, 1e-8),
            () -> new NAdam(0.9, 0.999, 1e-8, -1, false),
            () -> new RAdam(0.9, 0.6, 1e-8),
            () -> new AdaBelief(0.9, 0.999, 0),
            () -> new Yogi(0.9, 0.999, 1e-3, -1),
            () -> new Adan(0.98, 0.92, 1, 1e-8, 0),
            () -> new Adan(0.98, 0.92, 0.99, 1e-8, -1));
    for (int i = 0; i < wrong.size(); i++) {
      assertThrows(IllegalArgumentException.class, wrong.get(i), "case " + i);
    }
  }

  @Test
  void theMessageSaysWhatWasFoundAndExpected() {
    Exception refused = assertThrows(IllegalArgumentException.class, () -> new AdaGrad(0, -2));
    assertEquals("epsilon is -2.0; it must be above 0", refused.getMessage());
  }
}
