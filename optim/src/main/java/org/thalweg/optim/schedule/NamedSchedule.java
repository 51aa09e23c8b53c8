package org.thalweg.optim.schedule;

/**
 * A schedule as it is found by name, with its usual numbers for a run of any length.
 *
 * @param name in small letters and hyphens, as on the command line
 * @param text how the rate goes, for people: "it rises, then ..."
 * @param shape from the length of a run to the schedule
 * @param reducesOnPlateau whether the rate also falls when nothing gets better, as {@link
 *     ReduceOnPlateau} says
 */
public record NamedSchedule(String name, String text, Shape shape, boolean reducesOnPlateau) {

  /** A schedule for each length of a run. */
  @FunctionalInterface
  public interface Shape {

    /**
     * The schedule of a run.
     *
     * @param steps of the whole run, 1 at least
     * @param stepsPerEpoch of each of its epochs, 1 at least
     */
    Schedule over(long steps, long stepsPerEpoch);
  }

  /** The schedule of a run; see {@link Shape#over}. */
  public Schedule over(long steps, long stepsPerEpoch) {
    return shape.over(steps, stepsPerEpoch);
  }
}
