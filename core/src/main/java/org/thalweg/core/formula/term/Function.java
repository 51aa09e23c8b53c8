package org.thalweg.core.formula.term;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The functions of formulas. Angles are in radians. */
public enum Function {
  EXP("exp", 1),
  LOG("log", 1),
  LOG10("log10", 1),
  LOG2("log2", 1),
  LOG1P("log1p", 1),
  EXPM1("expm1", 1),
  SQRT("sqrt", 1),
  CBRT("cbrt", 1),
  SQUARE("square", 1),
  POW("pow", 2),
  SIN("sin", 1),
  COS("cos", 1),
  TAN("tan", 1),
  ASIN("asin", 1),
  ACOS("acos", 1),
  ATAN("atan", 1),
  ATAN2("atan2", 2),
  SINH("sinh", 1),
  COSH("cosh", 1),
  TANH("tanh", 1),
  ABS("abs", 1),
  SIGN("sign", 1),
  FLOOR("floor", 1),
  CEIL("ceil", 1),
  ERF("erf", 1),
  SIGMOID("sigmoid", 1),
  SOFTPLUS("softplus", 1),
  MIN("min", 2),
  MAX("max", 2);

  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("ln", "log"),
          Map.entry("arcsin", "asin"),
          Map.entry("arccos", "acos"),
          Map.entry("arctan", "atan"),
          Map.entry("arctan2", "atan2"),
          Map.entry("logistic", "sigmoid"),
          Map.entry("power", "pow"),
          Map.entry("sgn", "sign"));
  private static final Map<String, Function> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(f -> f.text, f -> f));

  /** Words that are read in their own way when a bracket follows. */
  static final List<String> FORMS = List.of("sum", "prod", "mean", "if");

  public final String text;

  /** Number of arguments; {@link #MIN} and {@link #MAX} take more as well. */
  public final int arity;

  Function(String text, int arity) {
    this.text = text;
    this.arity = arity;
  }

  /** Whether it takes any number of arguments from two on. */
  public boolean takesMore() {
    return this == MIN || this == MAX;
  }

  /** The function of a name, or null. */
  public static @Nullable Function named(String name) {
    return BY_NAME.get(ALIASES.getOrDefault(name, name));
  }

  /** Whether a name means a function or a form, so that nothing else can have it. */
  public static boolean isReserved(String name) {
    return named(name) != null || FORMS.contains(name);
  }

  /** Up to three names most like one that is unknown, fewest letters changed first. */
  public static List<String> near(String name) {
    Map<Integer, List<String>> byDistance =
        Stream.of(BY_NAME.keySet(), ALIASES.keySet(), FORMS)
            .flatMap(names -> names.stream())
            .sorted()
            .collect(
                Collectors.groupingBy(n -> distance(n, name), TreeMap::new, Collectors.toList()));
    int most = Math.max(1, name.length() / 2);
    return byDistance.entrySet().stream()
        .filter(entry -> entry.getKey() <= most)
        .flatMap(entry -> entry.getValue().stream())
        .limit(3)
        .toList();
  }

  /** Levenshtein's distance, letter case aside. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        char x = Character.toLowerCase(a.charAt(i - 1));
        char y = Character.toLowerCase(b.charAt(j - 1));
        int changed = diagonal + (x == y ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
