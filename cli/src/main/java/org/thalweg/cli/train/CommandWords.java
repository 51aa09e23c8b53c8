package org.thalweg.cli.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.thalweg.learn.data.InputException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The words of a command line, to be stored and taken up again. */
final class CommandWords {
  private CommandWords() {}

  /**
   * Words that mean the same in any folder.
   *
   * @param without names of options that are left out
   */
  static List<String> of(ParseResult parsed, Set<String> without) {
    List<String> words = new ArrayList<>();
    for (ArgSpec argument : new LinkedHashSet<>(parsed.matchedArgs())) {
      if (argument instanceof OptionSpec option && option.arity().max() == 0) {
        if (!without.contains(option.longestName())) {
          words.add(option.longestName());
        }
        continue;
      }
      for (String value : argument.originalStringValues()) {
        String text =
            argument.type() == Path.class
                ? Path.of(value).toAbsolutePath().normalize().toString()
                : value;
        if (!(argument instanceof OptionSpec option)) {
          words.add(text);
        } else if (!without.contains(option.longestName())) {
          words.add(option.longestName() + "=" + text);
        }
      }
    }
    return words;
  }

  /**
   * Makes sure that hardly anything is said beside an option.
   *
   * @param option that contradicts all others
   * @param allowed others that may be there
   */
  static void requireAlone(ParseResult parsed, String option, Set<String> allowed) {
    for (ArgSpec argument : parsed.matchedArgs()) {
      String name = argument instanceof OptionSpec other ? other.longestName() : "FILE";
      if (!name.equals(option) && !allowed.contains(name)) {
        throw new InputException(
            "%s goes on with the options of the run: leave out %s".formatted(option, name));
      }
    }
  }
}
