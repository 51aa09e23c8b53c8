package org.thalweg.core.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.thalweg.core.array.DType;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.Step;

/** Random steps on square matrices that are carried from run to run, as parameters are. */
final class RandomSteps {
  private RandomSteps() {}

  /** The step of a seed: up to four matrices, each made of all of them, sums and products too. */
  static Step step(long seed) {
    Random random = new Random(seed);
    int n = new int[] {1, 3, 7, 16, 18}[random.nextInt(5)];
    int count = 1 + random.nextInt(4);
    List<Expr> inputs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      inputs.add(Expr.input("w" + i, DType.F64, n, n));
    }
    List<Expr> pool = new ArrayList<>(inputs);
    for (int i = random.nextInt(12) + count; i >= 0; i--) {
      pool.add(grow(pool, n, random));
    }
    List<Expr> outputs = new ArrayList<>();
    List<Step.Carry> carries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Expr next = random.nextInt(3) == 0 ? inputs.get(i).mul(0.5) : pick(pool, random);
      outputs.add(next);
      if (random.nextInt(5) > 0) {
        carries.add(new Step.Carry(i, i));
      }
    }
    outputs.add(pick(pool, random).sum());
    return new Step(new Program(inputs, outputs), carries);
  }

  private static Expr pick(List<Expr> pool, Random random) {
    return pool.get(random.nextInt(pool.size()));
  }

  /** A matrix of elements that stay about as large as before. */
  private static Expr grow(List<Expr> pool, int n, Random random) {
    Expr a = pick(pool, random);
    Expr b = pick(pool, random);
    int cut = random.nextInt(n + 1);
    return switch (random.nextInt(9)) {
      case 0 -> a.add(b).mul(0.5);
      case 1 -> a.sub(b.mul(0.25));
      case 2 -> a.tanh();
      case 3 -> a.t();
      case 4 -> a.matmul(b.t()).mul(1.0 / n).tanh();
      case 5 -> a.sub(b.mean(0));
      case 6 -> a.mul(b.mean(1).reshape(n, 1).tanh());
      case 7 -> Expr.concatenate(0, List.of(a.slice(0, cut, n), b.slice(0, 0, cut)));
      default -> a.reshape(n * n).slice(0, 0, n).broadcast(b.shape()).max(b);
    };
  }
}
