package org.thalweg.core.formula.term;

import java.math.BigDecimal;
import java.util.List;

/** A formula as a tree. Equal terms are written alike. */
public sealed interface Term {

  /** A number as written, not negative. */
  record Num(BigDecimal value) implements Term {
    /** 1.50 and 1.5 are one number. */
    public Num {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** A whole number. */
    public static Num of(long value) {
      return new Num(BigDecimal.valueOf(value));
    }

    /** The nearest double. */
    public double number() {
      return value.doubleValue();
    }
  }

  /** A number with a name. */
  enum Constant implements Term {
    PI("pi", "\\pi", Math.PI),
    E("e", "e", Math.E);

    public final String text;
    public final String latex;
    public final double number;

    Constant(String text, String latex, double number) {
      this.text = text;
      this.latex = latex;
      this.number = number;
    }
  }

  /** A variable, a column of data, an index or a given number. */
  record Name(String name) implements Term {}

  /** An entry of an indexed variable or of a column, from 1. */
  record Element(String name, Term index) implements Term {}

  /** Minus a term. */
  record Neg(Term of) implements Term {}

  /** A sum of two terms or more; a difference has a {@link Neg}. */
  record Add(List<Term> terms) implements Term {
    public Add {
      terms = List.copyOf(terms);
    }
  }

  /** A product of two factors or more. */
  record Mul(List<Term> factors) implements Term {
    public Mul {
      factors = List.copyOf(factors);
    }
  }

  /** A quotient. */
  record Div(Term over, Term under) implements Term {}

  /** A power. */
  record Pow(Term base, Term exponent) implements Term {}

  /** A function of one or more arguments. */
  record Call(Function function, List<Term> arguments) implements Term {
    public Call {
      arguments = List.copyOf(arguments);
    }

    /** A function of these. */
    public static Call of(Function function, Term... arguments) {
      return new Call(function, List.of(arguments));
    }

    /** The first argument. */
    public Term argument() {
      return arguments.get(0);
    }
  }

  /** How two terms compare. */
  enum Relation {
    LT("<", "<"),
    LE("<=", "\\le"),
    GT(">", ">"),
    GE(">=", "\\ge"),
    EQ("==", "="),
    NE("!=", "\\ne");

    public final String text;
    public final String latex;

    Relation(String text, String latex) {
      this.text = text;
      this.latex = latex;
    }

    /** Whether two numbers compare so. */
    public boolean holds(double a, double b) {
      return switch (this) {
        case LT -> a < b;
        case LE -> a <= b;
        case GT -> a > b;
        case GE -> a >= b;
        case EQ -> a == b;
        case NE -> a != b;
      };
    }
  }

  /** One term where two others compare so, else another. */
  record If(Relation relation, Term left, Term right, Term then, Term otherwise) implements Term {}

  /** Whether what is repeated is added or multiplied. */
  enum Kind {
    SUM("sum", "\\sum"),
    PROD("prod", "\\prod");

    public final String text;
    public final String latex;

    Kind(String text, String latex) {
      this.text = text;
      this.latex = latex;
    }
  }

  /** A sum or product over the whole numbers from one to another. */
  record Repeat(Kind kind, String index, Term from, Term to, Term body) implements Term {}

  /** The sum or the mean over the rows of the data. */
  record Rows(boolean mean, Term body) implements Term {}
}
