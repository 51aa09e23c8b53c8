package org.thalweg.core.kernel;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One worker of a {@link Team}. The piece of work is handed over in plain fields; a counter written
 * after them publishes it, a second counter publishes its end.
 */
final class Worker implements Runnable {

  /** Places in {@link #flags}, each in cache lines of its own. */
  private static final int REQUESTED = 32;

  private static final int PARKED = 64;
  private static final int DONE = 96;
  private static final int LENGTH = 128;

  /** Spins between two looks at the clock. */
  private static final int SPINS = 64;

  private final AtomicIntegerArray flags = new AtomicIntegerArray(LENGTH);
  private final Thread thread;
  private final long spinNanos;

  private Team.@Nullable Task task;
  private int id;
  private int from;
  private int to;
  private @Nullable Throwable thrown;

  /** The caller, while it is parked or about to be. */
  private volatile @Nullable Thread waiter;

  Worker(String name, long spinNanos) {
    this.spinNanos = spinNanos;
    thread = Thread.ofPlatform().name(name).daemon().unstarted(this);
  }

  void start() {
    thread.start();
  }

  /** Hands a piece over; called by one thread at a time, after the piece before was awaited. */
  void start(Team.Task task, int id, int from, int to) {
    this.task = task;
    this.id = id;
    this.from = from;
    this.to = to;
    flags.set(REQUESTED, flags.getPlain(REQUESTED) + 1);
    if (flags.get(PARKED) != 0) {
      LockSupport.unpark(thread);
    }
  }

  /** Waits for the end of the piece handed over last and returns what it threw. */
  @Nullable Throwable await() {
    int number = flags.getPlain(REQUESTED);
    if (!spinUntil(DONE, number)) {
      waiter = Thread.currentThread();
      while (flags.get(DONE) != number) {
        LockSupport.park(this);
      }
      waiter = null;
    }
    Throwable result = thrown;
    thrown = null;
    return result;
  }

  @Override
  public void run() {
    int number = 0;
    while (true) {
      number++;
      if (!spinUntil(REQUESTED, number)) {
        flags.set(PARKED, 1);
        while (flags.get(REQUESTED) != number) {
          LockSupport.park(this);
        }
        flags.set(PARKED, 0);
      }
      work();
      flags.set(DONE, number);
      Thread parked = waiter;
      if (parked != null) {
        LockSupport.unpark(parked);
      }
    }
  }

  private void work() {
    Team.Task current = task;
    task = null;
    if (current != null) {
      try {
        current.run(id, from, to);
      } catch (Throwable t) {
        thrown = t;
      }
    }
  }

  /** Spins for a while until a counter has reached a value; false if it has not. */
  private boolean spinUntil(int counter, int value) {
    if (flags.getAcquire(counter) == value) {
      return true;
    }
    if (spinNanos == 0) {
      return false;
    }
    long start = System.nanoTime();
    do {
      for (int i = 0; i < SPINS; i++) {
        if (flags.getAcquire(counter) == value) {
          return true;
        }
        Thread.onSpinWait();
      }
    } while (System.nanoTime() - start < spinNanos);
    return false;
  }
}
