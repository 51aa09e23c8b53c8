package org.thalweg.core.plainjava.expression;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Code that has not been emitted yet, with the local variables it may use. */
public final class Draft {
  public final Homes homes;
  private final List<Consumer<CodeBuilder>> code = new ArrayList<>();
  private final Set<Integer> varying = new HashSet<>();

  /** No code yet. */
  public Draft(Homes homes) {
    this.homes = homes;
  }

  /** Appends code. */
  public void emit(Consumer<CodeBuilder> some) {
    code.add(some);
  }

  /** All code, in order. */
  public List<Consumer<CodeBuilder>> code() {
    return code;
  }

  /** A local variable for what is made of others. */
  public int temporary(TypeKind kind, Set<Integer> reads) {
    int local = homes.temporary(kind);
    if (varies(reads)) {
      varies(local);
    }
    return local;
  }

  /** A local variable changes while the code is repeated. */
  public void varies(int local) {
    varying.add(local);
  }

  /** Whether one of these local variables changes while the code is repeated. */
  public boolean varies(Set<Integer> locals) {
    return locals.stream().anyMatch(varying::contains);
  }
}
