package org.thalweg.learn.data;

import java.util.Locale;

/** What the cells of a column are taken for. */
public enum ColumnKind {
  /** Numbers, to be standardized. */
  NUMBER,
  /** Names of a few levels, to be one-hot encoded. */
  CATEGORY,
  /** A block of bytes a row. */
  IMAGE,
  /** Left out. */
  IGNORED;

  /**
   * The kind as a person reads it: {@code number}, {@code category}, {@code image}, {@code
   * ignored}.
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind that a person asked for in {@code name=kind}.
   *
   * @param word {@code number}, {@code category} or {@code ignore}
   * @throws InputException if it is none of these
   */
  public static ColumnKind parse(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "number" -> NUMBER;
      case "category" -> CATEGORY;
      case "ignore", "ignored" -> IGNORED;
      default ->
          throw new InputException(
              "a column can be `number`, `category` or `ignore`, not " + Wording.quote(word));
    };
  }
}
