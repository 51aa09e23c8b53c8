package org.thalweg.core.emit;

import jdk.incubator.vector.FloatVector;

/** How wide the machine's vectors are. */
public final class VectorWidth {
  private static final int BITS =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() ? Probe.bits() : 0;

  private VectorWidth() {}

  /** Bits of a vector, 128 to 512; 0 where the module jdk.incubator.vector is absent. */
  public static int bits() {
    return BITS;
  }

  /** Loaded only where the module is there. */
  private static final class Probe {
    static int bits() {
      int preferred = FloatVector.SPECIES_PREFERRED.vectorBitSize();
      return preferred < 128 ? 0 : Math.min(preferred, 512);
    }
  }
}
