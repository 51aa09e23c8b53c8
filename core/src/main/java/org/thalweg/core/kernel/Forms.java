package org.thalweg.core.kernel;

/**
 * Chooses the form of the kernels for this JVM: vectors of the preferred width where the Vector API
 * module is present, scalars elsewhere. Classes that name the Vector API are loaded only then.
 */
final class Forms {

  private static final boolean VECTORS =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private Forms() {}

  static TilesF32 f32() {
    return VECTORS ? VectorForms.f32() : new ScalarTilesF32();
  }

  static TilesF64 f64() {
    return VECTORS ? VectorForms.f64() : new ScalarTilesF64();
  }

  static Products products() {
    return VECTORS ? VectorForms.products() : new ScalarProducts();
  }
}
