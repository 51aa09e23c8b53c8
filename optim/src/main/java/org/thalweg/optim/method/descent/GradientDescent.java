package org.thalweg.optim.method.descent;

import org.thalweg.optim.Check;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.method.Step;
import org.thalweg.optim.method.Steps;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Vectors;

/**
 * Steepest descent with a learning rate that is given: x ← x − η·∇f(x)/(1 + decay·t) at step t = 0,
 * 1, … (Cauchy 1847).
 *
 * @param learningRate η
 * @param decay 0 for a fixed rate
 */
public record GradientDescent(double learningRate, double decay) implements Method {

  /** Checks the numbers. */
  public GradientDescent {
    Check.positive("learning rate", learningRate);
    Check.notNegative("decay", decay);
  }

  @Override
  public Steps start(Evaluations f, Point start, long seed) {
    return new Steps() {
      private Point at = start;
      private long step;

      @Override
      public Step next() {
        double rate = learningRate / (1 + decay * step++);
        at = f.at(Vectors.sum(at.x(), -rate, at.gradient()));
        return new Step.Moved(at, rate);
      }
    };
  }
}
