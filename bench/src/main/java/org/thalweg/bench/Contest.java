package org.thalweg.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Two pieces of work that are timed in turn, in many short rounds, so that what else the machine
 * does falls on both alike.
 *
 * @param ours median nanoseconds of a call
 * @param rival median nanoseconds of a call
 * @param ratio median of the rounds' ratios, the rival's time to ours: above 1 we are faster
 */
record Contest(double ours, double rival, double ratio) {

  /** Work is warm when the JVM has not finished compiling anything for so long. */
  private static final long IDLE_NANOS = 1_500_000_000;

  private static final long LONGEST_WARM_UP_NANOS = 15_000_000_000L;
  private static final long NANOS = 2_500_000_000L;

  /** Long enough for the clocks, short enough to fit between two interruptions. */
  private static final long TURN_NANOS = 3_000_000;

  private static final int LEAST_ROUNDS = 9;

  /** Part of its time that an undisturbed thread has the processor. */
  private static final double HELD = 0.98;

  private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private record Round(double ours, double rival, boolean undisturbed) {
    double ratio() {
      return rival / ours;
    }
  }

  private record Turn(double nanos, boolean undisturbed) {}

  /**
   * Times both; rounds in which one was interrupted do not count, where there are enough others.
   */
  static Contest between(Runnable ours, Runnable rival) {
    warmUp(ours);
    warmUp(rival);
    int ourCalls = callsPerTurn(ours);
    int rivalCalls = callsPerTurn(rival);
    List<Round> rounds = new ArrayList<>();
    long end = System.nanoTime() + NANOS;
    while (System.nanoTime() < end || rounds.size() < LEAST_ROUNDS) {
      Turn one;
      Turn other;
      if (rounds.size() % 2 == 0) {
        one = turn(ours, ourCalls);
        other = turn(rival, rivalCalls);
      } else {
        other = turn(rival, rivalCalls);
        one = turn(ours, ourCalls);
      }
      rounds.add(new Round(one.nanos, other.nanos, one.undisturbed && other.undisturbed));
    }
    List<Round> good = rounds.stream().filter(Round::undisturbed).toList();
    List<Round> used = good.size() >= LEAST_ROUNDS ? good : rounds;
    return new Contest(
        median(used, Round::ours), median(used, Round::rival), median(used, Round::ratio));
  }

  /** Lines that {@link #parse} reads. */
  String unparsed() {
    return ours + "\n" + rival + "\n" + ratio;
  }

  /** What another process measured. */
  static Contest parse(String lines) {
    List<Double> figures = lines.strip().lines().map(Double::parseDouble).toList();
    return new Contest(figures.get(0), figures.get(1), figures.get(2));
  }

  private static void warmUp(Runnable work) {
    long start = System.nanoTime();
    long changed = start;
    long compiled = COMPILER.getTotalCompilationTime();
    long now;
    do {
      work.run();
      now = System.nanoTime();
      long time = COMPILER.getTotalCompilationTime();
      if (time != compiled) {
        compiled = time;
        changed = now;
      }
    } while (now - changed < IDLE_NANOS && now - start < LONGEST_WARM_UP_NANOS);
  }

  private static int callsPerTurn(Runnable work) {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < LEAST_ROUNDS; i++) {
      turns.add(turn(work, 1));
    }
    return (int) Math.max(1, TURN_NANOS / median(turns, Turn::nanos));
  }

  private static Turn turn(Runnable work, int calls) {
    work.run(); // takes the caches back from the other
    long cpu = THREADS.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      work.run();
    }
    long nanos = System.nanoTime() - start;
    long held = THREADS.getCurrentThreadCpuTime() - cpu;
    return new Turn((double) nanos / calls, held >= HELD * nanos);
  }

  private static <T> double median(List<T> values, ToDoubleFunction<T> figure) {
    double[] sorted = values.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
