package org.thalweg.problems;

import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;

/** Finds what a method reference refers to. */
final class Behind {

  private Behind() {}

  /** The method of this package, taking a point, that {@code reference} refers to. */
  static Method method(Serializable reference) {
    try {
      Method replace = reference.getClass().getDeclaredMethod("writeReplace");
      replace.setAccessible(true);
      var lambda = (SerializedLambda) replace.invoke(reference);
      Class<?> owner = Class.forName(lambda.getImplClass().replace('/', '.'));
      return owner.getDeclaredMethod(lambda.getImplMethodName(), double[].class);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("not a reference to a method that takes a point", e);
    }
  }
}
