package org.thalweg.core.ir;

import java.util.List;
import java.util.function.Supplier;

/**
 * Where in the user's code a node was built: what errors and diagnoses point at. Nodes that are
 * derived from others (derivatives, rewrites) keep the origin of what they come from.
 */
public record Origin(String method, String file, int line) {
  private static final Origin UNKNOWN = new Origin("unknown", "unknown", 0);
  private static final StackWalker WALKER = StackWalker.getInstance();
  private static final List<String> OWN =
      List.of("ir", "grad", "rewrite", "compile", "interpret").stream()
          .map(p -> "org.thalweg.core." + p + ".")
          .toList();
  private static final ThreadLocal<Origin> CURRENT = new ThreadLocal<>();

  /** The first caller outside of the engine and the JDK, or the origin set by {@link #during}. */
  static Origin here() {
    Origin set = CURRENT.get();
    if (set != null) {
      return set;
    }
    return WALKER.walk(frames ->
        frames
            .filter(frame -> !isOwn(frame.getClassName()))
            .findFirst()
            .map(frame ->
                new Origin(
                    frame.getClassName() + "." + frame.getMethodName(),
                    String.valueOf(frame.getFileName()),
                    frame.getLineNumber()))
            .orElse(UNKNOWN));
  }

  /** Runs {@code body}; nodes built meanwhile on this thread get this origin. */
  public <T> T during(Supplier<T> body) {
    Origin before = CURRENT.get();
    CURRENT.set(this);
    try {
      return body.get();
    } finally {
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    }
  }

  /** The engine, or the JDK where the engine passes through its streams. */
  private static boolean isOwn(String className) {
    return className.startsWith("java.")
        || (OWN.stream().anyMatch(className::startsWith) && !className.contains("Test"));
  }

  /** As a line of a stack trace: {@code method(File.java:12)}. */
  @Override
  public String toString() {
    return method + "(" + file + ":" + line + ")";
  }
}
