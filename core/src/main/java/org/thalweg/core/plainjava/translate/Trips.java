package org.thalweg.core.plainjava.translate;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often a loop is repeated that counts from a first value to a bound.
 *
 * @param method what finds out, one of those below
 */
record Trips(String method, Index first, int step, Index bound) {
  /** A loop of fewer iterations is left as it is. */
  static final int LEAST = 3;

  /** So is one of more. */
  private static final long MOST = 1 << 28;

  static final ClassDesc OWNER = ClassDesc.of(Trips.class.getName());

  private static final MethodTypeDesc TYPE =
      MethodTypeDesc.of(
          ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int);

  /** Whether a jump compares one number with zero. */
  static boolean isWithZero(Opcode opcode) {
    return switch (opcode) {
      case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE -> true;
      default -> false;
    };
  }

  /**
   * What a comparison says; null if that is not known before.
   *
   * @param goesOn whether the loop goes on, rather than ends, where the comparison holds
   */
  static @Nullable Trips of(Opcode opcode, boolean goesOn, Index left, Index right) {
    Integer slope = left.slope();
    Integer otherSlope = right.slope();
    if (left.degree() == 1 && slope != null && right.degree() == 0) {
      String method = method(opcode, goesOn, false);
      return method == null ? null : new Trips(method, left, slope, right);
    }
    if (right.degree() == 1 && otherSlope != null && left.degree() == 0) {
      String method = method(opcode, goesOn, true);
      return method == null ? null : new Trips(method, right, otherSlope, left);
    }
    return null;
  }

  private static @Nullable String method(Opcode opcode, boolean goesOn, boolean swapped) {
    String holds =
        switch (opcode) {
          case IFLT, IF_ICMPLT -> swapped ? "above" : "below";
          case IFLE, IF_ICMPLE -> swapped ? "from" : "upTo";
          case IFGT, IF_ICMPGT -> swapped ? "below" : "above";
          case IFGE, IF_ICMPGE -> swapped ? "upTo" : "from";
          case IFNE, IF_ICMPNE -> "not";
          case IFEQ, IF_ICMPEQ -> "is";
          default -> "";
        };
    String found =
        goesOn
            ? holds
            : switch (holds) {
              case "below" -> "from";
              case "from" -> "below";
              case "above" -> "upTo";
              case "upTo" -> "above";
              case "is" -> "not";
              default -> "";
            };
    return found.isEmpty() || found.equals("is") ? null : found;
  }

  /** Stores the number of iterations, or jumps where the loop is to be left as it is. */
  void write(CodeBuilder c, int iterations, Label no) {
    first.push(c, 0);
    bound.push(c, 0);
    c.loadConstant(step).invokestatic(OWNER, method, TYPE);
    c.dup().istore(iterations).loadConstant(LEAST).if_icmplt(no);
  }

  /** The same where variables are others; null if that is not possible. */
  @Nullable Trips moved(Map<Integer, Integer> locals) {
    Index from = first.moved(locals);
    Index to = bound.moved(locals);
    return from == null || to == null ? null : new Trips(method, from, step, to);
  }

  // What emitted code calls. The answer is 0 where the counter would overflow.

  static int below(int first, int bound, int step) {
    return step > 0 ? trips(first, bound, step) : 0;
  }

  static int upTo(int first, int bound, int step) {
    return step > 0 ? trips(first, bound + 1L, step) : 0;
  }

  static int above(int first, int bound, int step) {
    return step < 0 ? trips(first, bound, step) : 0;
  }

  static int from(int first, int bound, int step) {
    return step < 0 ? trips(first, bound - 1L, step) : 0;
  }

  static int not(int first, int bound, int step) {
    return ((long) bound - first) % step == 0 ? trips(first, bound, step) : 0;
  }

  private static int trips(int first, long bound, int step) {
    long trips = (bound - first + step - Integer.signum(step)) / step;
    long last = first + trips * step;
    return trips > 0 && trips <= MOST && last == (int) last ? (int) trips : 0;
  }

  /** Whether all elements are there that a loop takes. */
  static boolean within(double[] array, int first, int stride, int trips) {
    long last = first + (trips - 1L) * stride;
    return first >= 0 && first < array.length && last >= 0 && last < array.length;
  }

  /** Whether none of the elements a loop takes of one array is one it takes of the other. */
  static boolean apart(
      double[] one, int first, int stride, double[] other, int start, int step, int trips) {
    if (one != other) {
      return true;
    }
    int last = first + (trips - 1) * stride;
    int end = start + (trips - 1) * step;
    return Math.max(first, last) < Math.min(start, end)
        || Math.max(start, end) < Math.min(first, last);
  }

  /** A row, or null if it is not there. */
  static @Nullable Object row(Object @Nullable [] rows, int i) {
    return rows == null || i < 0 || i >= rows.length ? null : rows[i];
  }
}
