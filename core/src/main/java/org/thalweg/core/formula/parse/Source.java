package org.thalweg.core.formula.parse;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.formula.given.FormulaException;
import org.thalweg.core.formula.term.Term;

/** The text of a formula, with the place of each of its terms: what errors point at. */
public final class Source {
  private static final int SHOWN = 100;

  private final String text;
  private final IdentityHashMap<Term, Integer> places = new IdentityHashMap<>();

  /** A text none of whose terms is known yet. */
  public Source(String text) {
    this.text = text;
  }

  /** The text. */
  public String text() {
    return text;
  }

  /** Remembers where a term stands; terms within it have places of their own. */
  public <T extends Term> T put(T term, int place) {
    places.put(term, place);
    return term;
  }

  /** An error about a term. */
  public FormulaException error(Term about, String message) {
    @Nullable Integer place = places.get(about);
    return place == null ? new FormulaException(message, -1) : error(place, message);
  }

  /** An error with a caret under a place of the text; of a long text the part around it. */
  public FormulaException error(int place, String message) {
    if (text.isBlank()) {
      return new FormulaException(message, place);
    }
    int start = text.length() <= SHOWN ? 0 : Math.max(0, place - SHOWN / 2);
    int end = Math.min(text.length(), start + SHOWN);
    String before = start == 0 ? "" : "…";
    String shown = before + text.substring(start, end) + (end == text.length() ? "" : "…");
    String line = shown.replaceAll("\\s", " ");
    String caret = " ".repeat(before.length() + place - start) + "^";
    return new FormulaException(message + "\n  " + line + "\n  " + caret, place);
  }
}
