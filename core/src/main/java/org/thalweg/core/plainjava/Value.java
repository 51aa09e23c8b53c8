package org.thalweg.core.plainjava;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the stack while a block is translated.
 *
 * @param indices for tracked arrays, the parallel array
 */
record Value(Type type, Node node, Node.@Nullable Plain indices) {
  Value(Type type, Node node) {
    this(type, node, null);
  }

  boolean reads(int local) {
    return node.reads().contains(local) || (indices != null && indices.reads().contains(local));
  }

  boolean isWide() {
    return node.kind().slotSize() == 2;
  }
}
