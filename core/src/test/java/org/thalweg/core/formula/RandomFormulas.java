package org.thalweg.core.formula;

import java.util.List;
import java.util.SplittableRandom;

/** Formulas of random form in x, y and the entries of z, for laws that hold for all. */
final class RandomFormulas {
  private static final List<String> FUNCTIONS =
      List.of(
          "exp",
          "sin",
          "cos",
          "tan",
          "tanh",
          "sinh",
          "cosh",
          "atan",
          "sigmoid",
          "softplus",
          "erf",
          "square",
          "abs",
          "cbrt",
          "expm1");
  private final SplittableRandom random;

  RandomFormulas(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A formula; of more parts the deeper it may be. */
  String formula(int depth) {
    return formula(depth, "");
  }

  private String formula(int depth, String index) {
    if (depth == 0) {
      return leaf(index);
    }
    String a = formula(depth - 1, index);
    String b = formula(random.nextInt(depth), index);
    return switch (random.nextInt(14)) {
      case 0, 1 -> a + " + " + b;
      case 2 -> a + " - (" + b + ")";
      case 3, 4 -> "(" + a + ")*(" + b + ")";
      case 5 -> "(" + a + ")/(2 + (" + b + ")^2)";
      case 6 -> "(" + a + ")^" + random.nextInt(0, 4);
      case 7 -> "(1.5 + (" + a + ")^2)^(" + b + ")";
      case 8 -> "-(" + a + ")";
      case 9 ->
          List.of("sqrt", "log", "log2", "log10").get(random.nextInt(4)) + "(1.1 + (" + a + ")^2)";
      case 10 ->
          List.of("min", "max", "atan2").get(random.nextInt(3)) + "(" + a + ", 1 + " + b + ")";
      case 11 -> "if(" + a + " < " + b + ", " + b + ", " + a + ")";
      case 12 -> index.isEmpty() ? repeated(depth) : a;
      default -> FUNCTIONS.get(random.nextInt(FUNCTIONS.size())) + "(" + a + ")";
    };
  }

  private String repeated(int depth) {
    String kind = random.nextInt(3) == 0 ? "prod" : "sum";
    String range = List.of("i=1..3", "i=2..4", "i=1..4").get(random.nextInt(3));
    String body = formula(depth - 1, "i");
    return random.nextInt(4) == 0
        ? kind + "(" + range + ", sum(j=1..i, z[j]*(" + body + ")))"
        : kind + "(" + range + ", " + body + ")";
  }

  private String leaf(String index) {
    String entry = index.isEmpty() ? "z[2]" : List.of("z[i]", "z[5-i]", "i").get(random.nextInt(3));
    return List.of("x", "y", "x", "y", entry, "0.5", "3", "pi", "1e-3").get(random.nextInt(9));
  }

  /** Coordinates of moderate size. */
  double coordinate() {
    return random.nextDouble(-1.5, 1.5);
  }
}
