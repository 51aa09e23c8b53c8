package org.thalweg.core.plainjava.translate;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;

/**
 * An array that a loop does not replace by another.
 *
 * @param local where it is
 * @param indices where the array of tape indices is; 0 if it holds nothing active
 */
record Reference(ClassDesc type, int local, int indices) {
  boolean isTracked() {
    return indices != 0;
  }

  void push(CodeBuilder c) {
    c.loadLocal(TypeKind.REFERENCE, local);
  }

  void pushIndices(CodeBuilder c) {
    c.loadLocal(TypeKind.REFERENCE, indices);
  }
}
