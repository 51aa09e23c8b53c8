package org.thalweg.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.thalweg.cli.console.Program;
import org.thalweg.cli.minimize.CheckGradientCommand;
import org.thalweg.cli.minimize.FitCommand;
import org.thalweg.cli.minimize.MinimizeCommand;
import org.thalweg.cli.model.EvaluateCommand;
import org.thalweg.cli.model.PredictCommand;
import org.thalweg.cli.train.LrFindCommand;
import org.thalweg.cli.train.TrainCommand;
import org.thalweg.core.formula.given.FormulaException;
import org.thalweg.learn.data.InputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The {@code thalweg} command: a list of subcommands. Exit codes: 0 ok, 1 the run failed, 2 bad
 * usage or input, 130 stopped by Ctrl-C, 143 by SIGTERM. An error is one line on standard error:
 * what, where, what to do.
 */
@Command(
    name = "thalweg",
    description = "Gradient descent for the JVM.",
    mixinStandardHelpOptions = true,
    version = Program.VERSION,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      TrainCommand.class,
      MinimizeCommand.class,
      FitCommand.class,
      CheckGradientCommand.class,
      LrFindCommand.class,
      EvaluateCommand.class,
      PredictCommand.class
    })
public final class Main {
  private Main() {}

  /**
   * Runs one command and ends the JVM with its exit code.
   *
   * @param arguments the words after {@code thalweg}
   */
  public static void main(String[] arguments) {
    StandardError.restore();
    System.exit(commandLine().execute(arguments));
  }

  /** The parser of the command line, with errors on one line each. */
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((error, arguments) -> {
          CommandLine command = error.getCommandLine();
          print(command.getErr(), explain(error) + "; see `" + name(command) + " --help`");
          return Program.BAD_INPUT;
        })
        .setExecutionExceptionHandler((error, command, result) -> {
          if (error instanceof FormulaException formula) { // with a caret under the place
            command.getErr().println("thalweg: " + formula.getMessage());
            command.getErr().flush();
            return Program.BAD_INPUT;
          }
          boolean input = error instanceof InputException;
          if (error instanceof IOException disk) {
            print(command.getErr(), unwritable(disk));
            return Program.FAILED;
          }
          print(command.getErr(), input ? String.valueOf(error.getMessage()) : unexpected(error));
          return input ? Program.BAD_INPUT : Program.FAILED;
        });
  }

  private static void print(PrintWriter err, String message) {
    err.println("thalweg: " + message.replaceAll("\\s*\\R\\s*", " "));
    err.flush();
  }

  private static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName();
  }

  private static String explain(ParameterException error) {
    String near = "";
    if (error instanceof UnmatchedArgumentException unmatched) {
      near =
          unmatched.getSuggestions().stream()
              .findFirst()
              .map(name -> "; did you mean " + name + "?")
              .orElse("");
    }
    if (error instanceof UnmatchedArgumentException unmatched && isFormula(unmatched)) {
      near = "; a formula that begins with a minus goes in parentheses, \"(-x^2)\"";
    }
    return error.getMessage() + near;
  }

  private static boolean isFormula(UnmatchedArgumentException unmatched) {
    return unmatched.getUnmatched().getFirst().matches("-[^-].*[-^*/+( ].*");
  }

  private static String unwritable(IOException error) {
    return "a file cannot be written (%s: %s): free some space on that disk, or see to its permissions"
        .formatted(error.getClass().getSimpleName(), error.getMessage());
  }

  private static String unexpected(Exception error) {
    StackTraceElement[] trace = error.getStackTrace();
    return "this is an error of thalweg itself, please report it: %s%s"
        .formatted(error, trace.length == 0 ? "" : " at " + trace[0]);
  }
}
