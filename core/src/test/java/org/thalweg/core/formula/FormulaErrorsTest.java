package org.thalweg.core.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.core.formula.given.FormulaException;
import org.thalweg.core.formula.given.Given;

/** What is said of formulas that are wrong, and where the caret points. */
class FormulaErrorsTest {

  /** Formula; characters before the caret; what the message must hold. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "\"\"; 0; the formula is empty",
        "\"  \"; 0; the formula is empty",
        "x +; 3; the formula ends after '+'",
        "x + * y; 4; found '*' where a number, a name or '(' was expected; remove one",
        "x ** 2; 3; write ^ for a power",
        "2x; 1; write 2*x for a product",
        "2 (x + 1); 2; write 2*(…) for a product",
        "x y; 2; write x*y for a product",
        "(x)(y); 3; write …)*(…) for a product",
        "x 2; 2; found the number 2 where an operator or the end was expected",
        "(x + 1; 0; the '(' here is never closed; add a ')'",
        "x + 1); 5; found ')' without a '('",
        "x[1; 1; the '[' here is never closed; add a ']'",
        "(x]; 2; found ']' where an operator or ')' was expected; remove it",
        "(); 1; put something into the brackets",
        "1,5*x; 1; write a point in numbers",
        "(1,5)*x; 2; write a point in numbers",
        "x # 2; 2; '#' has no meaning in a formula",
        "3×x; 1; write * for a product",
        "x²; 1; write ^2",
        "|x|; 0; write abs(x)",
        "x^.; 2; a number has digits before or after its point",
        "1e999*x; 0; the number 1e999 is too large; the largest is 1.79e308",
        "1e-999*x; 0; the number 1e-999 is too small",
        "sine(x); 0; there is no function sine; did you mean sin",
        "sqr(x); 0; did you mean sqrt",
        "Exp(x); 0; did you mean exp",
        "foo(x); 0; there is no function foo; write foo*(…)",
        "sin x; 0; write sin(x)",
        "sin + 1; 0; sin is a function and has its argument in brackets",
        "sin(x, y); 0; sin has 2 arguments here and takes one argument; write sin(x)",
        "pow(x); 0; pow has 1 argument here and takes two arguments; write pow(x, y)",
        "max(x); 0; takes two arguments or more",
        "exp(); 0; exp has 0 arguments",
        "y = a = b; 6; found a second '='",
        "(y = a); 3; found '=' within brackets",
        "= x; 0; found '=' where a number, a name or '(' was expected",
        "if(x, 1, 2); 4; found ',' where a comparison was expected",
        "if(x = 1, 1, 2); 5; where a comparison was expected",
        "if(x < 1, 2); 11; found ')' where ',' was expected",
        "x < 1; 2; found '<' where an operator or the end was expected",
        "prod(x); 5; write prod(i=1..10, x[i])",
        "sum(1..3, x); 5; found '..' where an operator or ')' was expected",
        "sum(i=1, x[i]); 7; found ',' where '..' was expected; the range of i is written",
        "sum(i=1..3); 10; found ')' where ',' was expected; what is repeated follows the range",
        "sum(e=1..3, x[e]); 4; name the index i, j or k",
        "sum(i=1..3, x[i]) + i; 20; i is the index of a sum and stands here outside of it",
        "sum(i=1..2, sum(i=1..2, x[i])); 12; the index i is that of an outer sum already",
        "x[1] + x; 7; x stands here without an index, and elsewhere with one; write x[1]",
        "x[1,2]; 3; write one, as x[(i-1)*n + j]",
        "x + `petal; 4; a quoted name has a ` at either end"
      })
  void whatCannotBeRead(String formula, int place, String message) {
    FormulaException e = assertThrows(FormulaException.class, () -> Formula.parse(formula));
    check(e, formula, place, message);
  }

  private static void check(FormulaException e, String formula, int place, String message) {
    String[] lines = e.getMessage().split("\n", -1);
    assertTrue(lines[0].contains(message), () -> "got: " + e.getMessage());
    assertEquals(place, e.place());
    if (formula.isBlank()) { // nothing to point at
      assertEquals(1, lines.length);
      return;
    }
    assertEquals(3, lines.length);
    assertEquals("  " + formula, lines[1]);
    assertEquals(" ".repeat(place + 2) + "^", lines[2], e.getMessage());
  }

  /** Formula; characters before the caret; what the message must hold. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "sum(i=1..3, x[i-1]); 12; found x[0]: indices start at 1",
        "x[-1]; 0; found x[-1]: indices start at 1",
        "x[1.5]; 2; the index of x is 1.5, which is no whole number",
        "sum(i=1..3, x[i/2]); 14; the index of x is 0.5, which is no whole number",
        "x[k]; 2; the index of x uses k, which is no index here and has no given value; give k",
        "sum(i=1..n, x[i]); 9; the range of i uses n, which is no index here and has no given",
        "x[sin(1)]; 2; the index of x is not reckoned from numbers and indices alone",
        "sum(i=3..1, x[i]); 0; the range of i is empty: it goes from 3 to 1; the upper end",
        "sum(i=1..1e9, x); 0; the range of i is too long",
        "x[1e9]; 0; x can have at most 100,000,000 entries",
        "sum(x^2); 0; sum of one argument goes over the rows of data, and there is no data",
        "mean(x^2); 0; mean of one argument goes over the rows of data"
      })
  void whatCannotBeBound(String formula, int place, String message) {
    FormulaException e =
        assertThrows(FormulaException.class, () -> Formula.parse(formula).bind(Given.NOTHING));
    check(e, formula, place, message);
  }

  private static void bound(String formula, Given given, String message) {
    FormulaException e =
        assertThrows(FormulaException.class, () -> Formula.parse(formula).bind(given).objective());
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void dataThatDoesNotFit() {
    Map<String, double[]> unlike = new LinkedHashMap<>();
    unlike.put("t", new double[3]);
    unlike.put("y", new double[2]);
    bound(
        "a*t",
        Given.columns(unlike),
        "the column y has 2 rows and t has 3; give columns of one length");
    Given given = Given.columns(Map.of("t", new double[3]));
    bound("a*t[4]", given, "found t[4], and t has 3 rows");
    bound("(a - t)^2", given, "the formula has a value for each row of t, and one number was");
    bound("a*t", Given.columns(Map.of("t", new double[0])), "the column t has no rows");
    bound("t[1]", given, "t[1] has no variables");
    bound("sum(i=1..n, x)", Given.NOTHING.withValue("n", 2.5), "is 2.5, which is no whole number");
    bound("x*n", Given.NOTHING.withValue("n", Double.NaN), "n is given the value NaN");
    bound("x*n[1]", Given.NOTHING.withValue("n", 2), "n is one given number and has an index");
  }

  @Test
  void deepNestingIsRefusedWithoutOverflow() {
    String deep = "(".repeat(5000) + "x" + ")".repeat(5000);
    FormulaException e = assertThrows(FormulaException.class, () -> Formula.parse(deep));
    assertTrue(e.getMessage().contains("nested deeper than 400"), e.getMessage());
    assertThrows(FormulaException.class, () -> Formula.parse("-".repeat(5000) + "x"));
    assertThrows(FormulaException.class, () -> Formula.parse("2^".repeat(5000) + "x"));
    assertTrue(e.getMessage().lines().skip(1).allMatch(line -> line.length() <= 110));
  }

  @Test
  void theCaretPointsIntoALongFormula() {
    String text = "x + ".repeat(100) + "§ + x";
    FormulaException e = assertThrows(FormulaException.class, () -> Formula.parse(text));
    String[] lines = e.getMessage().split("\n", -1);
    assertEquals('§', lines[1].charAt(lines[2].indexOf('^')));
    assertEquals(400, e.place());
  }
}
