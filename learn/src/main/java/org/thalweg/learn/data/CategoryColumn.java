package org.thalweg.learn.data;

import java.util.HashSet;
import java.util.List;

/** A column whose cells are names out of a list of levels. */
public final class CategoryColumn implements Column {
  /** The code of a missing cell. */
  public static final int MISSING = -1;

  private final String name;
  private final int[] codes;
  private final List<String> levels;
  private final int missing;

  /**
   * A column over an array that the caller gives up.
   *
   * @param name the column's name
   * @param codes the place of each row's level in {@code levels}, {@link #MISSING} where there is
   *     none; not copied
   * @param levels the different names
   * @throws IllegalArgumentException if a code is outside the list or a level is there twice
   */
  public CategoryColumn(String name, int[] codes, List<String> levels) {
    this.name = name;
    this.codes = codes;
    this.levels = List.copyOf(levels);
    if (new HashSet<>(levels).size() != levels.size()) {
      throw new IllegalArgumentException("column " + name + " has a level twice");
    }
    int count = 0;
    for (int code : codes) {
      if (code < MISSING || code >= levels.size()) {
        throw new IllegalArgumentException(
            "column " + name + " has code " + code + " for " + levels.size() + " levels");
      }
      count += code == MISSING ? 1 : 0;
    }
    this.missing = count;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int rows() {
    return codes.length;
  }

  @Override
  public int missing() {
    return missing;
  }

  @Override
  public boolean isMissing(int row) {
    return codes[row] == MISSING;
  }

  @Override
  public ColumnKind kind() {
    return ColumnKind.CATEGORY;
  }

  /** The different names; a table made of some rows of another keeps all of its levels. */
  public List<String> levels() {
    return levels;
  }

  /**
   * The place of a row's level in {@link #levels()}, or {@link #MISSING}.
   *
   * @param row from 0 to {@code rows() - 1}
   */
  public int code(int row) {
    return codes[row];
  }

  @Override
  public CategoryColumn select(int[] rows) {
    int[] selected = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      selected[i] = codes[rows[i]];
    }
    return new CategoryColumn(name, selected, levels);
  }

  /** How many rows hold each level. */
  int[] counts() {
    int[] counts = new int[levels.size()];
    for (int code : codes) {
      if (code != MISSING) {
        counts[code]++;
      }
    }
    return counts;
  }
}
