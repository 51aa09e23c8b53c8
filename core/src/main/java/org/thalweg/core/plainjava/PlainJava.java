package org.thalweg.core.plainjava;

import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.plainjava.bytecode.Descs;
import org.thalweg.core.plainjava.refusal.Refusal;
import org.thalweg.core.plainjava.translate.Recording;
import org.thalweg.core.plainjava.translate.Source;

/**
 * Objectives of plain Java methods. A method may use loops, branches, switches, arrays, local
 * variables, what a lambda captured, other methods, recursion, exceptions and {@link Math}; it is
 * read when the objective is made, and refused then ({@link Refusal}) if it does what cannot be
 * differentiated.
 */
public final class PlainJava {
  private PlainJava() {}

  /**
   * A function given as a lambda or method reference.
   *
   * @param dimension number of variables
   * @throws Refusal if it cannot be differentiated
   */
  public static JavaObjective objective(int dimension, VectorFunction function) {
    return objective(dimension, function, null);
  }

  /**
   * A function of a class whose package is not open to this one.
   *
   * @param dimension number of variables
   * @param lookup of that class, {@code MethodHandles.lookup()}
   * @throws Refusal if it cannot be differentiated
   */
  public static JavaObjective objective(
      int dimension, VectorFunction function, MethodHandles.@Nullable Lookup lookup) {
    check(dimension);
    Source source =
        Source.of(function, MethodType.methodType(double.class, double[].class), lookup);
    return new JavaObjective(
        dimension, function::at, Recording.of(source, 1, ConstantDescs.CD_double, lookup));
  }

  /**
   * A static method.
   *
   * @param dimension number of variables
   * @param method takes a double[] and returns a double
   * @throws Refusal if it cannot be differentiated
   */
  public static JavaObjective objective(int dimension, Method method) {
    check(dimension);
    Source source = Source.of(method);
    Recording recording = Recording.of(source, 1, ConstantDescs.CD_double, null);
    return new JavaObjective(dimension, new StaticMethod(method)::at, recording);
  }

  /**
   * Residuals that a method returns as a new array.
   *
   * @param dimension number of variables
   * @param count number of residuals
   * @throws Refusal if it cannot be differentiated
   */
  public static JavaResiduals residuals(int dimension, int count, VectorResiduals method) {
    return residuals(dimension, count, method, null);
  }

  /**
   * Residuals that a method returns as a new array, of a class whose package is not open.
   *
   * @param dimension number of variables
   * @param count number of residuals
   * @param lookup of that class
   * @throws Refusal if it cannot be differentiated
   */
  public static JavaResiduals residuals(
      int dimension, int count, VectorResiduals method, MethodHandles.@Nullable Lookup lookup) {
    check(dimension);
    Source source =
        Source.of(method, MethodType.methodType(double[].class, double[].class), lookup);
    Recording recording = Recording.of(source, 1, Descs.DOUBLES, lookup);
    return new JavaResiduals(dimension, count, JavaResiduals.copying(method), recording, true);
  }

  /**
   * Residuals that a method writes to its second argument.
   *
   * @param dimension number of variables
   * @param count number of residuals
   * @throws Refusal if it cannot be differentiated
   */
  public static JavaResiduals residuals(int dimension, int count, VectorProcedure method) {
    return residuals(dimension, count, method, null);
  }

  /**
   * Residuals that a method writes to its second argument, of a class whose package is not open.
   *
   * @param dimension number of variables
   * @param count number of residuals
   * @param lookup of that class
   * @throws Refusal if it cannot be differentiated
   */
  public static JavaResiduals residuals(
      int dimension, int count, VectorProcedure method, MethodHandles.@Nullable Lookup lookup) {
    check(dimension);
    Source source =
        Source.of(
            method, MethodType.methodType(void.class, double[].class, double[].class), lookup);
    Recording recording = Recording.of(source, 2, ConstantDescs.CD_void, lookup);
    return new JavaResiduals(dimension, count, method, recording, false);
  }

  /**
   * Residuals of a static method.
   *
   * @param dimension number of variables
   * @param count number of residuals
   * @param method takes a double[] and returns a double[], or takes two and writes to the second
   * @throws Refusal if it cannot be differentiated
   */
  public static JavaResiduals residuals(int dimension, int count, Method method) {
    check(dimension);
    Source source = Source.of(method);
    boolean returnsArray = method.getReturnType() != void.class;
    Recording recording =
        returnsArray
            ? Recording.of(source, 1, Descs.DOUBLES, null)
            : Recording.of(source, 2, ConstantDescs.CD_void, null);
    StaticMethod called = new StaticMethod(method);
    VectorProcedure procedure =
        returnsArray ? JavaResiduals.copying(called::residualsAt) : called::residualsAt;
    return new JavaResiduals(dimension, count, procedure, recording, returnsArray);
  }

  private static void check(int dimension) {
    if (dimension < 1) {
      throw new IllegalArgumentException(
          "a function of " + dimension + " variables; give it at least one");
    }
  }
}
