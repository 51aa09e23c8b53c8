package org.thalweg.optim.schedule;

import java.util.List;
import org.thalweg.optim.Check;

/**
 * Schedules one after the other; each counts its steps from where it begins.
 *
 * @param parts the schedules, one at least
 * @param borders the steps at which all but the first begin, ascending
 */
public record Piecewise(List<Schedule> parts, List<Long> borders) implements Schedule {
  /** Checks the borders. */
  public Piecewise {
    parts = List.copyOf(parts);
    borders = List.copyOf(borders);
    Check.ascending("borders", borders);
    if (parts.size() != borders.size() + 1) {
      throw new IllegalArgumentException(
          parts.size() + " schedules need " + (parts.size() - 1) + " borders, not " + borders);
    }
  }

  @Override
  public double at(long step) {
    int part = 0;
    while (part < borders.size() && step >= borders.get(part)) {
      part++;
    }
    return parts.get(part).at(step - (part == 0 ? 0 : borders.get(part - 1)));
  }
}
