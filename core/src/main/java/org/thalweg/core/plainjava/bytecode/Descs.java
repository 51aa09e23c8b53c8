package org.thalweg.core.plainjava.bytecode;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/** Descriptors in the emitted class, which knows no class of the user's by name. */
public final class Descs {
  public static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();
  public static final ClassDesc HANDLE = ConstantDescs.CD_MethodHandle;
  public static final ClassDesc DOUBLES = ConstantDescs.CD_double.arrayType();
  public static final ClassDesc INTS = ConstantDescs.CD_int.arrayType();

  private Descs() {}

  /** A type as the emitted class sees it: arrays of primitives stay, other classes are erased. */
  public static ClassDesc erase(ClassDesc type) {
    if (type.isPrimitive() || isPrimitiveArray(type)) {
      return type;
    }
    return type.isArray() ? OBJECTS : ConstantDescs.CD_Object;
  }

  /** A class as the emitted class sees it; hidden ones have no name. */
  public static ClassDesc erase(Class<?> type) {
    return type.isHidden()
        ? ConstantDescs.CD_Object
        : erase(type.describeConstable().orElseThrow());
  }

  /** The type of a method as the emitted class sees it. */
  public static MethodType erase(MethodType type) {
    MethodType erased = type.changeReturnType(erasedClass(type.returnType()));
    for (int i = 0; i < type.parameterCount(); i++) {
      erased = erased.changeParameterType(i, erasedClass(type.parameterType(i)));
    }
    return erased;
  }

  private static Class<?> erasedClass(Class<?> type) {
    if (type.isPrimitive() || (type.isArray() && element(type).isPrimitive())) {
      return type;
    }
    return type.isArray() ? Object[].class : Object.class;
  }

  private static Class<?> element(Class<?> array) {
    Class<?> type = array;
    while (type.isArray()) {
      type = type.getComponentType();
    }
    return type;
  }

  /** The descriptor of a method as the emitted class sees it. */
  public static MethodTypeDesc describe(MethodType type) {
    List<ClassDesc> parameters = new ArrayList<>();
    for (Class<?> parameter : type.parameterList()) {
      parameters.add(erase(parameter));
    }
    return MethodTypeDesc.of(erase(type.returnType()), parameters);
  }

  /** Whether a type is an array, of any depth, of primitives. */
  public static boolean isPrimitiveArray(ClassDesc type) {
    return type.isArray() && element(type).isPrimitive();
  }

  /** Whether a type is an array, of any depth, of doubles or floats. */
  public static boolean isFloatingArray(ClassDesc type) {
    if (!type.isArray()) {
      return false;
    }
    TypeKind kind = TypeKind.from(element(type));
    return kind == TypeKind.DOUBLE || kind == TypeKind.FLOAT;
  }

  static ClassDesc element(ClassDesc array) {
    ClassDesc type = array;
    while (type.isArray()) {
      type = type.componentType();
    }
    return type;
  }

  /** How many dimensions an array has; 0 for what is none. */
  public static int depth(ClassDesc array) {
    int depth = 0;
    for (ClassDesc type = array; type.isArray(); type = type.componentType()) {
      depth++;
    }
    return depth;
  }

  /** The type of the tape indices parallel to an array. */
  public static ClassDesc indices(ClassDesc array) {
    return ConstantDescs.CD_int.arrayType(depth(array));
  }
}
