package org.thalweg.core.plainjava;

import java.util.LinkedHashMap;
import java.util.Map;

/** Functions of four variables that make objects. */
final class ObjectFunctions {
  private ObjectFunctions() {}

  static Map<String, VectorFunction> all() {
    Map<String, VectorFunction> all = new LinkedHashMap<>();
    all.put("records", ObjectFunctions::records);
    all.put("complexRoots", ObjectFunctions::complexRoots);
    all.put("mutableObjects", ObjectFunctions::mutableObjects);
    all.put("nestedObjects", ObjectFunctions::nestedObjects);
    all.put("inherited", ObjectFunctions::inherited);
    Vector origin = new Vector(0.5, -0.5, 2);
    all.put("capturedRecord", x -> new Vector(x[0], x[1], x[2]).minus(origin).norm() * x[3]);
    return all;
  }

  record Vector(double a, double b, double c) {
    static Vector of(double[] x, int at) {
      return new Vector(x[at], x[at + 1], x[at + 2]);
    }

    Vector minus(Vector other) {
      return new Vector(a - other.a, b - other.b, c - other.c());
    }

    Vector cross(Vector o) {
      return new Vector(b * o.c - c * o.b, c * o.a - a * o.c, a * o.b - b * o.a);
    }

    double norm() {
      return Math.sqrt(a * a + b * b + c * c);
    }
  }

  static double records(double[] x) {
    Vector u = Vector.of(x, 0);
    Vector v = Vector.of(x, 1);
    Vector best = null;
    for (int i = 0; i < 3; i++) {
      Vector w = i == 1 ? u.cross(v) : u.minus(v);
      if (best == null || w.norm() > best.norm()) {
        best = w;
      }
      u = w.minus(new Vector(1, 2, 3));
    }
    return best.norm() + u.a * u.b();
  }

  record Complex(double re, double im) {
    Complex plus(Complex o) {
      return new Complex(re + o.re, im + o.im);
    }

    Complex times(Complex o) {
      return new Complex(re * o.re - im * o.im, re * o.im + im * o.re);
    }
  }

  /** A polynomial at points of the unit circle, with an array of objects. */
  static double complexRoots(double[] x) {
    Complex[] roots = new Complex[4];
    for (int k = 0; k < roots.length; k++) {
      roots[k] = new Complex(Math.cos(k + x[3]), Math.sin(k));
    }
    Complex sum = new Complex(0, 0);
    for (Complex z : roots) {
      Complex value = new Complex(1, 0);
      for (double c : x) {
        value = value.times(z).plus(new Complex(c, 0));
      }
      sum = sum.plus(value.times(value));
    }
    return sum.re() + 2 * sum.im();
  }

  private static final class Account {
    private double balance;
    private int steps;
    private final double[] history = new double[3];
    private Account parent;
    private String name = "none";

    Account(double balance) {
      this.balance = balance;
    }

    void add(double amount, double rate) {
      balance += amount;
      balance *= 1 + rate;
      history[steps % 3] = balance;
      steps++;
      if (parent != null) {
        parent.add(amount / 2, 0);
      }
      name = "account" + steps;
    }
  }

  static double mutableObjects(double[] x) {
    Account main = new Account(1);
    Account side = new Account(x[0]);
    side.parent = main;
    for (int i = 0; i < 4; i++) {
      side.add(x[1] * i, x[2] * 0.1);
    }
    side.history[0] += x[3];
    return main.balance * side.balance
        + main.history[1] * side.history[0] * side.steps
        + side.name.length();
  }

  record Segment(Vector from, Vector to, int weight, boolean counted, Vector[] inner) {
    double length() {
      return counted ? to.minus(from).norm() * weight + inner[0].a : 0;
    }
  }

  static double nestedObjects(double[] x) {
    Vector p = Vector.of(x, 0);
    Segment s = new Segment(p, new Vector(x[3], 1, 2), 3, x[0] < 5, new Vector[] {p, null});
    return s.length() * s.from().b;
  }

  private static class Base {
    protected final double scale;

    Base(double scale) {
      this.scale = scale;
    }

    double apply(double v) {
      return v * scale;
    }
  }

  private static final class Derived extends Base {
    private final double shift;

    Derived(double scale, double shift) {
      super(scale * 2);
      this.shift = shift;
    }

    @Override
    double apply(double v) {
      return super.apply(v) + shift * scale;
    }
  }

  static double inherited(double[] x) {
    Base base = new Base(x[0]);
    Derived derived = new Derived(x[1], x[2]);
    return base.apply(x[3]) * derived.apply(x[0]);
  }
}
