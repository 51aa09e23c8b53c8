package org.thalweg.optim.method.descent;

import org.thalweg.optim.linesearch.LineSearch;
import org.thalweg.optim.linesearch.StrongWolfe;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.method.Steps;
import org.thalweg.optim.method.direction.Descending;
import org.thalweg.optim.method.direction.Direction;
import org.thalweg.optim.method.direction.FirstSteps;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Vectors;

/**
 * Nonlinear conjugate gradients: d ← −∇f + β·d, with g and g₊ the gradient before and after the
 * last step and y = g₊ − g.
 *
 * @param formula of β
 */
public record ConjugateGradient(Formula formula) implements Method {
  private static final LineSearch SEARCH = StrongWolfe.tight();

  /** How β is computed. */
  public enum Formula {
    /**
     * Polak and Ribière 1969, not below 0 (Gilbert and Nocedal 1992): β = max(0, ⟨g₊, y⟩/⟨g, g⟩).
     */
    POLAK_RIBIERE,

    /**
     * Hager and Zhang 2005: β = ⟨y − 2·d·⟨y, y⟩/⟨d, y⟩, g₊⟩/⟨d, y⟩, not below −1/(|d|·min(0.01,
     * |g|)).
     */
    HAGER_ZHANG
  }

  @Override
  public Steps start(Evaluations f, Point start, long seed) {
    return new Descending(f, start, new Conjugate(formula), SEARCH);
  }

  private static final class Conjugate implements Direction {
    private static final double ETA = 0.01;

    private final Formula formula;
    private double[] last = {};
    private double beta;

    Conjugate(Formula formula) {
      this.formula = formula;
    }

    @Override
    public double[] at(Point point) {
      double[] way = Vectors.scaled(-1, point.gradient());
      if (beta != 0) {
        double[] conjugate = Vectors.sum(way, beta, last);
        // A direction that hardly falls any more is given up for the steepest.
        if (Vectors.dot(conjugate, point.gradient())
            < -1e-3 * Vectors.norm(conjugate) * Vectors.norm(point.gradient())) {
          way = conjugate;
        }
      }
      last = way;
      return way;
    }

    @Override
    public double firstStep(Point point, double[] way, double slope, Searched before) {
      return FirstSteps.unscaled(point, way, slope, before);
    }

    @Override
    public void moved(Point from, Point to) {
      double[] y = Vectors.difference(to.gradient(), from.gradient());
      beta =
          switch (formula) {
            case POLAK_RIBIERE ->
                Math.max(
                    0,
                    Vectors.dot(to.gradient(), y) / Vectors.dot(from.gradient(), from.gradient()));
            case HAGER_ZHANG -> {
              double dy = Vectors.dot(last, y);
              double[] corrected = Vectors.sum(y, -2 * Vectors.dot(y, y) / dy, last);
              double least =
                  -1 / (Vectors.norm(last) * Math.min(ETA, Vectors.norm(from.gradient())));
              yield Math.max(Vectors.dot(corrected, to.gradient()) / dy, least);
            }
          };
    }

    @Override
    public boolean restart() {
      boolean before = beta != 0;
      beta = 0;
      return before;
    }
  }
}
