package org.thalweg.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code thalweg} command: a list of subcommands. */
@Command(
    name = "thalweg",
    description = "Gradient descent for the JVM.",
    mixinStandardHelpOptions = true,
    version = "thalweg 0.1.0-SNAPSHOT")
public final class Main {

  private Main() {}

  /**
   * Runs one command and ends the JVM with its exit code.
   *
   * @param arguments the words after {@code thalweg}
   */
  public static void main(String[] arguments) {
    StandardError.restore();
    System.exit(new CommandLine(new Main()).execute(arguments));
  }
}
