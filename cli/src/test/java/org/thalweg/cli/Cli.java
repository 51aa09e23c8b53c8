package org.thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import picocli.CommandLine;

/** Runs commands as a person would, with what they print caught. */
final class Cli {
  /** The folder of the repository, where data/ is. */
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  /**
   * What a command did.
   *
   * @param code its exit code
   * @param out what it wrote to standard output
   * @param err what it wrote to standard error
   */
  record Result(int code, String out, String err) {
    /** The result, which must be a success. */
    Result ok() {
      assertEquals(0, code, () -> "exit code; standard error: " + err);
      return this;
    }

    /** The one line that says what is wrong with the input. */
    String refusal() {
      assertEquals(2, code, () -> "exit code; out: " + out + " err: " + err);
      assertEquals(1, err.lines().count(), err);
      assertTrue(err.startsWith("thalweg: "), err);
      return err.strip();
    }
  }

  private Cli() {}

  static Result run(Object... words) {
    System.setProperty("thalweg.home", HOME.toString());
    String[] arguments = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      arguments[i] = words[i].toString();
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int code = line.execute(arguments);
    return new Result(code, out.toString(), err.toString());
  }

  /** A CSV file with two features of which one decides between two classes, and a number. */
  static Path table(Path folder, String name, int rows, long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("size,colour,amount,kind\n");
    for (int row = 0; row < rows; row++) {
      double size = random.nextGaussian();
      boolean red = random.nextBoolean();
      text.append(size)
          .append(red ? ",red" : ",blue")
          .append(',')
          .append(1000 + 50 * size + (red ? 20 : 0))
          .append(size > 0 ? ",\"big, really\"" : ",small")
          .append('\n');
    }
    return Files.writeString(folder.resolve(name), text);
  }
}
