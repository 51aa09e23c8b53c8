package org.thalweg.core.plainjava;

import java.util.ArrayList;
import java.util.Arrays;
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
    all.put("arithmetic", Functions::arithmetic);
    all.put("remainder", Functions::remainder);
    all.put("branches", Functions::branches);
    all.put("ternaries", Functions::ternaries);
    all.put("whileLoop", Functions::whileLoop);
    all.put("doLoop", Functions::doLoop);
    all.put("labels", Functions::labels);
    all.put("intSwitch", Functions::intSwitch);
    all.put("stringSwitch", Functions::stringSwitch);
    all.put("enumSwitch", Functions::enumSwitch);
    all.put("newton", Functions::newton);
    all.put("recursion", Functions::recursion);
    all.put("mutualRecursion", Functions::mutualRecursion);
    all.put("matrix", Functions::matrix);
    all.put("rowsSwap", Functions::rowsSwap);
    all.put("ragged", Functions::ragged);
    all.put("cube", Functions::cube);
    all.put("aliasing", Functions::aliasing);
    all.put("overwritten", Functions::overwritten);
    all.put("writesPoint", Functions::writesPoint);
    all.put("copies", Functions::copies);
    all.put("sumsShared", Functions::sumsShared);
    all.put("sumsReturned", Functions::sumsReturned);
    all.put("compound", Functions::compound);
    all.put("increments", Functions::increments);
    all.put("passed", Functions::passed);
    all.put("floats", Functions::floats);
    all.put("casts", Functions::casts);
    all.put("statics", Functions::statics);
    all.put("collections", Functions::collections);
    all.put("strings", Functions::strings);
    all.put("tryCatch", Functions::tryCatch);
    all.put("tryFinally", Functions::tryFinally);
    all.put("makesWeights", Functions::makesWeights);
    all.put("nullRows", Functions::nullRows);
    all.put("mathAll", Functions::mathAll);
    all.put("mathTwo", Functions::mathTwo);
    all.put("strictMath", Functions::strictMath);
    all.put("varargs", Functions::varargs);
    all.put("longLoop", Functions::longLoop);
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
    all.put("longSum", Functions::longSum);
    all.put("crossed", Functions::crossed);
    all.put("elementsWaiting", Functions::elementsWaiting);
    all.put("sumOfItself", Functions::sumOfItself);
    all.put("messages", Functions::messages);
    all.put("records", Functions::records);
    all.put("complexRoots", Functions::complexRoots);
    all.put("mutableObjects", Functions::mutableObjects);
    all.put("nestedObjects", Functions::nestedObjects);
    all.put("inherited", Functions::inherited);
    Vector origin = new Vector(0.5, -0.5, 2);
    all.put("capturedRecord", x -> new Vector(x[0], x[1], x[2]).minus(origin).norm() * x[3]);
    all.put("stackOfSums", Functions::stackOfSums);
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

  static double arithmetic(double[] x) {
    double a = x[0] + 2 * x[1] - x[2] / x[3];
    double b = -a * (x[0] / (1 + x[1] * x[1]));
    return a * b - b / a + 3 / (2 + x[0] * x[0]) - (x[2] - 1) * 4 + x[3] * x[3] * x[3];
  }

  static double remainder(double[] x) {
    return x[0] % 0.7 + (5 * x[1]) % (x[2] + 10) + Math.IEEEremainder(3 * x[3], 1.1);
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

  static double doLoop(double[] x) {
    double term = 1;
    double sum = 1;
    int i = 1;
    do {
      term *= x[0] * x[1] / i;
      sum += term;
      i++;
    } while (i < 12);
    return sum;
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

  /** The root of y³ + y = c, by Newton's method: the derivative goes through the iteration. */
  static double newton(double[] x) {
    double c = x[0] * x[1] + 3;
    double y = 1;
    for (int i = 0; i < 50; i++) {
      double step = (y * y * y + y - c) / (3 * y * y + 1);
      y -= step;
      if (Math.abs(step) < 1e-12) {
        break;
      }
    }
    return y * x[2];
  }

  static double recursion(double[] x) {
    return power(x[0], 5) + sumFrom(x, 0);
  }

  private static double power(double base, int n) {
    if (n == 0) {
      return 1;
    }
    double half = power(base, n / 2);
    return n % 2 == 0 ? half * half : half * half * base;
  }

  private static double sumFrom(double[] x, int i) {
    return i == x.length ? 0 : x[i] * (i + 1) + sumFrom(x, i + 1) * x[i];
  }

  static double mutualRecursion(double[] x) {
    return even(x, 6) * x[3];
  }

  private static double even(double[] x, int n) {
    return n == 0 ? x[0] : odd(x, n - 1) + x[1];
  }

  private static double odd(double[] x, int n) {
    return even(x, n - 1) * x[2];
  }

  static double matrix(double[] x) {
    int n = x.length;
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] = i == j ? 4 + x[i] * x[i] : x[i] * 0.1 + WEIGHTS[j];
      }
    }
    double[] b = x.clone();
    // Gauss, with pivoting
    for (int k = 0; k < n; k++) {
      int p = k;
      for (int i = k + 1; i < n; i++) {
        if (Math.abs(a[i][k]) > Math.abs(a[p][k])) {
          p = i;
        }
      }
      double[] row = a[k];
      a[k] = a[p];
      a[p] = row;
      double t = b[k];
      b[k] = b[p];
      b[p] = t;
      for (int i = k + 1; i < n; i++) {
        double f = a[i][k] / a[k][k];
        for (int j = k; j < n; j++) {
          a[i][j] -= f * a[k][j];
        }
        b[i] -= f * b[k];
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int j = i + 1; j < n; j++) {
        b[i] -= a[i][j] * b[j];
      }
      b[i] /= a[i][i];
    }
    double s = 0;
    for (double v : b) {
      s += v * v;
    }
    return s;
  }

  static double rowsSwap(double[] x) {
    double[][] rows = {x, {x[3], x[2], 1, x[0] * x[1]}, WEIGHTS.clone()};
    double[] first = rows[0];
    rows[0] = rows[1];
    rows[1] = first;
    rows[2][1] = x[2];
    double s = 0;
    for (int[] order = {0, 1, 2}; order != null; order = null) {
      for (int r : order) {
        for (int i = 0; i < 4; i++) {
          s += rows[r][i] * rows[(r + 1) % 3][3 - i];
        }
      }
    }
    return s;
  }

  static double ragged(double[] x) {
    double[][] a = new double[4][];
    for (int i = 0; i < 4; i++) {
      a[i] = new double[i + 1];
      Arrays.fill(a[i], x[i] * i);
      a[i][0] = 2;
    }
    double s = 0;
    for (double[] row : a) {
      for (double v : row) {
        s += v * v;
      }
    }
    return s;
  }

  static double cube(double[] x) {
    double[][][] a = new double[2][2][2];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        a[i][j][0] = x[i] * x[2 + j];
        a[i][j][1] = a[i][j][0] * a[i][j][0];
      }
    }
    double[][] plane = a[1];
    a[1] = a[0];
    return plane[1][1] + a[1][0][1] * a[0][1][0];
  }

  static double aliasing(double[] x) {
    double[] y = x.clone();
    addInto(y, y, 2);
    double[] z = y;
    z[1] *= x[0];
    return y[0] * y[1] + z[2] - y[3];
  }

  private static void addInto(double[] a, double[] b, double f) {
    for (int i = 0; i < a.length; i++) {
      a[i] += f * b[a.length - 1 - i];
    }
  }

  static double overwritten(double[] x) {
    double[] y = new double[4];
    y[0] = x[0];
    double before = y[0];
    y[0] = y[0] * x[1];
    double after = y[0];
    y[0] = 3;
    return before * after + y[0] * x[2];
  }

  static double writesPoint(double[] x) {
    x[0] = x[0] * x[1];
    x[1] += x[0];
    x[2] = 4;
    return x[0] * x[1] + x[2] * x[3];
  }

  static double copies(double[] x) {
    double[] y = Arrays.copyOf(x, 6);
    double[] z = Arrays.copyOfRange(x, 1, 5);
    double[] w = new double[8];
    System.arraycopy(y, 0, w, 2, 6);
    System.arraycopy(w, 2, w, 3, 4);
    System.arraycopy(WEIGHTS, 0, w, 0, 2);
    Arrays.fill(y, 4, 6, x[0] * x[1]);
    double[][] m = {x, w};
    double[][] shallow = m.clone();
    shallow[0] = z;
    double s = 0;
    for (int i = 0; i < 8; i++) {
      s += w[i] * w[7 - i] + (i + 1) * w[i];
    }
    return s + y[5] * z[0] + z[3] + m[0][1] * shallow[0][2];
  }

  static double sumsShared(double[] x) {
    double s = x[0] * x[1];
    s += x[2] * x[2];
    double t = s;
    s += x[3] * x[0];
    double u = t * s;
    t += x[1] * x[1];
    double[] a = new double[2];
    a[0] += s * t;
    a[1] = a[0];
    a[0] += x[0] * x[2];
    double v = a[0]++;
    a[0] += x[3] * x[3];
    return s * t * u + a[0] * a[1] + v;
  }

  static double sumsReturned(double[] x) {
    double[] a = {0, 0};
    for (int i = 0; i < 4; i++) {
      a[0] += x[i] * x[i];
    }
    double r = get(a, 0);
    r += x[0] * x[1];
    double q = a[0];
    q -= accumulate(q, x);
    double unused = accumulate(r, x);
    return r * a[0] + q * r + unused;
  }

  private static double get(double[] a, int i) {
    return a[i];
  }

  private static double accumulate(double s, double[] x) {
    for (double v : x) {
      s += v * 0.5 * v;
    }
    return s;
  }

  static double compound(double[] x) {
    double[] a = {1, 2, 3, 4};
    int i = 0;
    a[i++] += x[0];
    a[i++] -= x[1] * x[1];
    a[i] *= x[2];
    a[i + 1] /= x[3] + 5;
    double b = a[0] += a[1];
    double c;
    double d = c = b * x[0];
    d += b = x[1];
    return a[0] * a[1] + a[2] * a[3] + b * c * d;
  }

  static double increments(double[] x) {
    double a = x[0];
    double b = a++ * x[1];
    double c = --a * x[2];
    double[] y = {x[3]};
    double e = y[0]++ + ++y[0];
    a -= -a;
    return a * b + c * e - y[0];
  }

  static double passed(double[] x) {
    return weighted(x[0] * x[1], 2, x, 1)
        + weighted(3, x[2], WEIGHTS, 0)
        + weighted(1, 2, x, 3)
        + first(x)[1] * first(WEIGHTS)[0]
        + pick(true, x, WEIGHTS)[2] * pick(false, x, WEIGHTS)[1];
  }

  private static double weighted(double a, double b, double[] v, int i) {
    return a * a * v[i] + b;
  }

  private static double[] first(double[] v) {
    double[] r = new double[2];
    r[0] = v[0] * 2;
    r[1] = v[1] + r[0];
    return r;
  }

  private static double[] pick(boolean which, double[] a, double[] b) {
    if (which) {
      return a;
    }
    return b;
  }

  static double floats(double[] x) {
    // Values that floats hold exactly would hide nothing here: the sum is dominated by doubles.
    float a = (float) 0.5f;
    double b = a * x[0];
    float[] f = {1, 2};
    return b * x[1] + f[1] * x[2] + (float) 3 * x[3];
  }

  static double casts(double[] x) {
    int k = (int) (x[0] * 10.1);
    long l = (long) x[1];
    return k * x[2]
        + l * x[3]
        + Math.round(x[0]) * x[1]
        + Math.floor(x[2])
        + (x[3] > 0 ? 1 : 0)
        + Math.signum(x[0]) * x[0]
        + Math.ceil(x[1]) * x[1]
        + Math.rint(x[2]) * x[3];
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

  static double makesWeights(double[] x) {
    double[] w = zeros(4);
    w[1] = x[1] * x[1];
    w[2] += x[2];
    double[] v = WEIGHTS.clone();
    v[0] = x[0] * x[3];
    return dot(w, v) + dot(v, v);
  }

  private static double[] zeros(int n) {
    return new double[n];
  }

  static double nullRows(double[] x) {
    double[] y = null;
    double[][] rows = new double[2][];
    if (x[0] > 0) {
      y = new double[] {x[0], x[1]};
    }
    rows[1] = y;
    rows[0] = WEIGHTS;
    return (y == null ? x[2] : y[0] * y[1]) + (rows[1] == null ? 1 : rows[1][0] * rows[0][1]);
  }

  static double mathAll(double[] x) {
    double u = 0.3 + 0.1 * Math.sin(x[0]);
    double s = Math.abs(x[0] - 0.05) + Math.sqrt(u) + Math.cbrt(x[1] + 5) + Math.exp(u);
    s += Math.expm1(u) + Math.log(u) + Math.log1p(u) + Math.log10(u + 1) + Math.sin(x[1]);
    s += Math.cos(x[2]) + Math.tan(u) + Math.asin(u) + Math.acos(u) + Math.atan(x[3]);
    s += Math.sinh(x[0]) + Math.cosh(x[1]) + Math.tanh(x[2]) + Math.tanh(4 * x[3]);
    return s * Math.toDegrees(0.01 * x[3]) + Math.toRadians(x[2] * x[0]);
  }

  static double mathTwo(double[] x) {
    double p = 2 + x[0] * x[0] / 9;
    double s = Math.pow(p, x[1]) + Math.pow(p, 2.5) + Math.pow(x[1], 2) + Math.pow(x[2], 3);
    s += Math.pow(3, x[2]) + Math.hypot(x[0], x[1]) + Math.hypot(3, x[2]);
    s += Math.atan2(x[0], x[1]) + Math.atan2(1, x[2]) + Math.atan2(x[3], -2);
    s += Math.max(x[0], x[1]) * Math.min(x[2], x[3]) + Math.max(x[2], 0) + Math.min(0.1, x[3]);
    s += Math.fma(x[0], x[1], x[2]) + Math.fma(2, x[3], x[1]) + Math.copySign(x[0], x[1]);
    s += Math.clamp(x[0], -1.0, 1.0) * x[1] + Double.max(x[0], 0.2) + Double.sum(x[1], x[2]);
    return s + Math.max(3, 4) + Math.floorMod(7, 4) * x[0];
  }

  static double strictMath(double[] x) {
    return StrictMath.sin(x[0])
        * StrictMath.cos(x[1])
        * StrictMath.exp(0.1 * x[2])
        * StrictMath.pow(2 + x[3] * x[3], 1.5);
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

  static double longLoop(double[] x) {
    double a = x[0];
    double b = x[1];
    for (int i = 0; i < 20000; i++) {
      if (a > b) {
        a = 0.999 * a + 1e-4 * x[2];
      } else {
        double t = a;
        a = b * 0.9995;
        b = t + 1e-5 * x[3] * i;
      }
    }
    return a * b;
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

  /** More terms than one record takes at once. */
  static double longSum(double[] x) {
    double a = x[0] * x[1];
    double b = x[1] * x[2];
    double c = x[2] * x[3];
    double s = x[0] + x[1] + x[2] + x[3] + a + b * a + c * b + a;
    s += x[0] * a + x[1] * b + x[2] * c + x[3] * a;
    return s * s;
  }

  /** Variables that change places while they are on the stack. */
  static double crossed(double[] x) {
    double a = x[0];
    double b = x[1];
    double c = x[2];
    for (int i = 0; i < 3; i++) {
      double t = a + (a = b * c) + a;
      b = c - (c = t * 0.5) * b;
    }
    return a * b * c + x[3];
  }

  /** Sums that wait on the stack while their variable goes on. */
  static double stackOfSums(double[] x) {
    double s = x[0] * x[0];
    double r = s * (s += x[1]) + s * (s += x[2] * x[3]) * s;
    double q = s + (x[0] > 0 ? (s += x[1] * x[2]) : s) * 2;
    return r + q * s;
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

  /** Elements that wait on the stack while others add to them. */
  static double elementsWaiting(double[] x) {
    double[] a = {0, 0, 0};
    a[0] += x[0] * x[0];
    a[0] += x[1];
    double r = a[0] + (a[0] += x[1] * x[2]);
    double q = a[0] * addTo(a, 0, x[3] * x[2]);
    double p = a[0] - addTo(a, 0, x[0]) * a[0];
    a[1] = a[0] + addTo(a, 0, x[1] * x[1]);
    return r * q + p * a[1] + a[0];
  }

  private static double addTo(double[] a, int i, double v) {
    a[i] += v * v;
    a[i] += v;
    return v;
  }

  /** Sums that have themselves as terms, by one index or another. */
  static double sumOfItself(double[] x) {
    double[] a = {0, 0};
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        a[i] += x[i] * x[j];
        a[i] += x[i + 1];
        a[i] = a[i] + a[j] * x[2];
        a[i] += a[i] * x[3] * 0.1 + a[1 - j] * 0.5;
      }
    }
    double s = x[0] * x[1];
    s += x[2];
    s += s * x[3];
    s -= 0.5 * s;
    return a[0] * a[1] + s;
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
