package org.thalweg.core.plainjava.bytecode;

import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import org.jspecify.annotations.Nullable;

/**
 * What a class of the user's may reach, so that code copied from it may reach the same.
 *
 * @param given the user's own lookup, if there is one
 */
public record Access(@Nullable Lookup given) {

  /** A lookup with the rights of a class, or with public ones only where its package is closed. */
  public Lookup in(Class<?> type) {
    // A lookup reaches only modules that its own one reads, and on the class path all are one more.
    Access.class.getModule().addReads(type.getModule());
    Lookup own = MethodHandles.lookup();
    for (Lookup lookup : given == null ? new Lookup[] {own} : new Lookup[] {given, own}) {
      try {
        return MethodHandles.privateLookupIn(type, lookup);
      } catch (IllegalAccessException e) {
        // the next one may do
      }
    }
    return MethodHandles.publicLookup();
  }

  /** What to do where a member cannot be reached. */
  public static String advice(Class<?> type) {
    return type.getModule().isNamed()
        ? "pass MethodHandles.lookup(), or write \"opens "
            + type.getPackageName()
            + " to org.thalweg.core;\" in module "
            + type.getModule().getName()
        : "pass the MethodHandles.lookup() of a class that may reach it";
  }

  /** The class a descriptor names in the code of another. */
  public static Class<?> resolve(ClassDesc desc, Class<?> in) throws ClassNotFoundException {
    if (desc.isPrimitive()) {
      return (Class<?>) primitive(desc);
    }
    String name =
        desc.isArray()
            ? desc.descriptorString().replace('/', '.')
            : desc.descriptorString()
                .substring(1, desc.descriptorString().length() - 1)
                .replace('/', '.');
    return Class.forName(name, false, in.getClassLoader());
  }

  private static Class<?> primitive(ClassDesc desc) {
    return java.lang.invoke.MethodType.fromMethodDescriptorString(
            "()" + desc.descriptorString(), null)
        .returnType();
  }
}
