package org.thalweg.core.plainjava.translate;

import org.jspecify.annotations.Nullable;
import org.thalweg.core.plainjava.expression.Node;

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
