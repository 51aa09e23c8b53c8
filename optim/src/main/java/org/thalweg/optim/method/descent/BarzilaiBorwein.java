package org.thalweg.optim.method.descent;

import java.util.Arrays;
import org.thalweg.optim.Check;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.method.Step;
import org.thalweg.optim.method.Steps;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Vectors;

/**
 * Steepest descent with the step of Barzilai and Borwein (1988), ⟨s, s⟩/⟨s, y⟩ for the last step s
 * and the change y of the gradient. The value may rise, but not above the greatest of the last few
 * (Raydan 1997): a step that leads higher is halved.
 *
 * @param memory values to compare with; 1 for descent at each step
 */
public record BarzilaiBorwein(int memory) implements Method {
  private static final double DECREASE = 1e-4;
  private static final double SHORTEST = 1e-10;
  private static final double LONGEST = 1e10;

  /** Checks the number. */
  public BarzilaiBorwein {
    Check.atLeast("memory", memory, 1);
  }

  /** The last ten values. */
  public BarzilaiBorwein() {
    this(10);
  }

  @Override
  public Steps start(Evaluations f, Point start, long seed) {
    return new Spectral(f, start);
  }

  private final class Spectral implements Steps {
    private final Evaluations f;
    private final double[] values = new double[memory];
    private Point at;
    private double length;
    private int count;

    Spectral(Evaluations f, Point start) {
      this.f = f;
      at = start;
      Arrays.fill(values, start.value());
      length = Math.min(1, 1 / Vectors.largest(start.gradient()));
    }

    @Override
    public Step next() {
      double highest = Arrays.stream(values).max().orElseThrow();
      double square = Vectors.dot(at.gradient(), at.gradient());
      double t = length;
      Point to = f.at(Vectors.sum(at.x(), -t, at.gradient()));
      while (!(to.isFinite() && to.value() <= highest - DECREASE * t * square)) {
        t /= to.isFinite() ? 2 : 10;
        if (t * Vectors.largest(at.gradient()) < 1e-17 * Vectors.largest(at.x())
            || t == 0
            || f.isSpent()) {
          return new Step.Stuck();
        }
        to = f.at(Vectors.sum(at.x(), -t, at.gradient()));
      }
      double[] change = Vectors.difference(to.gradient(), at.gradient());
      double bend = -t * Vectors.dot(at.gradient(), change);
      length = bend > 0 ? Math.clamp(t * t * square / bend, SHORTEST, LONGEST) : LONGEST * t;
      length = Math.min(length, 1e3 * t + 1e3 / Math.sqrt(square));
      values[count++ % memory] = to.value();
      at = to;
      return new Step.Moved(at, t);
    }
  }
}
