package org.thalweg.core.plainjava.translate;

import java.io.Serializable;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.plainjava.bytecode.Access;
import org.thalweg.core.plainjava.refusal.Refusal;

/**
 * The method behind a function object.
 *
 * @param owner the class to look for it in
 * @param captured what it is called with before the point: its receiver, and what a lambda captured
 * @param isStatic whether there is no receiver
 */
public record Source(
    Class<?> owner,
    String name,
    MethodTypeDesc type,
    List<@Nullable Object> captured,
    boolean isStatic) {

  /** A static method. */
  public static Source of(Method method) {
    if (!Modifier.isStatic(method.getModifiers())) {
      throw new Refusal(
          method.getDeclaringClass().getName() + "." + method.getName(),
          "is not static",
          "make it static, or give a method reference with its receiver, object::"
              + method.getName());
    }
    MethodType type = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
    return new Source(
        method.getDeclaringClass(),
        method.getName(),
        type.describeConstable().orElseThrow(),
        List.of(),
        true);
  }

  /**
   * The method behind a lambda, a method reference, or an object of a class of the user's.
   *
   * @param type of the interface's method, {@code at}
   */
  public static Source of(Object function, MethodType type, MethodHandles.@Nullable Lookup given) {
    Class<?> at = function.getClass();
    if (!at.isHidden() && !at.isSynthetic()) {
      List<@Nullable Object> captured = new ArrayList<>(List.of(function));
      return new Source(at, "at", type.describeConstable().orElseThrow(), captured, false);
    }
    return of(serialized(function, given), at, given);
  }

  private static SerializedLambda serialized(
      Object function, MethodHandles.@Nullable Lookup given) {
    Class<?> at = function.getClass();
    try {
      MethodHandle replace =
          new Access(given)
              .in(at)
              .findVirtual(at, "writeReplace", MethodType.methodType(Object.class));
      return (SerializedLambda) replace.invoke(function);
    } catch (IllegalAccessException e) {
      throw new Refusal(
          at.getName().replaceFirst("/.*", ""), "may not be looked into", Access.advice(at));
    } catch (Throwable e) {
      throw new Refusal(
          at.getName().replaceFirst("/.*", ""),
          "is not a lambda or method reference that can be read (" + e + ")",
          "give a method reference, Class::method");
    }
  }

  private static Source of(
      SerializedLambda lambda, Class<?> at, MethodHandles.@Nullable Lookup given) {
    Class<?> owner;
    try {
      owner = Class.forName(lambda.getImplClass().replace('/', '.'), false, at.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    List<@Nullable Object> captured = new ArrayList<>();
    for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
      captured.add(lambda.getCapturedArg(i));
    }
    boolean isStatic = lambda.getImplMethodKind() == MethodHandleInfo.REF_invokeStatic;
    boolean isVirtual =
        lambda.getImplMethodKind() == MethodHandleInfo.REF_invokeVirtual
            || lambda.getImplMethodKind() == MethodHandleInfo.REF_invokeInterface;
    Object receiver = isStatic || captured.isEmpty() ? null : captured.getFirst();
    if (isVirtual && receiver instanceof Serializable && receiver.getClass().isHidden()) {
      // A reference to the method of another lambda: that one's is meant.
      return of(serialized(receiver, given), receiver.getClass(), given);
    }
    boolean isLambda = lambda.getImplMethodName().startsWith("lambda$");
    return new Source(
        isVirtual && receiver != null && !isLambda ? receiver.getClass() : owner,
        lambda.getImplMethodName(),
        MethodTypeDesc.ofDescriptor(lambda.getImplMethodSignature()),
        captured,
        isStatic);
  }

  /** Types of what was captured. */
  List<Type> capturedTypes() {
    List<Type> types = new ArrayList<>();
    for (int i = 0; i < captured.size(); i++) {
      Object value = captured.get(i);
      int parameter = isStatic ? i : i - 1;
      if (parameter < 0) {
        if (value == null) {
          throw new IllegalStateException("a receiver is null");
        }
        types.add(
            new Type.Ref(
                java.lang.constant.ConstantDescs.CD_Object,
                value.getClass(),
                new Type.Guess(value)));
        continue;
      }
      Type declared = Program.passive(type.parameterType(parameter), owner);
      types.add(
          declared instanceof Type.Ref ref && value != null
              ? new Type.Ref(ref.desc(), ref.known(), new Type.Guess(value))
              : declared);
    }
    return types;
  }
}
