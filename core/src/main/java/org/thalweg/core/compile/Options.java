package org.thalweg.core.compile;

import java.util.function.Consumer;
import org.thalweg.core.emit.VectorWidth;

/**
 * How a program is compiled and run. None of it changes a bit of the results.
 *
 * @param threads of the team that long loops are shared out to, the calling one included
 * @param vectorBits width of vectors, 0 for scalar code
 * @param verify whether each run is compared with the interpreter, which is slow
 * @param dump receives the program at each stage and the emitted class, as text
 */
public record Options(int threads, int vectorBits, boolean verify, Consumer<String> dump) {

  /** One thread, the machine's vectors, no checks, no dump. */
  public static Options defaults() {
    return new Options(1, VectorWidth.bits(), false, text -> {});
  }

  /** With so many threads. */
  public Options withThreads(int count) {
    return new Options(count, vectorBits, verify, dump);
  }

  /** With vectors of so many bits (512, 256, 128), or scalar code for 0. */
  public Options withVectorBits(int bits) {
    return new Options(threads, bits, verify, dump);
  }

  /** With each run compared with the interpreter. */
  public Options withVerify() {
    return new Options(threads, vectorBits, true, dump);
  }

  /** With the program at each stage and the emitted class given to {@code receiver}. */
  public Options withDump(Consumer<String> receiver) {
    return new Options(threads, vectorBits, verify, receiver);
  }
}
