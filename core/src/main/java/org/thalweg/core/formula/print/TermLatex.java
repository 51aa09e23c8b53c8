package org.thalweg.core.formula.print;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.thalweg.core.formula.term.Function;
import org.thalweg.core.formula.term.Numbers;
import org.thalweg.core.formula.term.Term;

/** Terms in LaTeX's mathematics. */
public final class TermLatex {
  private static final Pattern NUMBERED = Pattern.compile("([\\p{L}]+)_?(\\d+)");
  private static final Set<String> GREEK =
      Set.of(
          "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
          "lambda", "mu", "nu", "xi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi",
          "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Sigma", "Phi", "Psi", "Omega");

  private TermLatex() {}

  /** A term as LaTeX. */
  public static String of(Term term) {
    return switch (term) {
      case Term.Num t -> number(Numbers.text(t.value()));
      case Term.Constant t -> t.latex;
      case Term.Name t -> name(t.name());
      case Term.Element t -> entry(t);
      case Term.Neg t -> "-" + within(t.of(), Level.PRODUCT);
      case Term.Add t -> sum(t);
      case Term.Mul t -> product(t.factors());
      case Term.Div t when t.over() instanceof Term.Neg minus ->
          "-" + of(new Term.Div(minus.of(), t.under()));
      case Term.Div t -> "\\frac{" + of(t.over()) + "}{" + of(t.under()) + "}";
      case Term.Pow t -> base(t.base()) + "^{" + of(t.exponent()) + "}";
      case Term.Call t -> call(t);
      case Term.If t ->
          "\\begin{cases}"
              + of(t.then())
              + " & \\text{if } "
              + of(t.left())
              + " "
              + t.relation().latex
              + " "
              + of(t.right())
              + " \\\\ "
              + of(t.otherwise())
              + " & \\text{otherwise}\\end{cases}";
      case Term.Repeat t ->
          t.kind().latex
              + "_{"
              + name(t.index())
              + "="
              + of(t.from())
              + "}^{"
              + of(t.to())
              + "} "
              + within(t.body(), Level.PRODUCT);
      case Term.Rows t ->
          (t.mean() ? "\\operatorname{mean}" : "\\sum_{\\text{rows}} ") + brackets(of(t.body()));
    };
  }

  private static String brackets(String inner) {
    return "\\left(" + inner + "\\right)";
  }

  private static String within(Term term, Level least) {
    String text = of(term);
    return Level.of(term).compareTo(least) < 0 ? brackets(text) : text;
  }

  private static String number(String text) {
    int at = text.indexOf('e');
    return at < 0 ? text : text.substring(0, at) + " \\cdot 10^{" + text.substring(at + 1) + "}";
  }

  private static String sum(Term.Add t) {
    StringBuilder text = new StringBuilder();
    for (Term term : t.terms()) {
      if (text.isEmpty()) {
        text.append(within(term, Level.SIGNED));
      } else if (term instanceof Term.Neg minus) {
        text.append(" - ").append(within(minus.of(), Level.PRODUCT));
      } else {
        text.append(" + ").append(within(term, Level.PRODUCT));
      }
    }
    return text.toString();
  }

  /** Side by side; with a dot where two numbers would become one, or a sum its next factor. */
  private static String product(List<Term> factors) {
    StringBuilder text = new StringBuilder();
    for (Term factor : factors) {
      boolean spreads = factor instanceof Term.Repeat || factor instanceof Term.Rows;
      boolean last = factor == factors.getLast();
      String next =
          spreads && !last
              ? brackets(of(factor))
              : within(factor, text.isEmpty() ? Level.SIGNED : Level.PRODUCT);
      boolean dot = !text.isEmpty() && Character.isDigit(next.charAt(0));
      text.append(text.isEmpty() ? "" : dot ? " \\cdot " : " ").append(next);
    }
    return text.toString();
  }

  /** What has an exponent: a fraction, a sum sign or a number with a power needs brackets. */
  private static String base(Term base) {
    boolean bare =
        switch (base) {
          case Term.Num t -> !Numbers.text(t.value()).contains("e");
          case Term.Call t -> t.function() != Function.CBRT && t.function() != Function.EXP;
          case Term.Constant t -> true;
          case Term.Name t -> true;
          case Term.Element t -> true;
          case Term.Neg t -> false;
          case Term.Add t -> false;
          case Term.Mul t -> false;
          case Term.Div t -> false;
          case Term.Pow t -> false;
          case Term.If t -> false;
          case Term.Repeat t -> false;
          case Term.Rows t -> false;
        };
    String text = of(base);
    return bare ? text : brackets(text);
  }

  private static String entry(Term.Element t) {
    Matcher numbered = NUMBERED.matcher(t.name());
    return numbered.matches()
        ? name(numbered.group(1)) + "_{" + numbered.group(2) + "," + of(t.index()) + "}"
        : name(t.name()) + "_{" + of(t.index()) + "}";
  }

  static String name(String name) {
    if (GREEK.contains(name)) {
      return "\\" + name;
    }
    Matcher numbered = NUMBERED.matcher(name);
    if (numbered.matches()) {
      return name(numbered.group(1)) + "_{" + numbered.group(2) + "}";
    }
    String escaped = name.replaceAll("[_#$%&{}]", "\\\\$0");
    return name.length() == 1 ? escaped : "\\mathrm{" + escaped.replace(" ", "\\ ") + "}";
  }

  private static String call(Term.Call t) {
    String inner = t.arguments().stream().map(TermLatex::of).collect(Collectors.joining(", "));
    return switch (t.function()) {
      case SQRT -> "\\sqrt{" + inner + "}";
      case CBRT -> "\\sqrt[3]{" + inner + "}";
      case EXP -> "e^{" + inner + "}";
      case ABS -> "\\left|" + inner + "\\right|";
      case FLOOR -> "\\left\\lfloor " + inner + "\\right\\rfloor";
      case CEIL -> "\\left\\lceil " + inner + "\\right\\rceil";
      case LOG10 -> "\\log_{10}" + brackets(inner);
      case LOG2 -> "\\log_{2}" + brackets(inner);
      case SIGMOID -> "\\sigma" + brackets(inner);
      case SQUARE -> base(t.argument()) + "^{2}";
      case POW -> base(t.argument()) + "^{" + of(t.arguments().get(1)) + "}";
      case ASIN, ACOS, ATAN -> "\\arc" + t.function().text.substring(1) + brackets(inner);
      case LOG, SIN, COS, TAN, SINH, COSH, TANH, MIN, MAX ->
          "\\" + t.function().text + brackets(inner);
      case ATAN2, LOG1P, EXPM1, SIGN, ERF, SOFTPLUS ->
          "\\operatorname{" + t.function().text + "}" + brackets(inner);
    };
  }
}
