package org.thalweg.core.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TeamTest {

  @Test
  void thereIsOneTeamPerSize() {
    assertSame(Team.of(3), Team.of(3));
    assertEquals(3, Team.of(3).threads());
    assertThrows(IllegalArgumentException.class, () -> Team.of(0));
  }

  @Test
  void everyUnitIsDoneOnceInPiecesOfTheGrain() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 3000; round++) {
      int threads = 1 + round % 5;
      int units = random.nextInt(100);
      int grain = 1 + random.nextInt(20);
      int[] count = new int[units];
      int[] seen = {-1};
      Team.of(threads)
          .run(
              (id, from, to) -> {
                assertEquals(7, id);
                assertEquals(0, from % grain);
                for (int i = from; i < to; i++) {
                  count[i]++;
                }
                if (from == 0) {
                  seen[0] = to;
                }
              },
              7,
              units,
              grain);
      int[] ones = new int[units];
      Arrays.fill(ones, 1);
      assertArrayEquals(ones, count);
      if (units > 0 && units <= grain) {
        assertEquals(units, seen[0]);
      }
    }
  }

  /** Each loop reads what other threads wrote in the loop before. */
  @Test
  void writesOfOneLoopAreSeenByTheNext() {
    for (int threads : new int[] {2, 4}) {
      Team team = Team.of(threads);
      int n = 64;
      int[][] state = {new int[n], new int[n]};
      Team.Task shift =
          (id, from, to) -> {
            for (int i = from; i < to; i++) {
              state[1 - id][i] = state[id][(i + n / 2) % n] + 1;
            }
          };
      int rounds = 5000;
      for (int r = 0; r < rounds; r++) {
        team.run(shift, r & 1, n, 1);
        if (r % 1000 == 999) {
          // Long enough for workers to park.
          LockSupport.parkNanos(2_000_000);
        }
      }
      for (int value : state[rounds & 1]) {
        assertEquals(rounds, value);
      }
    }
  }

  @Test
  void exceptionsReachTheCallerAfterAllPiecesEnded() {
    for (int threads : new int[] {1, 2, 4}) {
      Team team = Team.of(threads);
      for (int bad = 0; bad < 16; bad++) {
        int failing = bad;
        int[] done = new int[16];
        IllegalArgumentException thrown =
            assertThrows(
                IllegalArgumentException.class,
                () ->
                    team.run(
                        (id, from, to) -> {
                          for (int i = from; i < to; i++) {
                            if (i == failing) {
                              throw new IllegalArgumentException("unit " + failing);
                            }
                            done[i] = 1;
                          }
                        },
                        0,
                        16,
                        1));
        assertEquals("unit " + bad, thrown.getMessage());
        int piece = 16 / threads;
        for (int i = 0; i < 16; i++) {
          boolean afterBad = i >= bad && i / piece == bad / piece;
          assertEquals(afterBad ? 0 : 1, done[i], "unit " + i);
        }
      }
    }
  }

  @Test
  void theOtherExceptionsAreSuppressed() {
    RuntimeException thrown =
        assertThrows(
            RuntimeException.class,
            () ->
                Team.of(3)
                    .run(
                        (id, from, to) -> {
                          throw new IllegalStateException("from " + from);
                        },
                        0,
                        3,
                        1));
    assertEquals("from 0", thrown.getMessage());
    assertEquals(2, thrown.getSuppressed().length);
  }

  @Test
  void nestedLoopsRunOnTheirThread() {
    Team team = Team.of(4);
    int[][] count = new int[8][8];
    team.run(
        (id, from, to) -> {
          for (int i = from; i < to; i++) {
            int row = i;
            Thread outer = Thread.currentThread();
            team.run(
                (inner, first, last) -> {
                  assertSame(outer, Thread.currentThread());
                  for (int j = first; j < last; j++) {
                    count[row][j]++;
                  }
                },
                0,
                8,
                1);
          }
        },
        0,
        8,
        1);
    for (int[] row : count) {
      assertArrayEquals(new int[] {1, 1, 1, 1, 1, 1, 1, 1}, row);
    }
  }

  @Test
  void manyCallersShareATeam() throws Exception {
    Team team = Team.of(2);
    List<Callable<Long>> calls = new ArrayList<>();
    for (int c = 0; c < 4; c++) {
      calls.add(() -> {
        long total = 0;
        long[] partial = new long[100];
        for (int round = 0; round < 2000; round++) {
          int add = round;
          team.run(
              (id, from, to) -> {
                for (int i = from; i < to; i++) {
                  partial[i] = i + add;
                }
              },
              0,
              100,
              1);
          total += Arrays.stream(partial).sum();
        }
        return total;
      });
    }
    try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
      for (Future<Long> total : callers.invokeAll(calls)) {
        assertEquals(2000L * 4950 + 100L * 1999 * 1000, total.get(30, TimeUnit.SECONDS));
      }
    }
  }
}
