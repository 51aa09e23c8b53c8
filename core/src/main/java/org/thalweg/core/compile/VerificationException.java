package org.thalweg.core.compile;

/** A compiled run whose results are not those of the interpreter: a fault of the compiler. */
public final class VerificationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  VerificationException(String difference) {
    super(
        "the compiled program differs from the interpreter: "
            + difference
            + "; please report it with the dump of the program");
  }
}
