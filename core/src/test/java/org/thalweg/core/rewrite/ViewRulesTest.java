package org.thalweg.core.rewrite;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.array.Type;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Reduction;

class ViewRulesTest {
  private final Expr a = Expr.input("a", DType.F32, 3, 4);
  private final Expr b = Expr.input("b", DType.F32, 3, 4);
  private final Expr cube = Expr.input("cube", DType.F32, 2, 3, 4);
  private final Expr v = Expr.input("v", DType.F32, 12);
  private final Expr u = Expr.input("u", DType.F32, 12);
  private final Expr s = Expr.input("s", DType.F32);
  private final Expr n = Expr.input("n", DType.I32, 3, 4);

  private static RewriteVerifier of(Rewrite rule) {
    return new RewriteVerifier(rule);
  }

  private static Expr transposed(Expr x, Integer... axes) {
    return Expr.of(new Op.Transpose(List.of(axes)), List.of(x));
  }

  @Test
  void idleViews() {
    of(new IdleView())
        .makes(Expr.of(new Op.Reshape(a.shape()), List.of(a)), a)
        .makes(Expr.of(new Op.Broadcast(a.shape()), List.of(a)), a)
        .makes(Expr.of(new Op.Slice(List.of(0), List.of(12), List.of(1)), List.of(v)), v)
        .makes(Expr.of(new Op.Pad(List.of(0), List.of(0), List.of(0)), List.of(v)), v)
        .makes(Expr.of(new Op.Cast(DType.F32), List.of(v)), v)
        .makes(Expr.of(new Op.Reduce(Reduction.SUM, List.of()), List.of(a)), a)
        .makes(Expr.of(new Op.Concatenate(1), List.of(a)), a)
        .makes(transposed(a, 0, 1), a)
        .makes(a.stopGradient(), a)
        .keeps(a.t())
        .keeps(a.reshape(12))
        .keeps(v.slice(0, 0, 11));
  }

  @Test
  void viewsOfTheSameKind() {
    of(new ReshapeOfReshape())
        .makes(a.reshape(12).reshape(6, 2), a.reshape(6, 2))
        .keeps(a.reshape(12));
    of(new TransposeOfTranspose())
        .makes(cube.transpose(1, 2, 0).transpose(0, 2, 1), cube.transpose(1, 0, 2))
        .makes(cube.transpose(1, 2, 0).transpose(1, 2, 0), cube.transpose(2, 0, 1))
        .makes(a.t().t(), a);
    of(new BroadcastOfView())
        .makes(s.broadcast(Shape.of(4)).broadcast(Shape.of(3, 4)), s.broadcast(Shape.of(3, 4)))
        .makes(v.insertAxis(0).broadcast(Shape.of(5, 12)), v.broadcast(Shape.of(5, 12)))
        .keeps(v.insertAxis(1).broadcast(Shape.of(12, 5)))
        .keeps(v.reshape(1, 2, 6).broadcast(Shape.of(5, 2, 6)));
    of(new SliceOfSlice())
        .makes(
            v.slice(List.of(1), List.of(12), List.of(2)).slice(List.of(1), List.of(5), List.of(3)),
            v.slice(List.of(3), List.of(10), List.of(6)))
        .makes(
            a.slice(0, 1, 3).slice(1, 2, 3), a.slice(List.of(1, 2), List.of(3, 3), List.of(1, 1)));
    of(new PadOfPad())
        .makes(
            a.pad(List.of(1, 0), List.of(0, 2), List.of(1, 2))
                .pad(List.of(1, 1), List.of(0, 3), List.of(0, 0)),
            a.pad(List.of(2, 1), List.of(0, 5), List.of(1, 2)))
        .keeps(v.pad(List.of(1), List.of(0), List.of(0)).pad(List.of(0), List.of(0), List.of(1)));
  }

