package org.thalweg.core.plainjava;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Functions of four variables, as people write them: one for every kind of construct. */
final class Functions {
  static final double SCALE = 1.5;
  static final double[] WEIGHTS = {0.5, -1.25, 2, 0.75};
  private static final int[] ORDER = {2, 0, 3, 1};

  private final double offset;
  private final double[] coefficients;
  private final Functions inner;

  Functions(double offset, double[] coefficients, Functions inner) {
    this.offset = offset;
    this.coefficients = coefficients;
    this.inner = inner;
  }

  /** All of them, by name. */
  static Map<String, VectorFunction> all() {
    Map<String, VectorFunction> all = new LinkedHashMap<>();
    all.put("rosenbrock", Functions::rosenbrock);
    all.put("branches", Functions::branches);
    all.put("ternaries", Functions::ternaries);
    all.put("whileLoop", Functions::whileLoop);
    all.put("labels", Functions::labels);
    all.put("intSwitch", Functions::intSwitch);
    all.put("stringSwitch", Functions::stringSwitch);
    all.put("enumSwitch", Functions::enumSwitch);
    all.put("statics", Functions::statics);
    all.put("collections", Functions::collections);
    all.put("strings", Functions::strings);
    all.put("tryCatch", Functions::tryCatch);
    all.put("tryFinally", Functions::tryFinally);
    all.put("varargs", Functions::varargs);
    all.put("constant", Functions::constant);
    all.put("oneVariable", x -> x[2]);
    all.put("paramLoop", Functions::paramLoop);
    all.put("dotProduct", x -> dot(x, WEIGHTS) * dot(x, x));
    double a = 0.75;
    int which = 1;
    double[] data = {1, 2, 3, 4};
    double[][] table = {{1, 2}, {3, 4, 5}};
    all.put("lambda", x -> a * x[which] * x[which] + dot(data, x) + table[1][2] * x[0]);
    all.put("lambdaData", x -> squares(x, data) + sum(table));
    Functions nested = new Functions(0.5, new double[] {1, 1, 2, 2}, null);
    Functions object = new Functions(-0.25, new double[] {1, 2, 3, 5}, nested);
    all.put("instance", object::instance);
    all.put("instanceLambda", object.capturing());
    all.put("polymorphic", object::polymorphic);
    Shape shape = new Disc(0.7);
    all.put("interfaceCall", x -> shape.area(x[0] * x[1]) + shape.twice(x[3]));
    all.put("objectOfClass", new Quadratic(new double[] {2, 3, 4, 5}));
    all.put("messages", Functions::messages);
    all.putAll(NumberFunctions.all());
    all.putAll(ArrayFunctions.all());
    all.putAll(ObjectFunctions.all());
    return all;
  }

