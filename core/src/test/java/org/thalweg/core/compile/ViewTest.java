package org.thalweg.core.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;

/** Views of views against the interpreter, which moves the elements themselves: their numbers. */
class ViewTest {
  private static final int[] EXTENTS = {1, 1, 2, 3, 4, 5, 6, 8};

  @Test
  void chainsOfViewsTakeTheElementsThatTheOpsTake() {
    int refused = 0;
    int reshaped = 0;
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      Expr base = Expr.input("x", DType.I32, dims(random));
      Expr node = base;
      View view = View.whole(base);
      for (int i = random.nextInt(6); i >= 0; i--) {
        Expr next = grow(node, random);
        if (next == node) {
          continue; // an op that changes nothing
        }
        View of = apply(view, next);
        if (of == null) {
          refused++;
          assertTrue(!view.isContiguous(), "what lies in order takes any shape, seed " + seed);
          assertTrue(!isAffine(numbers(base, next), next.shape()), "seed " + seed);
        } else {
          reshaped += next.op() instanceof Op.Reshape ? 1 : 0;
          node = next;
          view = of;
        }
      }
      check("seed " + seed, numbers(base, node), view);
    }
    assertTrue(refused > 50 && reshaped > 500, refused + " refused, " + reshaped + " reshaped");
  }

  private static int[] dims(Random random) {
    return IntStream.range(0, random.nextInt(5))
        .map(i -> EXTENTS[random.nextInt(EXTENTS.length)])
        .toArray();
  }

  private static Expr grow(Expr node, Random random) {
    Shape shape = node.shape();
    List<Integer> axes = new ArrayList<>(IntStream.range(0, shape.rank()).boxed().toList());
    return switch (random.nextInt(4)) {
      case 0 -> {
        Collections.shuffle(axes, random);
        yield node.transpose(axes.stream().mapToInt(a -> a).toArray());
      }
      case 1 -> {
        List<Integer> start = axes.stream().map(a -> random.nextInt(shape.dim(a))).toList();
        List<Integer> limit =
            axes.stream()
                .map(a -> start.get(a) + 1 + random.nextInt(shape.dim(a) - start.get(a)))
                .toList();
        yield node.slice(start, limit, axes.stream().map(a -> 1 + random.nextInt(3)).toList());
      }
      case 2 -> {
        int[] dims = new int[shape.rank() + (shape.size() < 500 ? random.nextInt(2) : 0)];
        for (int i = 0; i < dims.length; i++) {
          int of = i - (dims.length - shape.rank());
          int dim = of < 0 ? 1 : shape.dim(of);
          dims[i] = dim == 1 && shape.size() < 500 ? 1 + random.nextInt(3) : dim;
        }
        yield node.broadcast(Shape.of(dims));
      }
      default -> node.reshape(factors(shape.size(), random));
    };
  }

  /** Extents with a product, ones among them. */
  private static int[] factors(int size, Random random) {
    List<Integer> factors = new ArrayList<>();
    int rest = size;
    while (rest > 1) {
      int left = rest;
      List<Integer> divisors =
          IntStream.rangeClosed(2, rest).filter(d -> left % d == 0).boxed().toList();
      int divisor = divisors.get(random.nextInt(divisors.size()));
      factors.add(divisor);
      rest /= divisor;
    }
    if (random.nextBoolean()) {
      factors.add(random.nextInt(factors.size() + 1), 1);
    }
    return factors.stream().mapToInt(f -> f).toArray();
  }

  private static View apply(View view, Expr node) {
    return switch (node.op()) {
      case Op.Transpose op -> view.transpose(op.permutation());
      case Op.Slice op -> view.slice(node.shape(), op.start(), op.stride());
      case Op.Broadcast op -> view.broadcast(op.shape());
      case Op.Reshape op -> view.reshape(node.shape());
      default -> throw new IllegalStateException(node.toString());
    };
  }

  /** The elements of {@code node} if those of {@code base} are their own numbers. */
  private static int[] numbers(Expr base, Expr node) {
    Array input = Array.zeros(base.type());
    Arrays.setAll(input.i32(), i -> i);
    Program program = new Program(List.of(base), List.of(node.add(0)));
    return Interpreter.evaluate(program, List.of(input)).get(0).i32();
  }

  private static void check(String name, int[] expected, View view) {
    assertArrayEquals(expected, places(view), name);
    assertEquals(Arrays.stream(expected).min().orElseThrow(), view.first(), name);
    assertEquals(Arrays.stream(expected).max().orElseThrow(), view.last(), name);
    boolean inOrder =
        IntStream.range(1, expected.length).allMatch(i -> expected[i] == expected[i - 1] + 1);
    assertEquals(inOrder, view.isContiguous(), name);
    int all = view.base().shape().size();
    assertEquals(inOrder && expected[0] == 0 && expected.length == all, view.isWhole(), name);
    for (int columns : Rowwise.suffixes(view)) {
      View split = Rowwise.split(view, columns);
      if (split != null) {
        assertArrayEquals(expected, places(split), name + " in rows of " + columns);
        assertEquals(columns, split.shape().dim(-1));
      }
    }
    assertNotNull(Rowwise.split(view, 1), name);
  }

  private static int[] places(View view) {
    int[] strides = view.shape().strides();
    int[] places = new int[view.shape().size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = view.offset();
      for (int d = 0; d < strides.length; d++) {
        places[i] += i / strides[d] % view.shape().dim(d) * view.strides().get(d);
      }
    }
    return places;
  }

  /** Whether one stride an axis leads to all places. */
  private static boolean isAffine(int[] places, Shape shape) {
    int[] steps = shape.strides();
    for (int i = 0; i < places.length; i++) {
      int at = places[0];
      for (int d = 0; d < steps.length; d++) {
        int index = i / steps[d] % shape.dim(d);
        at += index * (shape.dim(d) == 1 ? 0 : places[steps[d]] - places[0]);
      }
      if (at != places[i]) {
        return false;
      }
    }
    return true;
  }

  @Test
  void rowsThatAreNoneAreRefused() {
    Expr x = Expr.input("x", DType.F32, 4, 6);
    View turned = View.whole(x).transpose(List.of(1, 0));
    assertNull(Rowwise.split(turned, 24));
    assertNull(turned.reshape(Shape.of(24)));
    assertNotNull(Rowwise.split(turned, 4));
  }
}
