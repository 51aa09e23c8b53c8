package org.thalweg.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.Shape;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;

/**
 * Valid random programs over all ops, and inputs for them. The same seed makes the same program:
 * odd extents, among them 0, 1, primes and sizes about 16 and 64; broadcasts, views, reductions
 * along any axes, products of any transposition and batch; several outputs.
 */
public final class RandomPrograms {
  private static final int[] EXTENTS = {1, 2, 3, 4, 5, 7, 8, 13, 15, 16, 17, 31, 33, 63, 64, 65};
  private static final float[] SPECIAL = {
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    0f,
    -0f,
    Float.MIN_VALUE,
    -Float.MIN_NORMAL,
    Float.MAX_VALUE,
    -1f,
    1f
  };

  private RandomPrograms() {}

  /** The program of a seed. */
  public static Program program(long seed) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    int[] extents = new int[3];
    for (int i = 0; i < extents.length; i++) {
      extents[i] = random.nextInt(40) == 0 ? 0 : EXTENTS[random.nextInt(EXTENTS.length)];
    }
    RandomNodes nodes = new RandomNodes(random, extents);
    int count = 4 + random.nextInt(22);
    for (int i = 0; i < count; i++) {
      nodes.grow();
    }
    return new Program(nodes.inputs(), outputs(nodes.pool(), random));
  }

  /**
   * Up to four nodes that no other uses, the latest first: so nearly all of the program is needed.
   */
  private static List<Expr> outputs(List<Expr> pool, Random random) {
    List<Expr> outputs = new ArrayList<>();
    int most = 1 + random.nextInt(4);
    for (Expr node : pool.reversed()) {
      if (outputs.size() < most && pool.stream().noneMatch(user -> user.inputs().contains(node))) {
        outputs.add(node);
      }
    }
    if (random.nextInt(4) == 0) {
      outputs.add(pool.get(random.nextInt(pool.size())));
    }
    return outputs;
  }

  /**
   * Inputs for a program: floats about -2 to 2, small integers, truth values.
   *
   * @param special whether about an element in eight is NaN, an infinity, a zero or at the end of a
   *     range
   */
  public static List<Array> inputs(Program program, long seed, boolean special) {
    Random random = new Random(seed * 0xBF58476D1CE4E5B9L + 2);
    return program.inputs().stream().map(input -> value(input, random, special)).toList();
  }

  private static Array value(Expr input, Random random, boolean special) {
    Array array = Array.zeros(input.type());
    for (int i = 0; i < array.size(); i++) {
      switch (array.dtype()) {
        case F32, F64 ->
            array.set(
                i,
                special && random.nextInt(8) == 0
                    ? SPECIAL[random.nextInt(SPECIAL.length)]
                    : random.nextGaussian());
        case I32 ->
            array.i32()[i] =
                special && random.nextInt(8) == 0
                    ? Integer.MIN_VALUE >> random.nextInt(3)
                    : random.nextInt(13) - 4;
        case BOOL -> array.bool()[i] = random.nextBoolean();
      }
    }
    return array;
  }

  /** All extents of a shape multiplied stay at or below this, so that the interpreter is quick. */
  static boolean isSmall(Shape shape) {
    return shape.size() <= 6000 && shape.rank() <= 4;
  }
}
