package org.thalweg.core.compile;

import java.util.List;
import org.thalweg.core.array.Array;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;

/** Stages for random numbers. */
final class RandomStage {
  private RandomStage() {}

  static Stage of(Op.Random random, Routines.Place to, List<Routines.Place> keyAndStream) {
    Routines.Place key = keyAndStream.get(0);
    Routines.Place stream = keyAndStream.get(1);
    Expr k = Expr.input("k", org.thalweg.core.array.DType.I32, 2);
    Expr s = Expr.input("s", org.thalweg.core.array.DType.I32);
    Program p = new Program(List.of(k, s), List.of(Expr.of(random, List.of(k, s))));
    return () -> {
      int[] ka = (int[]) key.array();
      int[] sa = (int[]) stream.array();
      Array v =
          Interpreter.evaluate(
                  p,
                  List.of(
                      Array.of(new int[] {ka[key.offset()], ka[key.offset() + 1]}, 2),
                      Array.scalar(sa[stream.offset()])))
              .get(0);
      System.arraycopy(v.data(), 0, to.array(), to.offset(), v.size());
    };
  }
}
