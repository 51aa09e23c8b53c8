package org.thalweg.core.plainjava.bytecode;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.util.Collections;

/** Method handles for instructions on classes that the emitted class cannot name. */
public final class Handles {
  private Handles() {}

  /** Makes arrays, of some given dimensions. */
  public static MethodHandle newArray(Class<?> type, int dimensions) {
    Class<?> component = type;
    for (int i = 0; i < dimensions; i++) {
      component = component.getComponentType();
    }
    try {
      MethodHandle make =
          MethodHandles.lookup()
              .findStatic(
                  Array.class,
                  "newInstance",
                  MethodType.methodType(Object.class, Class.class, int[].class));
      return make.bindTo(component)
          .asCollector(int[].class, dimensions)
          .asType(MethodType.methodType(type, Collections.nCopies(dimensions, int.class)));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Checks that an object is of a class. */
  public static MethodHandle cast(Class<?> type) {
    return MethodHandles.identity(type).asType(MethodType.methodType(type, Object.class));
  }

  /** Asks whether an object is of a class. */
  public static MethodHandle isInstance(Class<?> type) {
    try {
      return MethodHandles.lookup()
          .findVirtual(
              Class.class, "isInstance", MethodType.methodType(boolean.class, Object.class))
          .bindTo(type);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
