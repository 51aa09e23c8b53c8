package org.thalweg.core.plainjava.translate;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.plainjava.expression.Node;

/** Which active numbers of a block were loaded from which elements of arrays. */
final class Loads {
  /** An element of an array: array and index are in variables, or constant. */
  private record Element(Node.Plain array, Node.Plain index) {
    boolean is(Node.Plain otherArray, Node.Plain otherIndex) {
      return array.isSame(otherArray) && index.isSame(otherIndex);
    }

    boolean reads(int local) {
      return array.reads().contains(local) || index.reads().contains(local);
    }
  }

  private final Map<Node.Leaf, Element> elements = new HashMap<>();
  private Node.@Nullable Leaf last;

  /** How much code there was after the last load. */
  private int lastAt;

  /** A number was loaded; there is so much code now. */
  void add(Node.Leaf leaf, Node.Plain array, Node.Plain index, int code) {
    elements.put(leaf, new Element(array, index));
    last = leaf;
    lastAt = code;
  }

  /** The number that the last code loaded, if it was this element. */
  Node.@Nullable Leaf last(Node.Plain array, Node.Plain index, int code) {
    return last != null && lastAt == code && isFrom(last, array, index) ? last : null;
  }

  boolean isFrom(Node.Leaf leaf, Node.Plain array, Node.Plain index) {
    Element element = elements.get(leaf);
    return element != null && element.is(array, index);
  }

  Set<Node.Leaf> leaves() {
    return elements.keySet();
  }

  /** A local variable is about to change. */
  void forget(int local) {
    elements.values().removeIf(element -> element.reads(local));
  }
}
