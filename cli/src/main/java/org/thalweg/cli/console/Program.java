package org.thalweg.cli.console;

/** What the program goes by: its name and version, and its exit codes. */
public final class Program {
  /** Name and version of the program. */
  public static final String VERSION = "thalweg 0.1.0-SNAPSHOT";

  /** The run was asked for in the right way, and failed. */
  public static final int FAILED = 1;

  /** The command line or a file cannot be used. */
  public static final int BAD_INPUT = 2;

  /** The run was stopped by Ctrl-C. */
  public static final int INTERRUPTED = 130;

  private Program() {}
}
