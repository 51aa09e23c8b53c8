package org.thalweg.core.formula.print;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.thalweg.core.formula.term.Function;
import org.thalweg.core.formula.term.Numbers;
import org.thalweg.core.formula.term.Term;

/** Terms in the syntax that the parser reads, with no more brackets than they need. */
public final class TermText {
  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]*");

  private TermText() {}

  /** A term as text that reads back to it. */
  public static String of(Term term) {
    return switch (term) {
      case Term.Num t -> Numbers.text(t.value());
      case Term.Constant t -> t.text;
      case Term.Name t -> name(t.name());
      case Term.Element t -> name(t.name()) + "[" + of(t.index()) + "]";
      case Term.Neg t -> "-" + within(t.of(), Level.PRODUCT);
      case Term.Add t -> sum(t);
      case Term.Mul t ->
          within(t.factors().get(0), Level.SIGNED)
              + t.factors().stream()
                  .skip(1)
                  .map(factor -> "*" + within(factor, Level.POWER))
                  .collect(Collectors.joining());
      case Term.Div t -> within(t.over(), Level.SIGNED) + "/" + within(t.under(), Level.POWER);
      case Term.Pow t -> within(t.base(), Level.ATOM) + "^" + within(t.exponent(), Level.POWER);
      case Term.Call t -> t.function().text + list(t.arguments());
      case Term.If t ->
          "if("
              + of(t.left())
              + " "
              + t.relation().text
              + " "
              + of(t.right())
              + ", "
              + of(t.then())
              + ", "
              + of(t.otherwise())
              + ")";
      case Term.Repeat t ->
          t.kind().text
              + "("
              + name(t.index())
              + "="
              + of(t.from())
              + ".."
              + of(t.to())
              + ", "
              + of(t.body())
              + ")";
      case Term.Rows t -> (t.mean() ? "mean(" : "sum(") + of(t.body()) + ")";
    };
  }

  private static String list(List<Term> terms) {
    return terms.stream().map(TermText::of).collect(Collectors.joining(", ", "(", ")"));
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

  private static String name(String name) {
    boolean plain = WORD.matcher(name).matches() && !isTaken(name);
    return plain ? name : "`" + name + "`";
  }

  private static boolean isTaken(String name) {
    return Function.isReserved(name)
        || name.equals(Term.Constant.PI.text)
        || name.equals(Term.Constant.E.text);
  }

  /** A term, in brackets if it binds less than its place asks for. */
  private static String within(Term term, Level least) {
    String text = of(term);
    return Level.of(term).compareTo(least) < 0 ? "(" + text + ")" : text;
  }
}
