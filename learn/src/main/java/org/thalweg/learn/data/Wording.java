package org.thalweg.learn.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Words and names as messages show them. */
public final class Wording {
  private static final int SHOWN_CHARACTERS = 40;
  private static final int SHOWN_NAMES = 12;
  private static final int SHOWN_NEAR_NAMES = 3;

  private Wording() {}

  /**
   * A name or the text of a cell between backticks, shortened to 40 characters, on one line.
   *
   * @param text the text to show
   */
  public static String quote(String text) {
    String line = oneLine(text);
    return line.length() <= SHOWN_CHARACTERS
        ? "`" + line + "`"
        : "`" + line.substring(0, SHOWN_CHARACTERS - 1) + "…`";
  }

  /** A path between backticks, whole. */
  public static String path(Path path) {
    return "`" + path + "`";
  }

  /**
   * A number with its noun, in the plural unless the number is 1: {@code "3 rows"}.
   *
   * @param number how many
   * @param noun the noun in the singular, regular in the plural
   */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /**
   * A part of a whole in per cent, with one digit more where it is small: {@code "0.5 %"}.
   *
   * @param part how many
   * @param whole of how many, more than 0
   */
  public static String percent(long part, long whole) {
    double percent = 100.0 * part / whole;
    return String.format(Locale.ROOT, percent < 10 ? "%.1f %%" : "%.0f %%", percent);
  }

  /**
   * A list of names for the end of a message, the first twelve of them.
   *
   * @param names the names, in their order
   */
  public static String list(Collection<String> names) {
    List<String> shown = names.stream().limit(SHOWN_NAMES).map(Wording::quote).toList();
    String more =
        names.size() > SHOWN_NAMES ? " and " + (names.size() - SHOWN_NAMES) + " more" : "";
    return String.join(", ", shown) + more;
  }

  /**
   * The names that could have been meant, nearest first, three at most.
   *
   * <p>Near is: an edit distance (insertions, deletions, replacements, swapped neighbours; upper
   * and lower case alike) of at most a third of the longer name, or one name holding the other.
   *
   * @param name what was given
   * @param names what there is
   */
  public static List<String> near(String name, Collection<String> names) {
    record Candidate(String name, int distance) {}
    String given = name.toLowerCase(Locale.ROOT);
    List<Candidate> candidates = new ArrayList<>();
    for (String other : names) {
      String lower = other.toLowerCase(Locale.ROOT);
      int distance = distance(given, lower);
      boolean within = distance <= Math.max(1, Math.max(given.length(), lower.length()) / 3);
      boolean holds =
          Math.min(given.length(), lower.length()) >= 3
              && (given.contains(lower) || lower.contains(given));
      if (within || holds) {
        candidates.add(new Candidate(other, distance));
      }
    }
    return candidates.stream()
        .sorted(Comparator.comparingInt(Candidate::distance))
        .limit(SHOWN_NEAR_NAMES)
        .map(Candidate::name)
        .toList();
  }

  /**
   * The end of a message about a name that is not there: the near names, or else what there is.
   *
   * @param name what was given
   * @param names what there is
   */
  public static String nearOrAll(String name, Collection<String> names) {
    List<String> near = near(name, names);
    return near.isEmpty() ? "there are " + list(names) : "near names: " + list(near);
  }

  /** The text with every control character made a blank. */
  static String oneLine(String text) {
    return text.codePoints().anyMatch(Character::isISOControl)
        ? text.replaceAll("\\p{Cntrl}+", " ").strip()
        : text;
  }

  /** Edit distance with swaps of neighbours (optimal string alignment). */
  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        row[j] = swapped ? Math.min(best, beforeLast[j - 2] + 1) : best;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}
