package org.thalweg.core.rewrite;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.array.Type;
import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;

class RulesTest {
  private final Expr x = Expr.input("x", DType.F32, 40);
  private final Expr d = Expr.input("d", DType.F64, 7);
  private final Expr n = Expr.input("n", DType.I32, 40);
  private final Expr m = Expr.input("m", DType.I32, 40);
  private final Expr a = Expr.input("a", DType.F32, 3, 4);
  private final Expr b = Expr.input("b", DType.F32, 3, 4);
  private final Expr cube = Expr.input("cube", DType.F32, 2, 3, 4);
  private final Expr v = Expr.input("v", DType.F32, 12);
  private final Expr u = Expr.input("u", DType.F32, 12);
  private final Expr s = Expr.input("s", DType.F32);

  private static RewriteVerifier of(Rewrite rule) {
    return new RewriteVerifier(rule);
  }

  private static Expr like(Expr e, double value) {
    return Expr.full(e.type(), value);
  }

  @Test
  void callsAreInlined() {
    of(new InlineCall())
        .assertMakes(Composites.relu(x), x.gt(0).select(x, like(x, 0)))
        .assertKeeps(x.exp());
  }

  @Test
  void stoppedGradients() {
    of(new DropStopGradient()).assertMakes(d.stopGradient(), d).assertKeeps(d.exp());
  }

  @Test
  void constantsFold() {
    Expr two = Expr.scalar(DType.F32, 2);
    Expr row = Expr.constant(Array.of(new float[] {1, 2, 3}, 3));
    of(new FoldConstants())
        .assertMakes(two.add(3), Expr.scalar(DType.F32, 5))
        .assertMakes(row.mul(two), Expr.constant(Array.of(new float[] {2, 4, 6}, 3)))
        .assertMakes(row.sub(row), Expr.full(row.type(), 0))
        .assertMakes(row.sum(), Expr.scalar(DType.F32, 6))
        .assertMakes(
            Expr.full(Type.of(DType.F64, 5, 2), 1).sum(0), Expr.full(Type.of(DType.F64, 2), 5))
        .assertMakes(
            Expr.iota(Type.of(DType.I32, 2), 0).eq(1),
            Expr.constant(Array.of(new boolean[] {false, true}, 2)))
        .assertMakes(row.eq(2), Expr.constant(Array.of(new boolean[] {false, true, false}, 3)))
        .assertMakes(row.cast(DType.I32), Expr.constant(Array.of(new int[] {1, 2, 3}, 3)))
        .assertMakes(
            Expr.constant(Array.of(new float[] {0f, -0f}, 2)).neg(),
            Expr.constant(Array.of(new float[] {-0f, 0f}, 2)))
        .assertMakes(Expr.scalar(DType.F32, 0).div(0), Expr.scalar(DType.F32, Double.NaN))
        .assertKeeps(row)
        .assertKeeps(two.broadcast(x.shape()))
        .assertKeeps(row.add(Expr.input("z", DType.F32, 3)))
        .assertKeeps(Expr.full(Type.of(DType.F32, 1025), 2).neg())
        .assertKeeps(row.gather(0, Expr.scalar(DType.I32, 7)));
  }

  @Test
  void neutralElements() {
    of(new NeutralElements())
        .assertMakes(x.mul(1), x)
        .assertMakes(like(x, 1).mul(x), x)
        .assertMakes(d.div(1), d)
        .assertMakes(d.add(-0.0), d)
        .assertMakes(like(x, -0.0).add(x), x)
        .assertMakes(x.sub(0), x)
        .assertMakes(n.add(0), n)
        .assertMakes(n.sub(0), n)
        .assertMakes(n.mul(1), n)
        .assertMakes(n.div(1), n)
        .assertKeeps(x.add(0))
        .assertKeeps(x.sub(-0.0))
        .assertKeeps(x.mul(0))
        .assertKeeps(like(x, 0).sub(x))
        .assertKeeps(like(x, 1).div(x));
  }

  @Test
  void transposesOfProducts() {
    Expr product = a.t().matmul(b);
    Expr c = Expr.input("c", DType.F32, 2, 3);
    Expr batch = Expr.input("batch", DType.F64, 2, 3, 5);
    of(new TransposeOfProduct())
        .assertMakes(product.t(), b.t().matmul(a))
        .assertMakes(a.matmul(b.t()).t(), b.matmul(a.t()))
        .assertMakes(a.t().matmul(c.t()).t(), c.matmul(a))
        .assertMakes(batch.matmul(batch.t()).t(), batch.matmul(batch.t()))
        .assertKeeps(product.t(), product)
        .assertKeeps(a.matmul(v.reshape(4, 3)).t())
        .assertKeeps(cube.transpose(1, 2, 0).matmul(cube.transpose(1, 0, 2)).transpose(1, 0, 2));
  }

  @Test
  void slicesOfConcatenations() {
    Expr joined = Expr.concatenate(0, List.of(a, b, cube.slice(0, 1, 2).reshape(3, 4)));
    Expr pairs = Expr.concatenate(0, List.of(v.slice(0, 0, 2), u.slice(0, 0, 2)));
    of(new SliceOfConcatenate())
        .assertMakes(joined.slice(0, 4, 6), b.slice(0, 1, 3))
        .assertMakes(joined.slice(0, 3, 6), b)
        .assertMakes(joined.slice(0, 0, 6), Expr.concatenate(0, List.of(a, b)))
        .assertMakes(
            joined.slice(List.of(3, 1), List.of(6, 4), List.of(2, 2)),
            b.slice(List.of(0, 1), List.of(3, 4), List.of(2, 2)))
        .assertMakes(Expr.concatenate(0, List.of(n, m)).slice(0, 40, 80), m)
        .assertKeeps(joined.slice(0, 1, 6))
        .assertKeeps(joined.slice(1, 1, 2))
        .assertKeeps(joined.slice(List.of(0, 1), List.of(6, 3), List.of(1, 1)))
        .assertKeeps(joined.slice(0, 3, 3))
        .assertKeeps(pairs.slice(List.of(1), List.of(4), List.of(2)));
  }

  @Test
  void broadcastsRise() {
    Shape shape = Shape.of(5, 12);
    Expr one = s.reshape(1, 1);
    of(new RaiseBroadcast())
        .assertMakes(s.broadcast(shape).exp(), s.exp().broadcast(shape))
        .assertMakes(v.broadcast(shape).mul(s), v.mul(s).broadcast(shape))
        .assertMakes(v.broadcast(shape).sub(u.broadcast(shape)), v.sub(u).broadcast(shape))
        .assertMakes(v.broadcast(shape).gt(s), v.gt(s).broadcast(shape))
        .assertMakes(
            s.broadcast(shape).add(one.broadcast(shape)),
            s.broadcast(Shape.of(1, 1)).add(one).broadcast(shape))
        .assertMakes(
            d.insertAxis(1).broadcast(Shape.of(7, 9)).cast(DType.I32),
            d.insertAxis(1).cast(DType.I32).broadcast(Shape.of(7, 9)))
        .assertKeeps(v.insertAxis(1).broadcast(Shape.of(12, 12)).mul(v.broadcast(Shape.of(12, 12))))
        .assertKeeps(v.mul(s));
  }
}
