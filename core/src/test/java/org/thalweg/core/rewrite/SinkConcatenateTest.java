package org.thalweg.core.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.core.array.DType;
import org.thalweg.core.ir.Expr;

class SinkConcatenateTest {
  private final Expr a = Expr.input("a", DType.F32, 20);
  private final Expr b = Expr.input("b", DType.F32, 10);
  private final Expr w = Expr.input("w", DType.F32, 30);
  private final Expr s = Expr.input("s", DType.F32);
  private final Expr x = Expr.input("x", DType.F32, 4, 5);
  private final Expr joined = Expr.concatenate(0, List.of(a, b));

  private static RewriteVerifier of(Rewrite rule) {
    return new RewriteVerifier(rule);
  }

  private static Expr join(Expr... parts) {
    return Expr.concatenate(0, List.of(parts));
  }

  @Test
  void elementwiseOpsOfConcatenations() {
    of(new SinkConcatenate())
        .assertMakes(joined.exp(), join(a.exp(), b.exp()))
        .assertMakes(w.sub(joined), join(w.slice(0, 0, 20).sub(a), w.slice(0, 20, 30).sub(b)))
        .assertMakes(joined.mul(s), join(a.mul(s), b.mul(s)))
        .assertMakes(
            joined.add(w.mul(s)),
            join(a.add(w.slice(0, 0, 20).mul(s)), b.add(w.slice(0, 20, 30).mul(s))))
        .assertMakes(
            joined.add(join(b, a)),
            join(a.add(join(b, a).slice(0, 0, 20)), b.add(a.slice(0, 10, 20))))
        .assertMakes(
            joined.add(join(a.slice(0, 0, 10), b, b)),
            join(a.slice(0, 0, 10).add(a.slice(0, 0, 10)), a.slice(0, 10, 20).add(b), b.add(b)))
        .assertKeeps(x.exp())
        .assertKeeps(w.exp());
  }

  @Test
  void operandsThatAreNeededAsAWholeAreSlicedAsTheyAre() {
    Expr decay = w.mul(s);
    Expr both = joined.add(decay);
    Expr after = join(a.add(decay.slice(0, 0, 20)), b.add(decay.slice(0, 20, 30)));
    Uses uses = RewriteVerifier.uses(List.of(both, decay));
    assertEquals(after, new SinkConcatenate().apply(both, uses));
  }

  @Test
  void manySmallPartsStayTogether() {
    Expr[] parts = new Expr[7];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = w.slice(0, 2 * i, 2 * i + 3).tanh();
    }
    of(new SinkConcatenate()).assertKeeps(join(parts).exp());
    of(new SinkConcatenate()).assertKeeps(Expr.concatenate(0, List.of(x, x)).exp());
  }
}
