package org.thalweg.core.rewrite;

import java.util.List;

/** The rules, in the order in which they are tried: {@link EmptyValue} spares the others a case. */
final class Rewrites {
  static final List<Rewrite> ALL =
      List.of(
          new EmptyValue(),
          new InlineCall(),
          new IdleView(),
          new UniformConstant(),
          new FoldConstants(),
          new NeutralElements(),
          new Negations(),
          new DivideByPowerOfTwo(),
          new SmallPowers(),
          new SimpleSelect(),
          new SimpleLogic(),
          new CompareWithItself(),
          new CastOfCast(),
          new GatherByIota(),
          new ViewOfUniform(),
          new ReshapeOfReshape(),
          new TransposeOfTranspose(),
          new TransposeOfUnitAxes(),
          new TransposeOfProduct(),
          new BroadcastOfView(),
          new SliceOfSlice(),
          new SliceOfConcatenate(),
          new SliceOfPad(),
          new PadOfPad(),
          new ConcatenateOfConcatenate(),
          new ConcatenateOfSlices(),
          new ReduceOfOne(),
          new ReduceOfReshape(),
          new ReduceOfTranspose(),
          new ReduceOfReduce(),
          new RaiseBroadcast(),
          new RaiseTranspose(),
          new SinkConcatenate(),
          new SinkReshape());

  private Rewrites() {}
}
