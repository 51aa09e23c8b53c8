package org.thalweg.core.kernel;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Work space that several threads borrow and give back without locks or allocation. The last one
 * given back is the first to be taken, so that a single user always gets the same one.
 */
final class Pool<T> {

  private final AtomicReferenceArray<@Nullable T> slots = new AtomicReferenceArray<>(32);

  /** One that nobody else has, or null if there is none. */
  @Nullable T take() {
    for (int i = 0; i < slots.length(); i++) {
      if (slots.getPlain(i) != null) {
        T item = slots.getAndSet(i, null);
        if (item != null) {
          return item;
        }
      }
    }
    return null;
  }

  /** Gives one back; it is left to the garbage collector if the pool is full. */
  void give(T item) {
    for (int i = 0; i < slots.length(); i++) {
      if (slots.getPlain(i) == null && slots.compareAndSet(i, null, item)) {
        return;
      }
    }
  }
}