  @Test
  void transposesOfUnitAxesAreReshapes() {
    Expr thin = Expr.input("thin", DType.F32, 1, 5, 1);
    of(new TransposeOfUnitAxes())
        .makes(thin.transpose(1, 0, 2), thin.reshape(5, 1, 1))
        .makes(thin.transpose(2, 0, 1), thin.reshape(1, 1, 5))
        .keeps(a.t());
  }

  @Test
  void transposesOfProducts() {
    Expr product = a.t().matmul(b);
    Expr c = Expr.input("c", DType.F32, 2, 3);
    of(new TransposeOfProduct())
        .makes(product.t(), b.t().matmul(a))
        .makes(a.matmul(b.t()).t(), b.matmul(a.t()))
        .makes(a.t().matmul(c.t()).t(), c.matmul(a))
        .keeps(product.t(), product)
        .keeps(a.matmul(v.reshape(4, 3)).t())
        .keeps(cube.transpose(1, 2, 0).matmul(cube.transpose(1, 0, 2)).transpose(1, 0, 2));
  }

  @Test
  void viewsOfOneValueRepeated() {
    Expr repeated = s.broadcast(a.shape());
    of(new ViewOfUniform())
        .makes(repeated.reshape(12), s.broadcast(v.shape()))
        .makes(repeated.t(), s.broadcast(Shape.of(4, 3)))
        .makes(repeated.slice(0, 1, 2), s.broadcast(Shape.of(1, 4)))
        .keeps(s.reshape(1, 1).broadcast(a.shape()).reshape(12))
        .keeps(v.slice(0, 0, 4).broadcast(a.shape()).reshape(12));
  }

  @Test
  void reductionsOfTransposes() {
    of(new ReduceOfTranspose())
        .makes(cube.transpose(2, 0, 1).sum(0), cube.sum(2))
        .makes(cube.transpose(2, 1, 0).sum(1), cube.sum(1).t())
        .makes(cube.transpose(1, 0, 2).maxOver(0, 1), cube.maxOver(0, 1))
        .makes(n.t().sum(), n.sum())
        .makes(a.t().maxOver(), a.maxOver())
        .keeps(a.t().sum())
        .keeps(cube.transpose(1, 0, 2).sum(0, 1));
  }

  @Test
  void reductionsOfOtherThings() {
    of(new ReduceOfReshape()).makes(a.reshape(12).sum(), a.sum()).keeps(a.reshape(6, 2).sum(0));
    of(new ReduceOfReduce())
        .makes(cube.maxOver(1).maxOver(1), cube.maxOver(1, 2))
        .makes(cube.minOver(0).minOver(1), cube.minOver(0, 2))
        .makes(n.sum(0).sum(), n.sum())
        .keeps(a.sum(0).sum())
        .keeps(a.maxOver(0).minOver())
        .keeps(a.maxOver(0).maxOver(), a.maxOver(0));
    Expr thin = Expr.input("thin", DType.F32, 1, 5, 1);
    of(new ReduceOfOne())
        .makes(thin.sum(0), thin.reshape(5, 1))
        .makes(thin.maxOver(0, 2), thin.reshape(5))
        .keeps(thin.sum(1));
  }

  @Test
  void transposesRise() {
    of(new RaiseTranspose())
        .makes(a.t().mul(b.t()), a.mul(b).t())
        .makes(a.t().tanh(), a.tanh().t())
        .makes(a.t().gt(s), s.broadcast(a.shape()).lt(a).t())
        .makes(a.gt(0).t().select(b.t(), s), a.gt(0).select(b, s).t())
        .keeps(a.t().mul(v.reshape(4, 3)))
        .keeps(cube.transpose(2, 1, 0).mul(Expr.input("d", DType.F32, 4, 2, 3).transpose(0, 2, 1)));
  }

