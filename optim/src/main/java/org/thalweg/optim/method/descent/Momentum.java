package org.thalweg.optim.method.descent;

import org.thalweg.optim.Check;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.method.Step;
import org.thalweg.optim.method.Steps;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Vectors;

/**
 * The heavy ball (Polyak 1964) at a fixed rate: v ← μ·v − η·∇f(x), x ← x + v.
 *
 * @param learningRate η
 * @param momentum μ, 0 to below 1
 */
public record Momentum(double learningRate, double momentum) implements Method {

  /** Checks the numbers. */
  public Momentum {
    Check.positive("learning rate", learningRate);
    Check.decay("momentum", momentum);
  }

  @Override
  public Steps start(Evaluations f, Point start, long seed) {
    return new Steps() {
      private Point at = start;
      private double[] velocity = new double[start.x().length];

      @Override
      public Step next() {
        velocity = Vectors.sum(Vectors.scaled(momentum, velocity), -learningRate, at.gradient());
        at = f.at(Vectors.sum(at.x(), 1, velocity));
        return new Step.Moved(at, learningRate);
      }
    };
  }
}
