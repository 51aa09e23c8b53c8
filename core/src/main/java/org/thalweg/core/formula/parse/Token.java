package org.thalweg.core.formula.parse;

/**
 * A word of a formula.
 *
 * @param text as written; of a quoted name what is between the quotes
 * @param place characters before it
 * @param end characters up to its end
 */
record Token(Kind kind, String text, int place, int end) {
  /** What kinds there are. */
  enum Kind {
    NUMBER,
    NAME,
    /** An operator, bracket or comma. */
    SIGN,
    END
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /** For messages. */
  String described() {
    return switch (kind) {
      case NUMBER -> "the number " + text;
      case NAME -> "the name " + text;
      case SIGN -> "'" + text + "'";
      case END -> "the end";
    };
  }
}