  @Test
  void broadcastsRise() {
    Shape shape = Shape.of(5, 12);
    of(new RaiseBroadcast())
        .makes(s.broadcast(shape).exp(), s.exp().broadcast(shape))
        .makes(v.broadcast(shape).mul(s), v.mul(s).broadcast(shape))
        .makes(v.broadcast(shape).sub(u.broadcast(shape)), v.sub(u).broadcast(shape))
        .makes(
            s.broadcast(shape).add(s.reshape(1, 1).broadcast(shape)),
            s.broadcast(Shape.of(1, 1)).add(s.reshape(1, 1)).broadcast(shape))
        .keeps(v.insertAxis(1).broadcast(Shape.of(12, 12)).mul(v.broadcast(Shape.of(12, 12))))
        .keeps(v.mul(s));
  }

  @Test
  void slicesOfConcatenations() {
    Expr joined = Expr.concatenate(0, List.of(a, b, cube.slice(0, 1, 2).reshape(3, 4)));
    of(new SliceOfConcatenate())
        .makes(joined.slice(0, 4, 6), b.slice(0, 1, 3))
        .makes(joined.slice(0, 3, 6), b)
        .makes(joined.slice(0, 0, 6), Expr.concatenate(0, List.of(a, b)))
        .makes(
            joined.slice(List.of(3, 1), List.of(6, 4), List.of(2, 2)),
            b.slice(List.of(0, 1), List.of(3, 4), List.of(2, 2)))
        .keeps(joined.slice(0, 1, 6))
        .keeps(joined.slice(1, 1, 2));
  }

  @Test
  void slicesOfPads() {
    Expr padded = a.pad(List.of(2, 1), List.of(3, 0), List.of(0, 0));
    of(new SliceOfPad())
        .makes(padded.slice(List.of(2, 1), List.of(5, 5), List.of(1, 1)), a)
        .makes(
            padded.slice(List.of(2, 2), List.of(5, 5), List.of(2, 1)),
            a.slice(List.of(0, 1), List.of(3, 4), List.of(2, 1)))
        .makes(padded.slice(0, 0, 2), Expr.full(Type.of(DType.F32, 2, 5), 0))
        .makes(padded.slice(0, 5, 8), Expr.full(Type.of(DType.F32, 3, 5), 0))
        .keeps(padded.slice(0, 2, 5))
        .keeps(v.pad(List.of(0), List.of(0), List.of(1)).slice(0, 0, 1));
  }

  @Test
  void concatenations() {
    Expr empty = Expr.input("empty", DType.F32, 0, 4);
    of(new ConcatenateOfConcatenate())
        .makes(
            Expr.concatenate(0, List.of(a, Expr.concatenate(0, List.of(b, a)), empty)),
            Expr.concatenate(0, List.of(a, b, a)))
        .keeps(
            Expr.concatenate(0, List.of(Expr.concatenate(1, List.of(a, b)), cube.reshape(3, 8))));
    of(new ConcatenateOfSlices())
        .makes(Expr.concatenate(0, List.of(v.slice(0, 2, 5), v.slice(0, 5, 9))), v.slice(0, 2, 9))
        .makes(Expr.concatenate(0, List.of(v.slice(0, 0, 5), v.slice(0, 5, 12))), v)
        .makes(
            Expr.concatenate(1, List.of(b, a.slice(1, 0, 1), a.slice(1, 1, 2), a)),
            Expr.concatenate(1, List.of(b, a.slice(1, 0, 2), a)))
        .makes(
            Expr.concatenate(0, List.of(s.broadcast(Shape.of(2)), s.broadcast(Shape.of(3)), v)),
            Expr.concatenate(0, List.of(s.broadcast(Shape.of(5)), v)))
        .keeps(Expr.concatenate(0, List.of(v.slice(0, 2, 5), v.slice(0, 6, 9))))
        .keeps(Expr.concatenate(0, List.of(v.slice(0, 2, 5), u.slice(0, 5, 9))))
        .keeps(
            Expr.concatenate(0, List.of(a.slice(0, 0, 1), a.slice(0, 1, 3).slice(1, 0, 4).tanh())));
  }
}
