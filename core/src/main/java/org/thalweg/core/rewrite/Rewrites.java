package org.thalweg.core.rewrite;

import java.util.List;

/** The rules, in the order in which they are tried. */
final class Rewrites {
  static final List<Rewrite> ALL = List.of(new SinkConcatenate(), new SinkReshape());

  private Rewrites() {}
}
