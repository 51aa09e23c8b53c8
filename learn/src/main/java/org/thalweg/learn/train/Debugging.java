package org.thalweg.learn.train;

import java.util.function.BiConsumer;
import org.thalweg.core.compile.Options;

/**
 * Means to look into the compiler during a run. None changes a bit of its results.
 *
 * @param verify whether each step is compared with the reference interpreter, which makes it slow;
 *     where it differs the run ends with a {@link org.thalweg.core.compile.VerificationException}
 * @param dump receives each program as it is compiled, as {@link Options#dump} says
 */
public record Debugging(boolean verify, BiConsumer<String, Object> dump) {

  /** No checks, no dump. */
  public static Debugging none() {
    return new Debugging(false, Options.defaults().dump());
  }

  /** How programs are compiled for it. */
  Options options(int threads) {
    Options options = Options.defaults().withThreads(threads).withDump(dump);
    return verify ? options.withVerify() : options;
  }
}
