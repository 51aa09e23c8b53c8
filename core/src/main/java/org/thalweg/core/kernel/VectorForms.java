package org.thalweg.core.kernel;

import jdk.incubator.vector.FloatVector;

/** Chooses among the vector forms; loaded only where the Vector API module is present. */
final class VectorForms {

  /** Machines with 256-bit vectors have 16 of them, the others 32. */
  private static final boolean FEW = FloatVector.SPECIES_PREFERRED.vectorBitSize() == 256;

  private VectorForms() {}

  static TilesF32 f32() {
    return FEW ? new SlimTilesF32() : new WideTilesF32();
  }

  static TilesF64 f64() {
    return FEW ? new SlimTilesF64() : new WideTilesF64();
  }

  static Products products() {
    return VectorProducts.suit() ? new VectorProducts() : new ScalarProducts();
  }
}
