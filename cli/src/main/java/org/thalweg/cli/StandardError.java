package org.thalweg.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/**
 * Takes back the true standard error from the launcher.
 *
 * <p>The JVM warns of the incubator module on its standard error, and no option stops it. The
 * launcher therefore filters descriptor 2 and hands over the true stream as another descriptor,
 * named by the property {@code thalweg.stderr}.
 */
final class StandardError {

  private StandardError() {}

  /** Lets {@link System#err} write to the launcher's descriptor, if there is one. */
  static void restore() {
    Integer number = Integer.getInteger("thalweg.stderr");
    if (number == null) {
      return;
    }
    try {
      // There is no public way to use an inherited descriptor beyond 2 without opening it anew, and
      // a file opened anew would be overwritten from its start.
      var constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
      constructor.setAccessible(true);
      var stream = new FileOutputStream(constructor.newInstance(number));
      System.setErr(new PrintStream(stream, true, System.err.charset()));
    } catch (ReflectiveOperationException | RuntimeException closed) {
      // The filtered stream stays in use: the text is the same, it may come a little later.
    }
  }
}
