package org.thalweg.core.plainjava;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/** Descriptors in the emitted class, which knows no class of the user's by name. */
final class Descs {
  static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();
  static final ClassDesc HANDLE = ConstantDescs.CD_MethodHandle;
  static final ClassDesc DOUBLES = ConstantDescs.CD_double.arrayType();
  static final ClassDesc INTS = ConstantDescs.CD_int.arrayType();

  private Descs() {}

  /** A type as the emitted class sees it: arrays of primitives stay, other classes are erased. */
  static ClassDesc erase(ClassDesc type) {
    if (type.isPrimitive() || isPrimitiveArray(type)) {
      return type;
    }
    return type.isArray() ? OBJECTS : ConstantDescs.CD_Object;
  }

  static ClassDesc erase(Class<?> type) {
    return type.isHidden()
        ? ConstantDescs.CD_Object
        : erase(type.describeConstable().orElseThrow());
  }

  static MethodType erase(MethodType type) {
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

  static MethodTypeDesc describe(MethodType type) {
    List<ClassDesc> parameters = new ArrayList<>();
    for (Class<?> parameter : type.parameterList()) {
      parameters.add(erase(parameter));
    }
    return MethodTypeDesc.of(erase(type.returnType()), parameters);
  }

  static boolean isPrimitiveArray(ClassDesc type) {
    return type.isArray() && element(type).isPrimitive();
  }

  /** Whether a type is an array, of any depth, of doubles or floats. */
  static boolean isFloatingArray(ClassDesc type) {
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

  static int depth(ClassDesc array) {
    int depth = 0;
    for (ClassDesc type = array; type.isArray(); type = type.componentType()) {
      depth++;
    }
    return depth;
  }

  /** The type of the tape indices parallel to an array. */
  static ClassDesc indices(ClassDesc array) {
    return ConstantDescs.CD_int.arrayType(depth(array));
  }
}
