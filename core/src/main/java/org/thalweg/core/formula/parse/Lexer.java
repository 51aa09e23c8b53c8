package org.thalweg.core.formula.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts the text of a formula into words. */
final class Lexer {
  private static final Pattern SPACE = Pattern.compile("\\s+");
  // A point belongs to a number unless another follows it: 1..10 is a range.
  private static final Pattern NUMBER =
      Pattern.compile("(?:\\d+(?:\\.(?!\\.)\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?");
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]*");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern SIGN = Pattern.compile("\\.\\.|<=|>=|==|!=|[-+*/^()\\[\\],=<>]");
  private static final Map<String, String> HINTS =
      Map.ofEntries(
          Map.entry("×", "write * for a product"),
          Map.entry("·", "write * for a product"),
          Map.entry("÷", "write / for a quotient"),
          Map.entry("−", "write - for minus"),
          Map.entry("–", "write - for minus"),
          Map.entry("²", "write ^2"),
          Map.entry("³", "write ^3"),
          Map.entry("√", "write sqrt(x)"),
          Map.entry("|", "write abs(x) for |x|"),
          Map.entry("{", "group with ( and )"),
          Map.entry("}", "group with ( and )"),
          Map.entry("≤", "write <="),
          Map.entry("≥", "write >="),
          Map.entry("≠", "write !="),
          Map.entry(".", "a number has digits before or after its point, as 0.5"),
          Map.entry("`", "a quoted name has a ` at either end"),
          Map.entry(";", "separate arguments with ,"));

  private Lexer() {}

  /** The words in order, ending with one of kind END. */
  static List<Token> words(Source source) {
    String text = source.text();
    List<Token> words = new ArrayList<>();
    int place = 0;
    while (place < text.length()) {
      int end = end(SPACE, text, place);
      if (end == place) {
        Token word = word(source, place);
        words.add(word);
        end = word.end();
      }
      place = end;
    }
    words.add(new Token(Token.Kind.END, "", text.length(), text.length()));
    return words;
  }

  private static Token word(Source source, int place) {
    String text = source.text();
    int end = end(NUMBER, text, place);
    if (end > place) {
      return new Token(Token.Kind.NUMBER, text.substring(place, end), place, end);
    }
    end = end(NAME, text, place);
    if (end > place) {
      return new Token(Token.Kind.NAME, text.substring(place, end), place, end);
    }
    end = end(QUOTED, text, place);
    if (end > place) {
      return new Token(Token.Kind.NAME, text.substring(place + 1, end - 1), place, end);
    }
    end = end(SIGN, text, place);
    if (end > place) {
      return new Token(Token.Kind.SIGN, text.substring(place, end), place, end);
    }
    String found = Character.toString(text.codePointAt(place));
    String hint = HINTS.getOrDefault(found, "remove it, or write names of letters, digits and _");
    throw source.error(place, "'" + found + "' has no meaning in a formula; " + hint);
  }

  private static int end(Pattern pattern, String text, int place) {
    Matcher matcher = pattern.matcher(text).region(place, text.length());
    return matcher.lookingAt() ? matcher.end() : place;
  }
}
