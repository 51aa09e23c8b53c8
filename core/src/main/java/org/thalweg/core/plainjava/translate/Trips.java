package org.thalweg.core.plainjava.translate;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.plainjava.tape.LoopChecks;

/**
 * How often a loop is repeated that counts from a first value to a bound.
 *
 * @param method what finds out, of {@link LoopChecks}
 */
record Trips(String method, Index first, int step, Index bound) {
  /** A loop of fewer iterations is left as it is. */
  static final int LEAST = 3;

  static final ClassDesc OWNER = ClassDesc.of(LoopChecks.class.getName());

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
}
