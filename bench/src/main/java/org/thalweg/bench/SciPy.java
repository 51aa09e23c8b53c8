package org.thalweg.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.thalweg.core.objective.Objective;
import org.thalweg.optim.problem.Bounds;

/** The rival SciPy, as a child process of the first Python that has it. */
final class SciPy {
  private static final List<String> PYTHONS =
      Stream.of(System.getenv("THALWEG_PYTHON"), "/usr/bin/python3", "python3")
          .filter(python -> python != null)
          .toList();

  private final String python;
  private final String version;

  private SciPy(String python, String version) {
    this.python = python;
    this.version = version;
  }

  /** SciPy, if there is a Python that has it. */
  static Optional<SciPy> installed() {
    for (String python : PYTHONS) {
      try {
        Process process =
            new ProcessBuilder(python, "-c", "import scipy.optimize; print(scipy.__version__)")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String version = process.inputReader().readLine();
        if (version != null) {
          return Optional.of(new SciPy(python, version));
        }
      } catch (IOException _) {
        // no such Python: the next one
      }
    }
    return Optional.empty();
  }

  /** Name and version. */
  String version() {
    return "SciPy " + version;
  }

  /** Runs L-BFGS-B on a function within bounds from a start, up to a number of calls. */
  void descend(Objective f, Bounds bounds, double[] start, int most) {
    try (Child child = new Child("scipy_asked.py", most)) {
      child.tell(start);
      child.tell(bounds.lower());
      child.tell(bounds.upper());
      for (Optional<String> said = child.hear("x "); said.isPresent(); said = child.hear("x ")) {
        double[] x = Arrays.stream(said.get().split(" ", -1)).mapToDouble(SciPy::number).toArray();
        double[] gradient = new double[x.length];
        double[] answer = new double[x.length + 1];
        double value = f.valueAndGradient(x, gradient);
        answer[0] = Double.isNaN(value) ? Double.POSITIVE_INFINITY : value; // NaN is its end
        System.arraycopy(gradient, 0, answer, 1, gradient.length);
        child.tell(answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double number(String text) {
    return switch (text) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  /** Ready to run L-BFGS-B on the extended Rosenbrock function. */
  Child large(int n, double tolerance) throws IOException {
    return new Child("scipy_large.py", n, tolerance);
  }

  /** A script that is told numbers by the line and answers with lines. */
  final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final Writer in;

    private Child(String script, Object... arguments) throws IOException {
      List<String> command = new ArrayList<>(List.of(python, "-c", text(script)));
      Arrays.stream(arguments).map(Object::toString).forEach(command::add);
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      out = process.inputReader();
      in = process.outputWriter();
    }

    void tell(double... numbers) throws IOException {
      StringBuilder line = new StringBuilder();
      for (double number : numbers) {
        line.append(
            Double.isInfinite(number) ? number > 0 ? "inf" : "-inf" : Double.toString(number));
        line.append(' ');
      }
      in.write(line.append('\n').toString());
      in.flush();
    }

    /** The next line with a beginning, without it; its Fortran prints others. */
    Optional<String> hear(String beginning) throws IOException {
      String line = out.readLine();
      while (line != null && !line.startsWith(beginning)) {
        line = out.readLine();
      }
      return Optional.ofNullable(line).map(text -> text.substring(beginning.length()));
    }

    @Override
    public void close() throws IOException {
      in.close();
      out.close();
      process.destroy();
    }
  }

  private static String text(String script) throws IOException {
    try (InputStream in = SciPy.class.getResourceAsStream(script)) {
      if (in == null) {
        throw new IOException("the script " + script + " is missing from the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
