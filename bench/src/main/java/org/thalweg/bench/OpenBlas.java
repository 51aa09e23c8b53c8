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
import java.util.ArrayList;
import java.util.List;
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
  private static final int TURNED = 112;

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
    multiply(of, NORMAL, a, of.k(), NORMAL, b, of.n(), c);
  }

  private void multiply(
      Product of,
      int aTurned,
      MemorySegment a,
      int aRow,
      int bTurned,
      MemorySegment b,
      int bRow,
      MemorySegment c) {
    int m = of.m();
    int n = of.n();
    int k = of.k();
    try {
      sgemm.invokeExact(ROW_MAJOR, aTurned, bTurned, m, n, k, 1f, a, aRow, b, bRow, 0f, c, n);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The products of a training step and nothing else, on one thread. */
  Runnable products(Network network) {
    setThreads(1);
    List<Integer> sizes = network.sizes();
    int batch = network.batch();
    List<MemorySegment> outputs = new ArrayList<>();
    List<MemorySegment> errors = new ArrayList<>();
    List<MemorySegment> weights = new ArrayList<>();
    List<MemorySegment> gradients = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      outputs.add(random(batch * sizes.get(i), i));
      errors.add(random(batch * sizes.get(i), i));
      int inputs = i == 0 ? 0 : sizes.get(i - 1);
      weights.add(random(inputs * sizes.get(i), i));
      gradients.add(random(inputs * sizes.get(i), i));
    }
    List<Runnable> products = new ArrayList<>();
    for (int i = 1; i < sizes.size(); i++) {
      MemorySegment input = outputs.get(i - 1);
      MemorySegment weight = weights.get(i);
      MemorySegment output = outputs.get(i);
      Product forward = new Product(batch, sizes.get(i - 1), sizes.get(i));
      products.add(() -> multiply(forward, input, weight, output));
    }
    for (int i = sizes.size() - 1; i > 0; i--) {
      int in = sizes.get(i - 1);
      int out = sizes.get(i);
      MemorySegment input = outputs.get(i - 1);
      MemorySegment error = errors.get(i);
      MemorySegment before = errors.get(i - 1);
      MemorySegment weight = weights.get(i);
      MemorySegment gradient = gradients.get(i);
      if (i > 1) {
        Product back = new Product(batch, out, in);
        products.add(() -> multiply(back, NORMAL, error, out, TURNED, weight, out, before));
      }
      Product down = new Product(in, batch, out);
      products.add(() -> multiply(down, TURNED, input, in, NORMAL, error, out, gradient));
    }
    return () -> products.forEach(Runnable::run);
  }

  private static MemorySegment random(int length, int seed) {
    float[] values = new float[length];
    Product.fill(values, seed);
    return MemorySegment.ofArray(values);
  }
}
