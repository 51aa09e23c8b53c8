package org.thalweg.core.formula.parse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.formula.term.Function;
import org.thalweg.core.formula.term.Term;

/**
 * Reads the words of a formula. By precedence: + and -, then * and /, then the sign, then ^, which
 * groups from the right: -x^2 is -(x^2), and 2^-x and 2^3^2 are what they are in mathematics.
 */
public final class Parser {
  private static final int DEEPEST = 400;

  private final Source source;
  private final List<Token> words;
  private int next;
  private int depth;

  private Parser(Source source) {
    this.source = source;
    this.words = Lexer.words(source);
  }

  /**
   * What is written.
   *
   * @param left of an equation its left side, else null
   * @param right of an equation its right side, else all
   */
  public record Sides(@Nullable Term left, Term right) {}

  /** Reads all of a text. */
  public static Sides parse(Source source) {
    Parser parser = new Parser(source);
    if (parser.peek().kind() == Token.Kind.END) {
      throw source.error(0, "the formula is empty; write one, as x^2 + y^2");
    }
    Term first = parser.sum();
    if (!parser.peek().is("=")) {
      parser.finish();
      return new Sides(null, first);
    }
    parser.take();
    Term second = parser.sum();
    parser.finish();
    return new Sides(first, second);
  }

  private void finish() {
    Token found = peek();
    if (found.kind() != Token.Kind.END) {
      throw Complaints.unexpected(source, found, previous());
    }
  }

  private Term sum() {
    Token start = peek();
    deeper(start);
    if (start.is("+")) {
      take();
    }
    List<Term> terms = new ArrayList<>();
    terms.add(product());
    while (peek().is("+") || peek().is("-")) {
      Token sign = take();
      Term term = product();
      terms.add(sign.is("-") ? source.put(new Term.Neg(term), sign.place()) : term);
    }
    depth--;
    return terms.size() == 1 ? terms.get(0) : source.put(new Term.Add(terms), start.place());
  }

  private Term product() {
    Token start = peek();
    List<Term> factors = new ArrayList<>();
    factors.add(signed());
    while (peek().is("*") || peek().is("/")) {
      Token sign = take();
      Term factor = signed();
      if (sign.is("*")) {
        factors.add(factor);
      } else {
        Term over = joined(factors, start);
        factors.clear();
        factors.add(source.put(new Term.Div(over, factor), start.place()));
      }
    }
    return joined(factors, start);
  }

  private Term joined(List<Term> factors, Token start) {
    return factors.size() == 1 ? factors.get(0) : source.put(new Term.Mul(factors), start.place());
  }

  private Term signed() {
    Token start = peek();
    if (start.is("-")) {
      take();
      deeper(start);
      Term of = signed();
      depth--;
      return source.put(new Term.Neg(of), start.place());
    }
    return power();
  }

  private Term power() {
    Token start = peek();
    Term base = primary();
    if (!peek().is("^")) {
      return base;
    }
    take();
    deeper(start);
    Term exponent = signed();
    depth--;
    return source.put(new Term.Pow(base, exponent), start.place());
  }

  private Term primary() {
    @Nullable Token before = previous();
    Token found = take();
    return switch (found.kind()) {
      case NUMBER -> source.put(number(found), found.place());
      case NAME -> named(found);
      case SIGN -> {
        if (!found.is("(")) {
          throw Complaints.missingOperand(source, found, before);
        }
        Term inner = sum();
        close(")", found);
        yield inner;
      }
      case END -> throw Complaints.missingOperand(source, found, before);
    };
  }

  private Term.Num number(Token word) {
    Term.Num read = new Term.Num(new BigDecimal(word.text()));
    if (Double.isInfinite(read.number())) {
      throw source.error(
          word.place(), "the number " + word.text() + " is too large; the largest is 1.79e308");
    }
    if (read.number() == 0 && read.value().signum() != 0) {
      throw source.error(
          word.place(), "the number " + word.text() + " is too small; the smallest is 4.9e-324");
    }
    return read;
  }

  private Term named(Token name) {
    boolean quoted = name.end() - name.place() != name.text().length();
    if (peek().is("(") && !quoted) {
      return applied(name);
    }
    if (!quoted) {
      for (Term.Constant constant : Term.Constant.values()) {
        if (constant.text.equals(name.text())) {
          return constant;
        }
      }
      if (Function.isReserved(name.text())) {
        throw source.error(
            name.place(),
            name.text()
                + " is a function and has its argument in brackets; write "
                + name.text()
                + "(x), or give the variable another name");
      }
    }
    if (peek().is("[")) {
      Token open = take();
      Term index = sum();
      if (peek().is(",")) {
        throw source.error(
            peek().place(),
            "found a second index; write one, as x[(i-1)*n + j] for a table by rows");
      }
      close("]", open);
      return source.put(new Term.Element(name.text(), index), name.place());
    }
    return source.put(new Term.Name(name.text()), name.place());
  }

