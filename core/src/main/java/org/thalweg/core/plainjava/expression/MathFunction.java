package org.thalweg.core.plainjava.expression;

import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.plainjava.tape.Partials;

/** A function of {@link Math} with a derivative: {@link Partials} has one method an argument. */
public enum MathFunction {
  ABS(1),
  ACOS(1),
  ASIN(1),
  ATAN(1),
  ATAN2(2),
  CBRT(1),
  CLAMP(3),
  COPYSIGN(2),
  COS(1),
  COSH(1),
  EXP(1),
  EXPM1(1),
  FMA(3),
  HYPOT(2),
  IEEEREMAINDER(2),
  LOG(1),
  LOG10(1),
  LOG1P(1),
  MAX(2),
  MIN(2),
  POW(2),
  SIN(1),
  SINH(1),
  SQRT(1),
  TAN(1),
  TANH(1),
  TODEGREES(1),
  TORADIANS(1);

  /** Functions whose derivative is zero wherever it exists: their result is passive. */
  public static final Set<String> STEPS =
      Set.of("floor", "ceil", "rint", "round", "signum", "ulp", "getExponent");

  private final int arity;

  MathFunction(int arity) {
    this.arity = arity;
  }

  /** How many arguments it takes. */
  public int arity() {
    return arity;
  }

  /** The method's name in {@link Math}. */
  String javaName() {
    return switch (this) {
      case COPYSIGN -> "copySign";
      case IEEEREMAINDER -> "IEEEremainder";
      case TODEGREES -> "toDegrees";
      case TORADIANS -> "toRadians";
      case ABS,
          ACOS,
          ASIN,
          ATAN,
          ATAN2,
          CBRT,
          CLAMP,
          COS,
          COSH,
          EXP,
          EXPM1,
          FMA,
          HYPOT,
          LOG,
          LOG10,
          LOG1P,
          MAX,
          MIN,
          POW,
          SIN,
          SINH,
          SQRT,
          TAN,
          TANH ->
          name().toLowerCase(Locale.ROOT);
    };
  }

  /** The method of {@link Partials} for the derivative by an argument. */
  String partialName(int argument) {
    return name().toLowerCase(Locale.ROOT) + "By" + argument;
  }

  /** The arguments, then the value. */
  MethodTypeDesc partialType() {
    return MethodTypeDesc.of(
        ConstantDescs.CD_double, Collections.nCopies(arity + 1, ConstantDescs.CD_double));
  }

  /** The function of this name and type, all doubles or all floats; null if there is none. */
  public static @Nullable MathFunction of(String name, MethodTypeDesc type) {
    boolean doubles =
        type.returnType().equals(ConstantDescs.CD_double)
            || type.returnType().equals(ConstantDescs.CD_float);
    if (!doubles || !type.parameterList().stream().allMatch(type.returnType()::equals)) {
      return null;
    }
    for (MathFunction function : values()) {
      if (function.javaName().equals(name) && function.arity == type.parameterCount()) {
        return function;
      }
    }
    return null;
  }
}
