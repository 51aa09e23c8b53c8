package org.thalweg.problems;

import java.util.Map;

/** The value of a formula in text, by recursive descent: to check formulas by, apart from core. */
final class FormulaText {

  private final String text;
  private final Map<String, Double> names;
  private int at;

  private FormulaText(String text, Map<String, Double> names) {
    this.text = text.replace(" ", "");
    this.names = names;
  }

  static double value(String text, Map<String, Double> names) {
    var formula = new FormulaText(text, names);
    double value = formula.sum();
    if (formula.at < formula.text.length()) {
      throw new IllegalArgumentException(formula.text.substring(formula.at));
    }
    return value;
  }

  private double sum() {
    double value = product();
    while (true) {
      if (take('+')) {
        value += product();
      } else if (take('-')) {
        value -= product();
      } else {
        return value;
      }
    }
  }

  private double product() {
    double value = signed();
    while (true) {
      if (take('*')) {
        value *= signed();
      } else if (take('/')) {
        value /= signed();
      } else {
        return value;
      }
    }
  }

  private double signed() {
    return take('-') ? -signed() : power();
  }

  private double power() {
    double base = atom();
    return take('^') ? Math.pow(base, signed()) : base;
  }

  private double atom() {
    if (take('(')) {
      double inner = sum();
      take(')');
      return inner;
    }
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    String word = text.substring(start, at);
    if (take('(')) {
      double inner = sum();
      take(')');
      return function(word, inner);
    }
    return names.containsKey(word) ? names.get(word) : Double.parseDouble(word);
  }

  private static double function(String name, double x) {
    return switch (name) {
      case "exp" -> Math.exp(x);
      case "log" -> Math.log(x);
      case "sin" -> Math.sin(x);
      case "cos" -> Math.cos(x);
      case "atan" -> Math.atan(x);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private boolean take(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }
}
