package org.thalweg.core.emit;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import org.thalweg.core.elementary.SlowFunction;

/** The rare lanes of a vector that need a slow function, one by one. Called by emitted code. */
public final class SlowLanes {
  private SlowLanes() {}

  /** {@code slow} of x in the lanes of {@code where}, {@code fast} in the others. */
  public static FloatVector apply(
      VectorMask<Float> where, FloatVector x, FloatVector fast, SlowFunction slow) {
    float[] result = fast.toArray();
    for (int i = 0; i < result.length; i++) {
      if (where.laneIsSet(i)) {
        result[i] = slow.apply(x.lane(i));
      }
    }
    return FloatVector.fromArray(x.species(), result, 0);
  }

  /** {@code slow} of x in the lanes of {@code where}, {@code fast} in the others. */
  public static DoubleVector apply(
      VectorMask<Double> where, DoubleVector x, DoubleVector fast, SlowFunction slow) {
    double[] result = fast.toArray();
    for (int i = 0; i < result.length; i++) {
      if (where.laneIsSet(i)) {
        result[i] = slow.apply(x.lane(i));
      }
    }
    return DoubleVector.fromArray(x.species(), result, 0);
  }
}
