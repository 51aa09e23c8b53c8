package org.thalweg.core.plainjava;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import org.thalweg.core.plainjava.bytecode.Access;
import org.thalweg.core.plainjava.refusal.Refusal;
import org.thalweg.core.plainjava.translate.Recording;

/** Calls a static method. */
final class StaticMethod {
  private final MethodHandle handle;

  StaticMethod(Method method) {
    Class<?> owner = method.getDeclaringClass();
    try {
      handle = new Access(null).in(owner).unreflect(method);
    } catch (IllegalAccessException e) {
      throw new Refusal(
          owner.getName() + "." + method.getName(),
          "may not be reached",
          "make it and its class public, or " + Access.advice(owner));
    }
  }

  double at(double[] point) {
    try {
      return (double) handle.invokeExact(point);
    } catch (Throwable e) {
      throw Recording.thrown(e);
    }
  }

  double[] residualsAt(double[] point) {
    try {
      return (double[]) handle.invokeExact(point);
    } catch (Throwable e) {
      throw Recording.thrown(e);
    }
  }

  void residualsAt(double[] point, double[] residuals) {
    try {
      handle.invokeExact(point, residuals);
    } catch (Throwable e) {
      throw Recording.thrown(e);
    }
  }
}
