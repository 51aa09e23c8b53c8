package org.thalweg.core.plainjava;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Code that has not been emitted yet, with the local variables it may use. */
final class Draft {
  final Homes homes;
  private final List<Consumer<CodeBuilder>> code = new ArrayList<>();
  private final Set<Integer> varying = new HashSet<>();

  Draft(Homes homes) {
    this.homes = homes;
  }

  void emit(Consumer<CodeBuilder> some) {
    code.add(some);
  }

  List<Consumer<CodeBuilder>> code() {
    return code;
  }

  /** A local variable for what is made of others. */
  int temporary(TypeKind kind, Set<Integer> reads) {
    int local = homes.temporary(kind);
    if (varies(reads)) {
      varies(local);
    }
    return local;
  }

  /** A local variable changes while the code is repeated. */
  void varies(int local) {
    varying.add(local);
  }

  /** Whether one of these local variables changes while the code is repeated. */
  boolean varies(Set<Integer> locals) {
    return locals.stream().anyMatch(varying::contains);
  }
}
