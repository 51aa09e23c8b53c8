package org.thalweg.core.formula;

import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/** A list whose elements are made when they are asked for. */
public final class Lazy<T> extends AbstractList<T> implements RandomAccess {
  private final int size;
  private final IntFunction<T> made;

  Lazy(int size, IntFunction<T> made) {
    this.size = size;
    this.made = made;
  }

  @Override
  public T get(int index) {
    return made.apply(index);
  }

  @Override
  public int size() {
    return size;
  }
}