  static double rosenbrock(double[] x) {
    double s = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      double t = x[i + 1] - x[i] * x[i];
      s += 100 * t * t + (1 - x[i]) * (1 - x[i]);
    }
    return s;
  }

  static double branches(double[] x) {
    double r;
    if (x[0] > x[1]) {
      r = x[0] * x[1];
      if (x[2] <= 0 || x[3] > 1 && x[0] != 3) {
        r += x[2] * x[2];
      } else {
        r = 2;
      }
    } else if (x[0] < -1) {
      r = Math.sin(x[0]);
    } else {
      r = x[3] / 3;
    }
    return r * x[1];
  }

  static double ternaries(double[] x) {
    double a = x[0] > 0 ? x[1] : 1;
    double b = x[1] > 0 ? 2 : x[2] * x[2];
    return a * b
        + (x[2] > x[3] ? x[2] : x[3]) * (x[0] < 0 ? -1 : x[1] > 0.5 ? x[0] : 0.25)
        + dot2(x[0] > 1 ? x : WEIGHTS, x[3] > 0 ? WEIGHTS : x);
  }

  private static double dot2(double[] a, double[] b) {
    return a[0] * b[1] + a[2] * b[3];
  }

  static double whileLoop(double[] x) {
    double s = x[0];
    int k = 0;
    while (Math.abs(s) < 20 && k < 30) {
      s = s * 1.5 + x[1] * x[2];
      k++;
      if (k == 7) {
        continue;
      }
      s += 0.1 * k;
    }
    return s + k;
  }

  static double labels(double[] x) {
    double s = 0;
    outer:
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        if (j == 3 && i == 1) {
          continue outer;
        }
        if (i + j == 5) {
          break outer;
        }
        s += x[i] * x[j] * (i + 1);
      }
    }
    return s;
  }

  static double intSwitch(double[] x) {
    double s = 0;
    for (int i = 0; i < 6; i++) {
      switch (i) {
        case 0:
          s += x[0];
        // falls through
        case 1:
          s *= x[1] + 2;
          break;
        case 2:
          s -= x[2] * x[2];
          break;
        case 1000:
          s = 0;
          break;
        default:
          s += Math.cos(x[3] * i);
      }
      s +=
          switch (i * 100) {
            case 100 -> x[1] * x[2];
            case 100000 -> 0;
            case 300 -> {
              double t = x[0] * x[3];
              yield t * t;
            }
            default -> 1;
          };
    }
    return s;
  }

  static double stringSwitch(double[] x) {
    double s = 0;
    for (String name : List.of("square", "cube", "other")) {
      s +=
          switch (name) {
            case "square" -> x[0] * x[0];
            case "cube" -> x[1] * x[1] * x[1];
            default -> x[2];
          };
    }
    return s;
  }

  enum Kind {
    SMALL,
    LARGE
  }

  static double enumSwitch(double[] x) {
    Kind kind = x[0] * x[0] > 1 ? Kind.LARGE : Kind.SMALL;
    return switch (kind) {
      case SMALL -> x[1] * x[2];
      case LARGE -> x[2] / (2 + x[3] * x[3]);
    };
  }

  static double statics(double[] x) {
    double s = 0;
    for (int i = 0; i < ORDER.length; i++) {
      s += SCALE * WEIGHTS[i] * x[ORDER[i]] * x[i];
    }
    return s * Holder.FACTOR;
  }

  private static final class Holder {
    private static final double FACTOR = 1.25;
  }

  static double collections(double[] x) {
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      if (x[i] > 0) {
        chosen.add(i);
      }
    }
    Map<Integer, Double> factors = Map.of(0, 2.0, 1, 0.5, 2, 1.5, 3, 3.0);
    double s = x[0];
    for (int i : chosen) {
      s += factors.get(i) * x[i] * x[i];
    }
    return s * (1 + chosen.size());
  }

  static double strings(double[] x) {
    String name = "n" + x.length;
    Objects.requireNonNull(x);
    if (name.equals("n4") && !Double.isNaN(x[0]) && Double.compare(x[0], 1e9) < 0) {
      return x[0] * name.length() * x[1];
    }
    throw new IllegalArgumentException("bad " + x[0] + " of " + name);
  }

  static double tryCatch(double[] x) {
    double s = 1;
    double[] held = WEIGHTS;
    for (int i = 0; i < 6; i++) {
      try {
        s = s * 1.1 + x[i] * x[i];
        held = x;
      } catch (ArrayIndexOutOfBoundsException | NullPointerException e) {
        s += x[0] * x[1];
      }
    }
    return s * held[1];
  }

  static double tryFinally(double[] x) {
    double s = x[0];
    try {
      s = checked(x[1]) * s;
    } catch (IllegalStateException e) {
      s = x[2] * x[2];
    } finally {
      s += x[3] * s;
    }
    return s;
  }

  private static double checked(double v) {
    if (v < 0) {
      throw new IllegalStateException("negative: " + v);
    }
    return Math.sqrt(v);
  }

  static double varargs(double[] x) {
    return sum(x[0], x[1] * x[2], 3) + sum() + sum(x) * x[3];
  }

  private static double sum(double... v) {
    double s = 0;
    for (double one : v) {
      s += one;
    }
    return s;
  }

  private static double sum(double[][] v) {
    double s = 0;
    for (double[] one : v) {
      s += sum(one);
    }
    return s;
  }

  static double constant(double[] x) {
    double[] y = new double[x.length];
    y[1] = 3;
    return y[1] * y.length;
  }

  static double paramLoop(double[] x) {
    return decay(5, x[0] * x[0], 0.5) + decay(1, 2, x[1] * x[1]);
  }

  /** A loop that starts with the method, and a parameter that becomes active in it. */
  private static double decay(double v, double by, double f) {
    while (v < 50) {
      v = v * 2 + by * f;
    }
    return v;
  }

  static double dot(double[] a, double[] b) {
    double s = 0;
    for (int i = 0; i < a.length; i++) {
      s += a[i] * b[i];
    }
    return s;
  }

  private static double squares(double[] x, double[] targets) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      double r = x[i] - targets[i];
      s += r * r * targets[i];
    }
    return s;
  }

  double instance(double[] x) {
    double s = offset;
    for (int i = 0; i < coefficients.length; i++) {
      s += coefficients[i] * scaled(x[i]);
    }
    return inner == null ? s : s * inner.instance(x);
  }

  private double scaled(double v) {
    return v * v * offset + this.coefficients[0] * v;
  }

  VectorFunction capturing() {
    double factor = 2.5;
    return x -> factor * scaled(x[1]) + offset * x[0] + inner.scaled(x[2]);
  }

  double hook(double v) {
    return v * v;
  }

  double polymorphic(double[] x) {
    return hook(x[0]) + inner.hook(x[3]);
  }

  interface Shape {
    double area(double r);

    default double twice(double r) {
      return 2 * area(r);
    }
  }

  record Disc(double factor) implements Shape {
    @Override
    public double area(double r) {
      return factor * Math.PI * r * r;
    }
  }

  /** A function that is an object of a class. */
  static final class Quadratic implements VectorFunction {
    private static final long serialVersionUID = 1;
    private final double[] diagonal;

    Quadratic(double[] diagonal) {
      this.diagonal = diagonal;
    }

    @Override
    public double at(double[] x) {
      double s = 0;
      for (int i = 0; i < x.length; i++) {
        s += diagonal[i] * x[i] * x[i];
      }
      return s;
    }
  }

  static double messages(double[] x) {
    require(x[0] < 100, "x0 is " + x[0]);
    return x[0] * x[1];
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
