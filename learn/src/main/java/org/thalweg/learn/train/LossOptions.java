package org.thalweg.learn.train;

import java.util.OptionalDouble;
import org.thalweg.learn.data.InputException;

/**
 * What is made small beside the plain loss of the rows.
 *
 * @param l2 half this times the sum of squared weights is added to the loss; 0 for none
 */
public record LossOptions(OptionalDouble l2) {

  /**
   * Checks each value.
   *
   * @throws InputException if one makes no sense, naming it as the command line does
   */
  public LossOptions {
    l2.ifPresent(weight -> Given.atLeast0("--l2", weight, ", 0.001 say"));
  }

  /** The plain loss; weights held small where the model asks for it. */
  public static LossOptions defaults() {
    return new LossOptions(OptionalDouble.empty());
  }
}
