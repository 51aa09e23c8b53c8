package org.thalweg.cli.console;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.thalweg.learn.export.Json;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What is told to people: what was chosen and found on standard output (nothing there where one
 * JSON object is wanted), warnings on standard error.
 *
 * @param out for results
 * @param err for warnings and progress
 * @param json whether standard output is for one JSON object alone
 */
public record Notes(PrintWriter out, PrintWriter err, boolean json) {

  /** The notes of a command that is being executed. */
  public static Notes of(@Nullable CommandSpec spec, boolean json) {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    return new Notes(command.getOut(), command.getErr(), json);
  }

  /** A line about what was chosen or found. */
  public void say(String line) {
    if (!json) {
      out.println(line);
      out.flush();
    }
  }

  /** The result for programs, one object on standard output, where that is wanted. */
  public void json(Object result) {
    if (json) {
      out.println(Json.line(result));
      out.flush();
    }
  }

  /** Lines about what was odd but did not stop the run. */
  public void warn(List<String> warnings) {
    for (String warning : warnings) {
      err.println("note: " + warning);
    }
    err.flush();
  }

  /** A figure with four digits after the point, or as many as a large number needs. */
  public static String figure(double value) {
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, Math.abs(value) >= 1000 ? "%,.1f" : "%.4f", value)
        : "none";
  }
}
