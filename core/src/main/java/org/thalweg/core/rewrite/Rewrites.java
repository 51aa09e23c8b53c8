package org.thalweg.core.rewrite;

import java.util.List;

/** The rules, in the order in which they are tried. */
final class Rewrites {
  static final List<Rewrite> ALL =
      List.of(
          new InlineCall(),
          new DropStopGradient(),
          new FoldConstants(),
          new NeutralElements(),
          new TransposeOfProduct(),
          new SliceOfConcatenate(),
          new RaiseBroadcast(),
          new SinkConcatenate());

  private Rewrites() {}
}
