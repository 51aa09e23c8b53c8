package org.thalweg.cli;

import java.util.concurrent.CountDownLatch;
import org.thalweg.learn.train.StopRequest;

/**
 * While this is open, Ctrl-C and SIGTERM ask the run to stop, and the JVM waits with its end until
 * this is closed. Its exit code is then 128 and the number of the signal.
 */
final class Interruption implements AutoCloseable {
  private final StopRequest request = new StopRequest();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "thalweg-stop");

  Interruption() {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException endsAlready) {
      request.make();
    }
  }

  private void stop() {
    request.make();
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  StopRequest request() {
    return request;
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
