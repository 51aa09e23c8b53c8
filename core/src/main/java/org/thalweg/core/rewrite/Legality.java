package org.thalweg.core.rewrite;

import java.util.List;
import java.util.function.Predicate;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;

/**
 * What a simplified program may hold. Types are right by construction; this is what the compiler
 * may count on beyond them.
 */
public final class Legality {
  /**
   * Holds of every node.
   *
   * @param demand what is demanded, to follow "a node must"
   * @param holds whether a node meets it
   */
  private record Law(String demand, Predicate<Expr> holds) {}

  private static final List<Law> LAWS =
      List.of(
          new Law("be shared", n -> Expr.of(n.op(), n.inputs()) == n),
          new Law("have elements", n -> n.inputs().isEmpty() || n.shape().size() > 0),
          new Law("not call a function", n -> !(n.op() instanceof Op.Call)),
          new Law("not stop a derivative", n -> !(n.op() instanceof Op.StopGradient)),
          new Law("change something", n -> !IdleView.isIdle(n)),
          new Law("not hold equal elements", n -> !UniformConstant.fits(n)));

  private Legality() {}

  /**
   * Checks a program that {@link Simplify} made.
   *
   * @throws IllegalStateException naming the node and the law it breaks
   */
  public static void check(Program program) {
    for (Expr node : program.nodes()) {
      for (Law law : LAWS) {
        if (!law.holds.test(node)) {
          throw new IllegalStateException(
              node + ", built at " + node.origin() + ", must " + law.demand + " in\n" + program);
        }
      }
    }
  }
}
