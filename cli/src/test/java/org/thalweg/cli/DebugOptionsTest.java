package org.thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebugOptionsTest {
  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void makeFile() throws IOException {
    file = Cli.table(folder, "things.csv", 60, 1);
  }

  private Cli.Result train(Object... more) {
    List<Object> words = new ArrayList<>(List.of("train", file, "--target", "amount"));
    words.addAll(List.of("--epochs", 3, "--out", folder.resolve("model"), "--force"));
    words.addAll(List.of(more));
    return Cli.run(words.toArray());
  }

  @Test
  void programsAreDumpedStageByStage() throws IOException {
    Path dump = folder.resolve("dump/here");
    train("--dump", dump).ok();
    assertTrue(Files.readString(dump.resolve("1.1-given.txt")).startsWith("program("));
    for (String name :
        List.of("1.2-simplified.txt", "1.3-prepared.txt", "1.4-stages.txt", "1.5-code.txt")) {
      assertTrue(Files.size(dump.resolve(name)) > 0, name);
    }
    assertTrue(Files.exists(dump.resolve("2.1-given.txt")));
  }

  @Test
  void aDumpThatCannotBeWrittenIsRefused() {
    String refusal = train("--dump", file).refusal();
    assertTrue(refusal.contains("--dump " + file), refusal);
  }

  @Test
  void aVerifiedRunIsTheSameRun() {
    String plain = digest(train("--json").ok());
    assertEquals(plain, digest(train("--json", "--verify").ok()));
  }

  private static String digest(Cli.Result result) {
    return result.out().replaceAll("(?s).*\"parameters_sha256\":\"(\\w+)\".*", "$1");
  }

  @Test
  void helpHasThemApart() {
    String help = Cli.run("train", "--help").ok().out();
    assertTrue(help.indexOf("Debugging:") > help.lastIndexOf("--resume"), help);
    assertTrue(help.lastIndexOf("--verify") > help.indexOf("Debugging:"), help);
  }
}
