package org.thalweg.core.kernel;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads that share out loops, with a hand-over of about a microsecond and
 * without allocation.
 *
 * <p>A loop over {@code units} is cut into one contiguous piece a thread, the same piece for the
 * same thread every time, so that data stays in that thread's caches. The calling thread does the
 * first piece. Workers wait for the next loop by spinning for some tens of microseconds and then
 * park; they are daemons.
 *
 * <p>Any number of threads may call {@link #run}. While a team is busy, a further call (from
 * another thread, or from inside a task) does its whole loop on the thread that made it. So the cut
 * is no part of a task's meaning: results must not depend on it.
 */
public final class Team {

  /** A numbered loop: {@code id} lets one object stand for many loops. */
  @FunctionalInterface
  public interface Task {
    /**
     * Does the units {@code from} (inclusive) to {@code to} (exclusive) of loop {@code id}; called
     * by several threads at once for disjoint ranges.
     */
    void run(int id, int from, int to);
  }

  private static final ConcurrentHashMap<Integer, Team> TEAMS = new ConcurrentHashMap<>();

  /** How long a caller spins for its workers before it parks. */
  private static final long SPIN_NANOS = 50_000;

  /** The team of one, which hands nothing over. */
  static final Team SINGLE = of(1);

  private final Worker[] workers;
  private final AtomicBoolean busy = new AtomicBoolean();

  private Team(int threads) {
    workers = new Worker[threads - 1];
    // With fewer processors than threads a spinning thread keeps the one it waits for from running.
    boolean spin = threads <= Runtime.getRuntime().availableProcessors();
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker("thalweg-" + threads + "-" + (i + 1), spin ? SPIN_NANOS : 0);
    }
  }

  /**
   * The team of this many threads, the calling one included. There is one per size in a process; a
   * team of 1 does every loop on the calling thread.
   *
   * @throws IllegalArgumentException if {@code threads} is less than 1
   */
  public static Team of(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException(
          "threads is " + threads + "; expected 1 or more, such as the number of processors");
    }
    return TEAMS.computeIfAbsent(threads, Team::started);
  }

  private static Team started(int threads) {
    Team team = new Team(threads);
    for (Worker worker : team.workers) {
      worker.start();
    }
    return team;
  }

  /** Number of threads, the calling one included. */
  public int threads() {
    return workers.length + 1;
  }

  /**
   * Runs {@code task} over the units 0 to {@code units} and returns when all are done. What a task
   * wrote is visible to the caller and to the next loop of this team.
   *
   * <p>If pieces throw, the exception of the lowest one is thrown here after all have ended, the
   * others suppressed in it.
   *
   * @param task the loop
   * @param id handed to the task
   * @param units length of the loop; nothing is run if it is 0
   * @param grain pieces start at multiples of this, and a loop of no more units than this stays on
   *     the calling thread; at least 1
   */
  public void run(Task task, int id, int units, int grain) {
    if (units <= grain || workers.length == 0) {
      if (units > 0) {
        task.run(id, 0, units);
      }
      return;
    }
    if (busy.get() || !busy.compareAndSet(false, true)) {
      task.run(id, 0, units);
      return;
    }
    try {
      share(task, id, units, grain);
    } finally {
      busy.set(false);
    }
  }

  private void share(Task task, int id, int units, int grain) {
    int blocks = (units - 1) / grain + 1;
    int pieces = Math.min(blocks, workers.length + 1);
    for (int i = 1; i < pieces; i++) {
      int from = (int) ((long) blocks * i / pieces) * grain;
      int to = i == pieces - 1 ? units : (int) ((long) blocks * (i + 1) / pieces) * grain;
      workers[i - 1].start(task, id, from, to);
    }
    Throwable thrown = null;
    try {
      task.run(id, 0, blocks / pieces * grain);
    } catch (Throwable t) {
      thrown = t;
    }
    for (int i = 1; i < pieces; i++) {
      Throwable other = workers[i - 1].await();
      if (other != null) {
        thrown = merge(thrown, other);
      }
    }
    if (thrown != null) {
      rethrow(thrown);
    }
  }

  private static Throwable merge(@Nullable Throwable first, Throwable next) {
    if (first == null) {
      return next;
    }
    if (first != next) {
      first.addSuppressed(next);
    }
    return first;
  }

  private static void rethrow(Throwable thrown) {
    switch (thrown) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(thrown);
    }
  }
}