  private Term applied(Token name) {
    return switch (name.text()) {
      case "sum" -> repeated(name, Term.Kind.SUM);
      case "prod" -> repeated(name, Term.Kind.PROD);
      case "mean" -> {
        Token open = take();
        Term body = sum();
        close(")", open);
        yield source.put(new Term.Rows(true, body), name.place());
      }
      case "if" -> choice(name);
      default -> {
        @Nullable Function function = Function.named(name.text());
        if (function == null) {
          throw Complaints.unknownFunction(source, name);
        }
        yield call(name, function);
      }
    };
  }

  private Term call(Token name, Function function) {
    Token open = take();
    List<Term> arguments = new ArrayList<>();
    if (!peek().is(")")) {
      arguments.add(sum());
      while (peek().is(",")) {
        take();
        arguments.add(sum());
      }
    }
    close(")", open);
    int count = arguments.size();
    if (count != function.arity && !(function.takesMore() && count > 2)) {
      throw Complaints.argumentCount(source, name, function, count);
    }
    return source.put(new Term.Call(function, arguments), name.place());
  }

  private Term repeated(Token name, Term.Kind kind) {
    Token open = take();
    Token index = peek();
    if (index.kind() != Token.Kind.NAME || !words.get(next + 1).is("=")) {
      Term body = sum();
      if (kind == Term.Kind.PROD || peek().is(",")) {
        throw source.error(
            index.place(),
            "found "
                + index.described()
                + " where an index was expected; write "
                + name.text()
                + "(i=1..10, x[i])");
      }
      close(")", open);
      return source.put(new Term.Rows(false, body), name.place());
    }
    take();
    take();
    if (Term.Constant.E.text.equals(index.text())
        || Term.Constant.PI.text.equals(index.text())
        || Function.isReserved(index.text())) {
      throw source.error(
          index.place(), index.text() + " has a meaning of its own; name the index i, j or k");
    }
    Term from = sum();
    expect("..", "the range of " + index.text() + " is written " + index.text() + "=1..10");
    Term to = sum();
    expect(
        ",",
        "what is repeated follows the range: "
            + name.text()
            + "("
            + index.text()
            + "=1..10, x["
            + index.text()
            + "])");
    Term body = sum();
    close(")", open);
    return source.put(new Term.Repeat(kind, index.text(), from, to, body), name.place());
  }

  private Term choice(Token name) {
    Token open = take();
    Term left = sum();
    Token sign = take();
    Term.@Nullable Relation relation = null;
    for (Term.Relation known : Term.Relation.values()) {
      if (sign.is(known.text)) {
        relation = known;
      }
    }
    if (relation == null) {
      throw source.error(
          sign.place(),
          "found "
              + sign.described()
              + " where a comparison was expected;"
              + " write if(x < 1, a, b) with one of < <= > >= == !=");
    }
    Term right = sum();
    expect(",", "if has a condition and two values: if(x < 1, a, b)");
    Term then = sum();
    expect(",", "if has a condition and two values: if(x < 1, a, b)");
    Term otherwise = sum();
    close(")", open);
    return source.put(new Term.If(relation, left, right, then, otherwise), name.place());
  }

  private void expect(String sign, String fix) {
    Token found = take();
    if (!found.is(sign)) {
      throw source.error(
          found.place(),
          "found " + found.described() + " where '" + sign + "' was expected; " + fix);
    }
  }

  private void close(String sign, Token open) {
    Token found = peek();
    if (found.is(sign)) {
      take();
      return;
    }
    throw found.kind() == Token.Kind.END
        ? Complaints.notClosed(source, open, sign)
        : Complaints.unexpectedWithin(source, found, previous(), sign);
  }

  private void deeper(Token at) {
    if (++depth > DEEPEST) {
      throw source.error(
          at.place(),
          "brackets and signs are nested deeper than " + DEEPEST + "; write it in fewer levels");
    }
  }

  private Token peek() {
    return words.get(next);
  }

  /** The next word; the end may be taken again and again. */
  private Token take() {
    Token word = words.get(next);
    next = Math.min(next + 1, words.size() - 1);
    return word;
  }

  private @Nullable Token previous() {
    return next == 0 ? null : words.get(next - 1);
  }
}
