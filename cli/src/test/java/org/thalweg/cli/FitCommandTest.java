package org.thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitCommandTest {
  /** A line whose least squares are 0.14 + 2·x. */
  private static final String LINE = "x,y\n1,2.2\n2,4.1\n3,6.3\n4,7.7\n5,10.4\n";

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void writeLine() throws IOException {
    file = write("line.csv", LINE);
  }

  @Test
  void filesAsPeopleHaveThem() throws IOException {
    String same = json(write("semicolon.csv", "\ufeff" + LINE.replace(',', ';').replace('.', ',')));
    assertEquals(json(file), same);
    assertEquals(same, json(write("tab.tsv", LINE.replace(',', '\t'))));
    assertEquals(same, json(write("quoted.csv", LINE.replaceAll("([^,\\n]+)", "\"$1\""))));
    String bare = LINE.substring(4);
    String unnamed = json(write("bare.csv", bare), "column2 = a + b*column1");
    assertEquals(same, unnamed);
  }

  @Test
  void otherColumnsAreOfNoConcern() throws IOException {
    Path notes = write("notes.csv", "x,y,n\n1,2.2,1\n2,4.1,2\n3,6.3,3\n4,7.7,lost\n5,10.4,5\n");
    assertEquals(json(file), json(notes));
    says(refusal(notes, "n = a + b*x"), "column `n` of notes.csv has 1 cell that is no number");
  }

  @Test
  void namesThatAreNoWordsGoBetweenBackticks() throws IOException {
    Path odd = write("odd.csv", LINE.replace("x,y", "dose (mg),\"a, b\""));
    Path out = folder.resolve("out.csv");
    assertEquals(json(file), json(odd, "`a, b` = a + b*`dose (mg)`", "--out", out));
    assertEquals("dose (mg),\"a, b\",fitted,residual", Files.readAllLines(out).getFirst());
    says(refusal(odd, "y = a + b*dose (mg)"), "`dose (mg)`", "between backticks");
    Path constant = write("e.csv", LINE.replace("x", "e"));
    Cli.Result taken = fit(constant, "y = a + b*e^c", "--start", "c=1").ok();
    says(taken.err(), "e in the formula is the constant");
  }

  @Test
  void dataAndParametersAreToldApart() {
    says(refusal(file, "yy = a + b*x"), "left side", "`yy` is no column", "near names: `y`");
    says(
        refusal(file, "y = a + b*z"),
        "no start is given for `z`",
        "data have the name of a column");
    says(refusal(file, "y = a + b*x", "--start", "x=1"), "`x` is a column of");
    says(refusal(file, "y = a + b*x", "--bounds", "y=0:1"), "`y` is a column of");
  }

  @Test
  void rowsWithoutAWeightAreLeftOut() throws IOException {
    Path weighted =
        write("w.csv", "x,y,w\n1,2.2,1\n2,4.1,1\n9,99,0\n3,6.3,1\n4,7.7,1\n5,10.4,1\n6,,1\n");
    Cli.Result result = fit(weighted, "y = a + b*x", "--weights", "last", "--json").ok();
    assertEquals(json(file), result.out());
    assertEquals(
        List.of("note: 1 row with a missing value left out", "note: 1 row of weight 0 left out"),
        result.err().lines().toList());
    Path negative = write("n.csv", "x,y,w,o\n1,2,1,0\n2,,1,0\n3,3,-1,0\n");
    says(refusal(negative, "y = a*x+b", "--weights", "w"), "`w`", "is -1.0 in row 3");
    says(refusal(negative, "y = a*x+b", "--weights", "4").lines().toList().getLast(), "above 0");
    says(refusal(negative, "y = a*x+b", "--weights", "v"), "no column `v`");
  }

  @Test
  void whatIsToBeWrittenIsLookedAtFirst() {
    String line = "y = a + b*x";
    says(refusal(file, line, "--out", file, "--force"), "is the file that is fitted to");
    says(refusal(file, line, "--out", folder.resolve("none/out.csv")), "there is no folder");
    says(refusal(file, line, "--out", folder, "--force"), "is a folder");
  }

  @Test
  void optionsThatDoNothingAreRefused() {
    says(refusal(file, "y = a + b*x", "--loss-scale", 2), "--loss-scale is not for squared");
    says(refusal(file, "y = a + b*x", "--loss", "hubr"), "near names: `huber`");
    says(refusal(file, "y = a + b*x", "--method", "zzz"), "--method help lists all");
    assertTrue(Cli.run("fit", "--method", "help").ok().out().contains("levenberg-marquardt"));
    says(Cli.run("fit", file, "--start", "a=1").refusal(), "--formula is missing");
  }

  @Test
  void aStartOutsideBoundsIsMovedAndThatIsSaid() {
    Cli.Result result = fit(file, "y = a + b*x", "--bounds", "b=2.5:3").ok();
    says(result.err(), "b begins at 2.5: its start, 1.0, is outside its bounds");
    assertFalse(result.out().contains("NaN"), result.out());
  }

  @Test
  void aFitThatCannotBeginSaysOnlyThat() {
    Cli.Result result = fit(file, "y = a*log(b)*x", "--start", "c=1");
    assertEquals(2, result.code());
    Cli.Result outside = Cli.run("fit", file, "--formula", "y = log(a)*x", "--start", "a=-1");
    assertEquals(1, outside.code());
    says(outside.out(), "is not finite after 0 iterations");
    assertEquals("", outside.err());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String json(Path file) {
    return json(file, "y = a + b*x");
  }

  private static String json(Path file, String formula, Object... more) {
    Object[] words = new Object[more.length + 1];
    System.arraycopy(more, 0, words, 0, more.length);
    words[more.length] = "--json";
    return fit(file, formula, words).ok().out();
  }

  private static Cli.Result fit(Path file, String formula, Object... more) {
    Object[] words = new Object[more.length + 6];
    System.arraycopy(
        new Object[] {"fit", file, "--formula", formula, "--start", "a=1,b=1"}, 0, words, 0, 6);
    System.arraycopy(more, 0, words, 6, more.length);
    return Cli.run(words);
  }

  private static String refusal(Path file, String formula, Object... more) {
    Cli.Result result = fit(file, formula, more);
    assertEquals(2, result.code(), result.err());
    List<String> lines = result.err().lines().filter(line -> !line.startsWith("note: ")).toList();
    assertEquals(1, lines.size(), result.err());
    return lines.getFirst();
  }

  private static void says(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), part + " in " + text);
    }
  }
}
