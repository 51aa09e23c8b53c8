package org.thalweg.optim.method.search;

import java.util.Arrays;
import java.util.Comparator;
import org.thalweg.optim.Check;
import org.thalweg.optim.method.Step;
import org.thalweg.optim.method.Steps;
import org.thalweg.optim.problem.Evaluations;
import org.thalweg.optim.problem.Point;

/**
 * The simplex of n + 1 points of Nelder and Mead (1965), whose highest one is moved through the
 * middle of the others, further, or nearer, and which shrinks where none of that leads lower; with
 * the factors of Gao and Han (2012), which depend on the number of variables. When it has collapsed
 * a new one is set up around its lowest point, until that leads no lower (Kelley 1999). No gradient
 * is used, so kinks do no harm.
 *
 * @param size of the first simplex, as a part of the sides between bounds; where there are none, of
 *     each variable's own size, or of 1 if that is greater
 */
public record NelderMead(double size) implements SearchMethod {
  /** Beside the point's size: simplices below are points but for rounding. */
  private static final double COLLAPSED = 1e-15;

  /** What a new simplex must gain, beside the value's size, for another one. */
  private static final double GAIN = 1e-12;

  /** Checks the size. */
  public NelderMead {
    Check.positive("size", size);
  }

  /** A simplex of 0.1. */
  public NelderMead() {
    this(0.1);
  }

  @Override
  public Steps start(Evaluations f, Point start, long seed) {
    return new Simplex(f, start, size);
  }

  private static final class Simplex implements Steps {
    private static final Comparator<Point> LOWER = Comparator.comparingDouble(Point::value);

    private final Evaluations f;
    private final Box box;
    private final double size;
    private final int n;
    private final Point[] vertices;
    private Point before;

    Simplex(Evaluations f, Point start, double size) {
      this.f = f;
      this.size = size;
      n = start.x().length;
      double[] x = start.x();
      double reach = 1;
      for (double value : x) {
        reach = Math.max(reach, Math.abs(value));
      }
      box = Box.of(f.problem().bounds(), x, reach / 2);
      vertices = new Point[n + 1];
      before = Point.ofValue(x, start.value());
      around(before);
    }

    @Override
    public Step next() {
      if (isCollapsed()) {
        double gain = before.value() - vertices[0].value();
        if (!(gain > GAIN * Math.abs(vertices[0].value()))) {
          return new Step.Stuck();
        }
        before = vertices[0];
        around(before);
      } else {
        move();
        Arrays.sort(vertices, LOWER);
      }
      return new Step.Moved(vertices[0], diameter());
    }

    private void around(Point middle) {
      vertices[0] = middle;
      for (int i = 0; i < n; i++) {
        double[] x = middle.x().clone();
        double side = size * (box.upper()[i] - box.lower()[i]);
        x[i] += x[i] + side <= f.problem().bounds().upper()[i] ? side : -side;
        vertices[i + 1] = at(x);
      }
      Arrays.sort(vertices, LOWER);
    }

    private void move() {
      int m = Math.max(2, n);
      double[] middle = middle();
      Point highest = vertices[n];
      Point through = beyond(middle, highest, 1);
      if (through.value() < vertices[0].value()) {
        Point further = beyond(middle, highest, 1 + 2.0 / m);
        vertices[n] = further.value() < through.value() ? further : through;
      } else if (through.value() < vertices[n - 1].value()) {
        vertices[n] = through;
      } else {
        boolean outside = through.value() < highest.value();
        double part = 0.75 - 0.5 / m;
        Point nearer = beyond(middle, highest, outside ? part : -part);
        if (nearer.value() < (outside ? through : highest).value()) {
          vertices[n] = nearer;
        } else {
          shrink(1 - 1.0 / m);
        }
      }
    }

    private double[] middle() {
      double[] middle = new double[n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          middle[i] += vertices[j].x()[i] / n;
        }
      }
      return middle;
    }

    private Point beyond(double[] middle, Point highest, double factor) {
      double[] x = new double[n];
      for (int i = 0; i < n; i++) {
        x[i] = middle[i] + factor * (middle[i] - highest.x()[i]);
      }
      return at(x);
    }

    private void shrink(double factor) {
      double[] lowest = vertices[0].x();
      for (int j = 1; j <= n; j++) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
          x[i] = lowest[i] + factor * (vertices[j].x()[i] - lowest[i]);
        }
        vertices[j] = at(x);
      }
    }

    private Point at(double[] x) {
      f.problem().bounds().project(x);
      double value = f.value(x);
      return Point.ofValue(x, Double.isNaN(value) ? Double.POSITIVE_INFINITY : value);
    }

    private boolean isCollapsed() {
      double largest = 0;
      for (double value : vertices[0].x()) {
        largest = Math.max(largest, Math.abs(value));
      }
      return diameter() <= COLLAPSED * Math.max(1, largest);
    }

    private double diameter() {
      double diameter = 0;
      for (int j = 1; j <= n; j++) {
        for (int i = 0; i < n; i++) {
          double distance = Math.abs(vertices[j].x()[i] - vertices[0].x()[i]);
          diameter = Math.max(diameter, distance);
        }
      }
      return diameter;
    }
  }
}
