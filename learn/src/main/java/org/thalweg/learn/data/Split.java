package org.thalweg.learn.data;

import java.util.Arrays;

/**
 * The rows of a table in three parts. The same table, fractions and seed give the same parts.
 *
 * @param train what is learnt from
 * @param test what the result is measured on; may have no row
 * @param validation what tells when to stop; may have no row
 */
public record Split(Table train, Table test, Table validation) {
  private static final int TRAIN = 0;
  private static final int TEST = 1;
  private static final int VALIDATION = 2;

  /**
   * Divides rows at random; rows keep their order within a part.
   *
   * <p>For classes each part has every class in its own proportion, within a row, and a class of
   * one row is in the training part, so that no class of the other parts is unknown to it. The
   * sizes are within a row of the fractions but for such moves.
   *
   * @param table the rows; those without a target are in no part
   * @param target what is learnt
   * @param testFraction from 0 to 1, 0 for no test part
   * @param validationFraction from 0 to 1, 0 for no validation part
   * @param seed any number
   * @throws InputException if the fractions are not from 0 to 1 with a sum below 1, or a part that
   *     is asked for would be empty
   */
  public static Split of(
      Table table, Target target, double testFraction, double validationFraction, long seed) {
    requireFraction("test", testFraction);
    requireFraction("validation", validationFraction);
    if (testFraction + validationFraction >= 1) {
      throw new InputException(
          "test fraction %s and validation fraction %s leave nothing to train on: take smaller ones"
              .formatted(testFraction, validationFraction));
    }
    Table usable = table.rowsWith(target.column());
    int[] strata = strata(usable, target);
    int[] order = sortedByStratum(new SplitMix64(seed).permutation(usable.rows()), strata);
    double[] fractions = {1 - testFraction - validationFraction, testFraction, validationFraction};
    int[] parts = deal(order, fractions);
    keepOneOfEachForTraining(order, strata, parts);
    Split split =
        new Split(
            usable.select(rowsOf(parts, TRAIN)),
            usable.select(rowsOf(parts, TEST)),
            usable.select(rowsOf(parts, VALIDATION)));
    requireRows("training", split.train, fractions[TRAIN], usable);
    requireRows("test", split.test, testFraction, usable);
    requireRows("validation", split.validation, validationFraction, usable);
    return split;
  }

  private static void requireFraction(String part, double fraction) {
    if (!(fraction >= 0 && fraction < 1)) {
      throw new InputException(
          "%s fraction %s: it must be at least 0 and below 1".formatted(part, fraction));
    }
  }

  private static void requireRows(String part, Table rows, double fraction, Table all) {
    if (fraction > 0 && rows.rows() == 0) {
      throw new InputException(
          "the %s part of %s, %s of its %s, has no row: take another fraction or more rows"
              .formatted(part, all.name(), fraction, Wording.count(all.rows(), "row")));
    }
  }

  /** The class of each row; all alike where the target is a number. */
  private static int[] strata(Table table, Target target) {
    int[] strata = new int[table.rows()];
    if (target.task() == Task.CLASSIFICATION) {
      CategoryColumn classes =
          switch (table.column(target.column())) {
            case CategoryColumn categories -> categories;
            case NumberColumn numbers -> numbers.toCategory();
            case ImageColumn image ->
                throw new IllegalArgumentException("images as a target: " + image.name());
          };
      Arrays.setAll(strata, classes::code);
    }
    return strata;
  }

  /** A stable counting sort, so that the order within a stratum stays random. */
  private static int[] sortedByStratum(int[] order, int[] strata) {
    int[] starts = new int[Arrays.stream(strata).max().orElse(0) + 2];
    for (int stratum : strata) {
      starts[stratum + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    int[] sorted = new int[order.length];
    for (int row : order) {
      sorted[starts[strata[row]]++] = row;
    }
    return sorted;
  }

  /** Gives each row in turn to the part that is furthest behind its fraction. */
  private static int[] deal(int[] order, double[] fractions) {
    int[] parts = new int[order.length];
    long[] given = new long[fractions.length];
    for (int i = 0; i < order.length; i++) {
      int behind = TRAIN;
      for (int part = TEST; part <= VALIDATION; part++) {
        double lack = fractions[part] * (i + 1) - given[part];
        if (lack > fractions[behind] * (i + 1) - given[behind]) {
          behind = part;
        }
      }
      given[behind]++;
      parts[order[i]] = behind;
    }
    return parts;
  }

  private static void keepOneOfEachForTraining(int[] order, int[] strata, int[] parts) {
    int first = 0;
    while (first < order.length) {
      int end = first;
      boolean trained = false;
      while (end < order.length && strata[order[end]] == strata[order[first]]) {
        trained |= parts[order[end]] == TRAIN;
        end++;
      }
      if (!trained) {
        parts[order[first]] = TRAIN;
      }
      first = end;
    }
  }

  private static int[] rowsOf(int[] parts, int part) {
    int[] rows = new int[parts.length];
    int count = 0;
    for (int row = 0; row < parts.length; row++) {
      if (parts[row] == part) {
        rows[count++] = row;
      }
    }
    return Arrays.copyOf(rows, count);
  }
}
