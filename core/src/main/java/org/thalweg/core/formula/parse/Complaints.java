package org.thalweg.core.formula.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.formula.given.FormulaException;
import org.thalweg.core.formula.term.Function;

/** What is said of words that do not fit together. */
final class Complaints {
  private Complaints() {}

  /** A word where an operator or the end was expected. */
  static FormulaException unexpected(Source source, Token found, @Nullable Token before) {
    if (found.is(")") || found.is("]")) {
      String open = found.is(")") ? "(" : "[";
      return source.error(
          found.place(),
          "found '"
              + found.text()
              + "' without a '"
              + open
              + "' before it; remove it or add '"
              + open
              + "'");
    }
    if (found.is(",")) {
      return source.error(
          found.place(), "found ',' outside of a function; write a point in numbers, as 0.5");
    }
    if (found.is("=")) {
      return source.error(found.place(), "found a second '='; an equation has one, as y = a + b*x");
    }
    return notJoined(source, found, before, "an operator or the end");
  }

  /** A word where an operator or the closing bracket was expected. */
  static FormulaException unexpectedWithin(
      Source source, Token found, @Nullable Token before, String close) {
    if (found.is("=")) {
      return source.error(
          found.place(),
          "found '=' within brackets; write == to compare, and sum(i=1..10, x[i]) for a sum");
    }
    if (found.is(",")) {
      return source.error(
          found.place(),
          "found ',' where an operator or '"
              + close
              + "' was expected; write a point in numbers,"
              + " as 0.5, and arguments after a function's name");
    }
    return notJoined(source, found, before, "an operator or '" + close + "'");
  }

  private static FormulaException notJoined(
      Source source, Token found, @Nullable Token before, String expected) {
    String start = "found " + found.described() + " where " + expected + " was expected; ";
    boolean operand = found.kind() != Token.Kind.SIGN || found.is("(");
    if (!operand || before == null) {
      return source.error(found.place(), start + "remove it");
    }
    String left = before.kind() == Token.Kind.SIGN ? "…" + before.text() : before.text();
    String right = found.is("(") ? "(…)" : found.text();
    return source.error(found.place(), start + "write " + left + "*" + right + " for a product");
  }

  /** A word, or the end, where a number, a name or a bracket was expected. */
  static FormulaException missingOperand(Source source, Token found, @Nullable Token before) {
    String last = before == null ? "" : before.text();
    boolean afterOperator = !last.isEmpty() && "+-*/^=".contains(last);
    String expected = " where a number, a name or '(' was expected; ";
    if (found.kind() == Token.Kind.END) {
      String fix = afterOperator ? "remove the '" + last + "' or go on" : "go on";
      return source.error(found.place(), "the formula ends after '" + last + "'" + expected + fix);
    }
    return source.error(
        found.place(),
        "found " + found.described() + expected + fix(found.text(), last, afterOperator));
  }

  private static String fix(String found, String last, boolean afterOperator) {
    if (found.equals("*") && last.equals("*")) {
      return "write ^ for a power";
    }
    if (afterOperator && "*/^+".contains(found)) {
      return "remove one of the two operators";
    }
    return found.equals(")") && last.equals("(")
        ? "put something into the brackets"
        : "write what is missing before it";
  }

  /** A bracket open to the end. */
  static FormulaException notClosed(Source source, Token open, String close) {
    return source.error(
        open.place(), "the '" + open.text() + "' here is never closed; add a '" + close + "'");
  }

  /** A name before a bracket that is no function's. */
  static FormulaException unknownFunction(Source source, Token name) {
    List<String> near = Function.near(name.text());
    String meant =
        near.isEmpty() ? "" : "did you mean " + String.join(", ", near) + "? For a product ";
    return source.error(
        name.place(),
        "there is no function " + name.text() + "; " + meant + "write " + name.text() + "*(…)");
  }

  /** A function with too few or too many arguments. */
  static FormulaException argumentCount(Source source, Token name, Function function, int count) {
    String wanted = function.arity == 1 ? "one argument" : "two arguments";
    String form = function.text + (function.arity == 1 ? "(x)" : "(x, y)");
    return source.error(
        name.place(),
        name.text()
            + " has "
            + count
            + (count == 1 ? " argument" : " arguments")
            + " here and takes "
            + wanted
            + (function.takesMore() ? " or more" : "")
            + "; write "
            + form);
  }
}
