package org.thalweg.core.plainjava.translate;

import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * A call.
 *
 * @param arguments with the receiver first, if there is one
 */
record Invocation(
    Opcode opcode, ClassDesc owner, String name, MethodTypeDesc type, List<Value> arguments) {
  boolean isStatic() {
    return opcode == Opcode.INVOKESTATIC;
  }

  boolean isActive() {
    return arguments.stream().anyMatch(argument -> argument.type().isActive());
  }

  boolean isTold() {
    return arguments.stream().anyMatch(argument -> ObjectCode.isTold(argument.type()));
  }

  String title() {
    return owner.displayName() + "." + name;
  }
}
