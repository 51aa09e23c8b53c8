package org.thalweg.core.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Type;
import org.thalweg.core.elementary.DoubleLanes;
import org.thalweg.core.elementary.Elementary;
import org.thalweg.core.elementary.FloatLanes;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.UnaryFunction;

class AlgebraRulesTest {
  private final Expr x = Expr.input("x", DType.F32, 40);
  private final Expr y = Expr.input("y", DType.F32, 40);
  private final Expr d = Expr.input("d", DType.F64, 40);
  private final Expr n = Expr.input("n", DType.I32, 40);
  private final Expr m = Expr.input("m", DType.I32, 40);
  private final Expr p = Expr.input("p", DType.BOOL, 40);
  private final Expr q = Expr.input("q", DType.BOOL, 40);

  private static RewriteVerifier of(Rewrite rule) {
    return new RewriteVerifier(rule);
  }

  private static Expr like(Expr e, double value) {
    return Expr.full(e.type(), value);
  }

  @Test
  void constantsFold() {
    Expr two = Expr.scalar(DType.F32, 2);
    Expr row = Expr.constant(Array.of(new float[] {1, 2, 3}, 3));
    of(new FoldConstants())
        .makes(two.add(3), Expr.scalar(DType.F32, 5))
        .makes(row.mul(two), Expr.constant(Array.of(new float[] {2, 4, 6}, 3)))
        .makes(row.sub(row), Expr.full(row.type(), 0))
        .makes(row.sum(), Expr.scalar(DType.F32, 6))
        .makes(
            Expr.iota(Type.of(DType.I32, 3), 0).eq(1),
            Expr.constant(Array.of(new boolean[] {false, true, false}, 3)))
        .makes(
            Expr.constant(Array.of(new float[] {0f, -0f}, 2)).neg(),
            Expr.constant(Array.of(new float[] {-0f, 0f}, 2)))
        .keeps(row)
        .keeps(two.broadcast(x.shape()))
        .keeps(row.add(Expr.input("z", DType.F32, 3)))
        .keeps(Expr.full(Type.of(DType.F32, 1025), 2).neg())
        .keeps(row.gather(0, Expr.scalar(DType.I32, 7)));
    of(new UniformConstant())
        .makes(
            Expr.constant(Array.of(new float[] {7, 7}, 1, 2)),
            Expr.full(Type.of(DType.F32, 1, 2), 7))
        .keeps(Expr.constant(Array.of(new float[] {0f, -0f}, 2)))
        .keeps(two);
  }

  @Test
  void neutralElements() {
    of(new NeutralElements())
        .makes(x.mul(1), x)
        .makes(like(x, 1).mul(x), x)
        .makes(x.div(1), x)
        .makes(x.add(-0.0), x)
        .makes(like(x, -0.0).add(x), x)
        .makes(x.sub(0), x)
        .makes(n.add(0), n)
        .makes(n.mul(0), like(n, 0))
        .makes(n.div(1), n)
        .makes(n.sub(0), n)
        .keeps(x.add(0))
        .keeps(x.sub(-0.0))
        .keeps(x.mul(0))
        .keeps(like(x, 0).sub(x))
        .keeps(like(x, 1).div(x));
  }

  @Test
  void divisionByPowersOfTwo() {
    of(new DivideByPowerOfTwo())
        .makes(x.div(8), x.mul(0.125))
        .makes(x.div(-0.5), x.mul(-2))
        .makes(x.div(0x1p127), x.mul(0x1p-127))
        .makes(d.div(0x1p1023), d.mul(0x1p-1023))
        .keeps(x.div(3))
        .keeps(x.div(0))
        .keeps(x.div(Double.POSITIVE_INFINITY))
        .keeps(x.div(Float.MIN_VALUE))
        .keeps(d.div(Double.MIN_VALUE))
        .keeps(n.div(2))
        .keeps(like(x, 2).div(x));
  }

  @Test
  void smallPowers() {
    of(new SmallPowers())
        .makes(x.pow(0), like(x, 1))
        .makes(d.pow(-0.0), like(d, 1))
        .makes(x.pow(1), x)
        .makes(d.pow(1), d)
        .keeps(x.pow(0.5))
        .keeps(x.pow(3))
        .keeps(like(x, 2).pow(x));
  }

