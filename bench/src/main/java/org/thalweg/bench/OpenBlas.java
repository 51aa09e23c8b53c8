package org.thalweg.bench;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The rival OpenBLAS, called through the foreign function interface on heap arrays without copying.
 * The library is the file named by the property {@code openblas}, or the system's.
 */
final class OpenBlas {

  private static final int ROW_MAJOR = 101;
  private static final int NORMAL = 111;
  private static final int TRANSPOSED = 112;

  private final MethodHandle sgemm;
  private final MethodHandle dgemm;
  private final MethodHandle threads;

  OpenBlas() {
    SymbolLookup library =
        SymbolLookup.libraryLookup(
            System.getProperty("openblas", "libopenblas.so.0"), Arena.global());
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
    dgemm =
        handle(
            library,
            "cblas_dgemm",
            FunctionDescriptor.ofVoid(
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_DOUBLE,
                ADDRESS,
                JAVA_INT,
                ADDRESS,
                JAVA_INT,
                JAVA_DOUBLE,
                ADDRESS,
                JAVA_INT));
    threads = handle(library, "openblas_set_num_threads", FunctionDescriptor.ofVoid(JAVA_INT));
  }

  private static MethodHandle handle(SymbolLookup library, String name, FunctionDescriptor type) {
    return Linker.nativeLinker()
        .downcallHandle(library.findOrThrow(name), type, Linker.Option.critical(true));
  }

  void setThreads(int count) {
    try {
      threads.invokeExact(count);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  /** C[m×n] = A·B, each of A and B given as it is or as its transpose, all row-major. */
  void multiply(
      boolean aTransposed,
      boolean bTransposed,
      int m,
      int n,
      int k,
      MemorySegment a,
      MemorySegment b,
      MemorySegment c,
      boolean doubles) {
    int ta = aTransposed ? TRANSPOSED : NORMAL;
    int tb = bTransposed ? TRANSPOSED : NORMAL;
    int la = aTransposed ? m : k;
    int lb = bTransposed ? k : n;
    try {
      if (doubles) {
        dgemm.invokeExact(ROW_MAJOR, ta, tb, m, n, k, 1.0, a, la, b, lb, 0.0, c, n);
      } else {
        sgemm.invokeExact(ROW_MAJOR, ta, tb, m, n, k, 1f, a, la, b, lb, 0f, c, n);
      }
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }
}
