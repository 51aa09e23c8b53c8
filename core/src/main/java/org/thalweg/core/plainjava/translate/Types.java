package org.thalweg.core.plainjava.translate;

/** Types there is one of. */
final class Types {
  static final Type NULL = new Type.Null();
  static final Type UNSET = new Type.Unset();

  private Types() {}
}
