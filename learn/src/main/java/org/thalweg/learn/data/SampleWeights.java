package org.thalweg.learn.data;

/** Weights of rows, out of a column of a table. */
public final class SampleWeights {
  private SampleWeights() {}

  /**
   * The column that holds the weights.
   *
   * @param target the target's name
   * @param given the column's name, {@code last}, or its number from 1
   * @throws InputException if there is none, or it is the target or holds no numbers
   */
  public static String column(Table table, String given, String target) {
    String name = table.schema().resolve(given);
    String quoted = Wording.quote(name);
    if (name.equals(target)) {
      throw new InputException(
          "--weights %s is the target: name another column, or leave it out".formatted(quoted));
    }
    boolean numbers = table.find(name).map(column -> column instanceof NumberColumn).orElse(false);
    if (!numbers) {
      String found =
          table
              .schema()
              .find(name)
              .map(choice -> choice.kind().word() + " (" + choice.reason() + ")")
              .orElse("no number");
      throw new InputException(
          "--weights %s of %s is taken for %s: weights must be numbers of 0 or more"
              .formatted(quoted, table.name(), found));
    }
    return name;
  }

  /**
   * The weights of a table's rows.
   *
   * @param column of numbers
   * @throws InputException if one is missing or below 0, or all are 0
   */
  public static double[] of(Table rows, String column) {
    double[] weights = new double[rows.rows()];
    double sum = 0;
    if (rows.column(column) instanceof NumberColumn numbers) {
      for (int row = 0; row < weights.length; row++) {
        weights[row] = numbers.get(row);
        if (!(weights[row] >= 0)) {
          throw new InputException(
              "--weights %s of %s %s: give every row a number of 0 or more"
                  .formatted(
                      Wording.quote(column),
                      rows.name(),
                      numbers.isMissing(row)
                          ? "is missing in " + Wording.count(numbers.missing(), "row")
                          : "is " + weights[row] + " in a row"));
        }
        sum += weights[row];
      }
    }
    if (sum == 0) {
      throw new InputException(
          "--weights %s of %s is 0 in all %s of a part: there is nothing to learn or to measure; give"
                  .formatted(Wording.quote(column), rows.name(), Wording.count(rows.rows(), "row"))
              + " some more");
    }
    return weights;
  }
}
