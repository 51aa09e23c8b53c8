package org.thalweg.cli.console;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.thalweg.learn.train.StopRequest;

/**
 * What Ctrl-C and SIGTERM do while this is open. At first, where nothing would be lost, something
 * is said and the JVM ends at once. {@link #askFromNow From a certain point on} they ask the run to
 * stop, and the JVM waits with its end until this is closed. Its exit code is 128 and the number of
 * the signal.
 */
public final class Interruption implements AutoCloseable {
  private static final Duration FOREVER = Duration.ofDays(1000);

  private final StopRequest request = new StopRequest();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "thalweg-stop");
  private final Runnable lastWords;
  private final Duration patience;
  private boolean asks;

  /**
   * Opens.
   *
   * @param lastWords what is said where the JVM ends at once
   */
  public Interruption(Runnable lastWords) {
    this(lastWords, FOREVER);
  }

  /**
   * Opens, for a run that may not come to look at the request.
   *
   * @param lastWords what is said where the JVM ends at once
   * @param patience how long the JVM waits with its end
   */
  public Interruption(Runnable lastWords, Duration patience) {
    this.lastWords = lastWords;
    this.patience = patience;
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException endsAlready) {
      request.make();
    }
  }

  private void stop() {
    if (mayEnd()) {
      lastWords.run();
      return;
    }
    await();
  }

  /** Whether the JVM may end at once. */
  private synchronized boolean mayEnd() {
    request.make();
    return !asks;
  }

  /** From now on the run looks at the request, and the JVM waits for it. */
  public StopRequest askFromNow() {
    if (!isAsking()) {
      await(); // the JVM ends: nothing is to happen any more
    }
    return request;
  }

  private synchronized boolean isAsking() {
    asks = !request.isMade();
    return asks;
  }

  private void await() {
    try {
      boolean _ = closed.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endsAlready) {
      // The hook runs: it has just been let go.
    }
  }
}
