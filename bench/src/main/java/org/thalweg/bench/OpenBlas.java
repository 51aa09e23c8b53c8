package org.thalweg.bench;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.thalweg.core.interpret.Executable;

/**
 * The rival OpenBLAS, called through the foreign function interface on heap arrays without copying.
 * The library is the file named by the property {@code openblas}, or the system's.
 */
@SuppressWarnings("restricted") // calls native code
final class OpenBlas {

  private static final int ROW_MAJOR = 101;
  private static final int NORMAL = 111;

  private final MethodHandle sgemm;
  private final MethodHandle threads;

  /** The library, if it is installed. */
  static Optional<OpenBlas> installed() {
    String file = System.getProperty("openblas", System.mapLibraryName("openblas") + ".0");
    try {
      return Optional.of(new OpenBlas(SymbolLookup.libraryLookup(file, Arena.global())));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private OpenBlas(SymbolLookup library) {
    sgemm =
        handle(
            library,
            "cblas_sgemm",
            FunctionDescriptor.ofVoid(
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_FLOAT,
                ADDRESS,
                JAVA_INT,
                ADDRESS,
                JAVA_INT,
                JAVA_FLOAT,
                ADDRESS,
                JAVA_INT));
    threads = handle(library, "openblas_set_num_threads", FunctionDescriptor.ofVoid(JAVA_INT));
  }

  private static MethodHandle handle(SymbolLookup library, String name, FunctionDescriptor type) {
    return Linker.nativeLinker()
        .downcallHandle(library.findOrThrow(name), type, Linker.Option.critical(true));
  }

  /** The same product of the same arrays, on so many threads; into an array of its own. */
  Runnable product(Product product, Executable of, int threads) {
    MemorySegment a = MemorySegment.ofArray(of.input(0).f32());
    MemorySegment b = MemorySegment.ofArray(of.input(1).f32());
    MemorySegment c = MemorySegment.ofArray(new float[product.m() * product.n()]);
    return () -> {
      setThreads(threads);
      multiply(product, a, b, c);
    };
  }

  private void setThreads(int count) {
    try {
      threads.invokeExact(count);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void multiply(Product of, MemorySegment a, MemorySegment b, MemorySegment c) {
    int m = of.m();
    int n = of.n();
    int k = of.k();
    try {
      sgemm.invokeExact(ROW_MAJOR, NORMAL, NORMAL, m, n, k, 1f, a, k, b, n, 0f, c, n);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }
}
