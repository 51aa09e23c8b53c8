package org.thalweg.learn.train;

import java.util.function.BiConsumer;
import org.thalweg.core.compile.Options;

/**
 * Means to find out why a run goes wrong. None changes a bit of its results; the first two make it
 * slow.
 *
 * @param verify whether each step is compared with the reference interpreter; where it differs the
 *     run ends with a {@link org.thalweg.core.compile.VerificationException}
 * @param findNonFinite whether to tell, by {@link Event.NotFinite}, which op the first NaN or
 *     infinity of a run comes from
 * @param dump receives each program as it is compiled, as {@link Options#dump} says
 */
public record Debugging(boolean verify, boolean findNonFinite, BiConsumer<String, Object> dump) {

  /** No checks, no dump. */
  public static Debugging none() {
    return new Debugging(false, false, Options.defaults().dump());
  }

  /** How programs are compiled for it. */
  Options options(int threads) {
    Options options = Options.defaults().withThreads(threads).withDump(dump);
    return verify ? options.withVerify() : options;
  }
}