  @Test
  void thePowerOneIsExact() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      float f = Float.intBitsToFloat(random.nextInt());
      double g = Double.longBitsToDouble(random.nextLong());
      assertEquals(f, Elementary.pow(FloatLanes.INSTANCE, f, 1f));
      assertEquals(g, Elementary.pow(DoubleLanes.INSTANCE, g, 1.0));
    }
  }

  @Test
  void squaresAreRoundedCorrectly() {
    Expr square = x.pow(2);
    assertEquals(x.square(), new SmallPowers().apply(square, Uses.of(program(square))));
    Array at = Array.zeros(x.type());
    for (int i = 0; i < 40; i++) {
      at.set(i, (i - 20) * 1.37);
    }
    at.set(0, Double.NEGATIVE_INFINITY);
    at.set(1, Double.NaN);
    at.set(2, -0.0);
    Array power = Interpreter.evaluate(program(square), List.of(at)).get(0);
    for (int i = 0; i < 40; i++) {
      float exact = (float) (at.get(i) * at.get(i));
      float found = power.f32()[i];
      assertTrue(
          Float.compare(exact, found) == 0 || Math.abs(exact - found) <= 2 * Math.ulp(exact),
          found + " for " + exact);
    }
  }

  private Program program(Expr output) {
    return new Program(List.of(x), List.of(output));
  }

  @Test
  void minusSigns() {
    Expr product = x.mul(3);
    of(new Negations())
        .makes(x.neg().neg(), x)
        .makes(x.neg().abs(), x.abs())
        .makes(x.add(y.neg()), x.sub(y))
        .makes(x.neg().add(y), y.sub(x))
        .makes(x.sub(y.neg()), x.add(y))
        .makes(x.neg().mul(y.neg()), x.mul(y))
        .makes(x.neg().div(y.neg()), x.div(y))
        .makes(x.neg().mul(3), x.mul(-3))
        .makes(like(x, 3).div(x.neg()), like(x, -3).div(x))
        .makes(product.neg(), x.mul(-3))
        .makes(x.div(3).neg(), x.div(-3))
        .makes(n.neg().mul(Integer.MIN_VALUE), n.mul(Integer.MIN_VALUE))
        .makes(n.mul(3).neg(), n.mul(-3))
        .makes(n.sub(m.neg()), n.add(m))
        .keeps(product.neg(), product)
        .keeps(x.sub(y).neg())
        .keeps(n.neg().div(m.neg()))
        .keeps(n.neg().div(3))
        .keeps(n.div(3).neg())
        .keeps(x.neg().mul(y));
  }

  @Test
  void selections() {
    of(new SimpleSelect())
        .makes(like(p, 1).select(x, y), x)
        .makes(like(p, 0).select(x, y), y)
        .makes(p.select(x, x), x)
        .makes(p.not().select(x, y), p.select(y, x))
        .keeps(p.select(x, y));
  }

  @Test
  void logic() {
    of(new SimpleLogic())
        .makes(p.not().not(), p)
        .makes(x.eq(y).not(), x.ne(y))
        .makes(x.ne(y).not(), x.eq(y))
        .makes(p.and(p), p)
        .makes(p.or(p), p)
        .makes(p.and(like(p, 1)), p)
        .makes(like(p, 0).and(p), like(p, 0))
        .makes(p.or(like(p, 1)), like(p, 1))
        .makes(like(p, 0).or(p), p)
        .makes(x.min(x), x)
        .makes(n.max(n), n)
        .keeps(x.lt(y).not())
        .keeps(p.and(q))
        .keeps(x.add(x));
    of(new CompareWithItself())
        .makes(n.lt(n), like(p, 0))
        .makes(n.le(n), like(p, 1))
        .makes(n.eq(n), like(p, 1))
        .makes(p.ne(p), like(p, 0))
        .keeps(x.eq(x))
        .keeps(n.eq(m));
  }

  @Test
  void casts() {
    of(new CastOfCast())
        .makes(x.cast(DType.F64).cast(DType.F32), x)
        .makes(x.cast(DType.F64).cast(DType.I32), x.cast(DType.I32))
        .makes(n.cast(DType.F64).cast(DType.F32), n.cast(DType.F32))
        .makes(n.cast(DType.F64).cast(DType.I32), n)
        .makes(p.cast(DType.F32).cast(DType.I32), p.cast(DType.I32))
        .makes(p.cast(DType.I32).cast(DType.BOOL), p)
        .keeps(d.cast(DType.F32).cast(DType.F64))
        .keeps(n.cast(DType.F32).cast(DType.I32))
        .keeps(x.cast(DType.I32).cast(DType.F32))
        .keeps(x.cast(DType.BOOL).cast(DType.F32));
  }

  @Test
  void callsAreInlined() {
    of(new InlineCall()).makes(Composites.relu(x), x.gt(0).select(x, like(x, 0))).keeps(x.exp());
  }

  @Test
  void countedIndices() {
    Expr a = Expr.input("a", DType.F32, 3, 4);
    of(new GatherByIota())
        .makes(a.gather(1, Expr.iota(Type.of(DType.I32, 4), 0)), a)
        .makes(a.gather(0, Expr.iota(Type.of(DType.I32, 2), 0)), a.slice(0, 0, 2))
        .keeps(a.gather(0, Expr.iota(Type.of(DType.I32, 4), 0)))
        .keeps(a.gather(0, Expr.iota(Type.of(DType.I32, 2, 2), 1)))
        .keeps(Expr.of(new Op.Unary(UnaryFunction.NEG), List.of(a)));
  }
}
