package org.thalweg.optim.method.newton;

import java.util.Arrays;
import org.thalweg.optim.linesearch.LineSearch;
import org.thalweg.optim.linesearch.StrongWolfe;
import org.thalweg.optim.method.Method;
import org.thalweg.optim.method.Steps;
import org.thalweg.optim.method.direction.Descending;
import org.thalweg.optim.method.direction.Direction;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;
import org.thalweg.optim.problem.Vectors;

/**
 * BFGS (Broyden, Fletcher, Goldfarb, Shanno 1970): the direction −H·∇f, where the inverse Hessian H
 * is kept whole, n×n, and after each step s with change y of the gradient becomes (Nocedal and
 * Wright, Numerical Optimization, 6.17, 6.20)
 *
 * <pre>
 * H = (1 − ρ·s·yᵀ)·H·(1 − ρ·y·sᵀ) + ρ·s·sᵀ      ρ = 1/⟨y, s⟩      H = ⟨y, s⟩/⟨y, y⟩·1 at first
 * </pre>
 */
public record Bfgs() implements Method {
  private static final double LEAST_CURVATURE = 1e-12;
  private static final LineSearch SEARCH = StrongWolfe.loose();

  @Override
  public Steps start(Evaluations f, Point start, long seed) {
    return new Descending(f, start, new QuasiNewton(start.x().length), SEARCH);
  }

  private static final class QuasiNewton implements Direction {
    private final int n;
    private final double[][] h;
    private boolean known;

    QuasiNewton(int n) {
      this.n = n;
      h = new double[n][n];
    }

    @Override
    public double[] at(Point point) {
      if (!known) {
        return Vectors.scaled(-1, point.gradient());
      }
      double[] way = times(point.gradient());
      for (int i = 0; i < n; i++) {
        way[i] = -way[i];
      }
      return way;
    }

    @Override
    public double firstStep(Point point, double[] way, double slope, Searched before) {
      return known ? 1 : Math.min(1, 1 / Vectors.norm(way));
    }

    @Override
    public void moved(Point from, Point to) {
      double[] s = Vectors.difference(to.x(), from.x());
      double[] y = Vectors.difference(to.gradient(), from.gradient());
      double sy = Vectors.dot(s, y);
      if (!(sy > LEAST_CURVATURE * Vectors.norm(s) * Vectors.norm(y))) {
        return;
      }
      if (!known) {
        for (int i = 0; i < n; i++) {
          Arrays.fill(h[i], 0);
          h[i][i] = sy / Vectors.dot(y, y);
        }
        known = true;
      }
      double[] hy = times(y);
      double factor = (1 + Vectors.dot(y, hy) / sy) / sy;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          h[i][j] += factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / sy;
        }
      }
    }

    @Override
    public boolean restart() {
      boolean before = known;
      known = false;
      return before;
    }

    private double[] times(double[] v) {
      double[] product = new double[n];
      for (int i = 0; i < n; i++) {
        product[i] = Vectors.dot(h[i], v);
      }
      return product;
    }
  }
}
