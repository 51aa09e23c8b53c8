package org.thalweg.cli.train;

import picocli.CommandLine.ArgGroup;

/** What is fitted to which data, and how: the options that every command that fits shares. */
final class FitOptions {
  @ArgGroup(exclusive = false, validate = false, heading = "%nData:%n")
  DataOptions data = new DataOptions();

  @ArgGroup(exclusive = false, validate = false, heading = "%nModel:%n")
  ModelOptions model = new ModelOptions();

  @ArgGroup(exclusive = false, validate = false, heading = "%nLoss:%n")
  LossTermOptions loss = new LossTermOptions();

  @ArgGroup(exclusive = false, validate = false, heading = "%nDescent:%n")
  RuleOptions rule = new RuleOptions();
}
