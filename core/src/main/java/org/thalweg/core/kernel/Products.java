package org.thalweg.core.kernel;

/**
 * Inner products of two vectors with two others, each read once. Sums run in four lanes and one
 * order, so that both forms give the same bits.
 */
public sealed interface Products permits ScalarProducts, VectorProducts {

  /** The form for this JVM. */
  static Products best() {
    return Forms.products();
  }

  /**
   * Adds products over a part of the vectors.
   *
   * @param from where the part begins
   * @param to where it ends
   * @param sums ⟨a, x⟩, ⟨a, y⟩, ⟨b, x⟩ and ⟨b, y⟩ are added to these four
   */
  void add(double[] a, double[] b, double[] x, double[] y, int from, int to, double[] sums);
}
