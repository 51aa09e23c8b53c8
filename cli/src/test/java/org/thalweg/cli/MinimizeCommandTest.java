package org.thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.cli.console.Program;

class MinimizeCommandTest {
  private static final String BOWL = "x^2 + x*y + y^2";

  @TempDir private Path folder;

  @Test
  void saysWhatItChoseWhatItFoundAndWhatKindOfPointItIs() {
    String out = Cli.run("minimize", BOWL, "--start", "x=3,y=4", "--show-derivatives").ok().out();
    assertTrue(out.contains("gradient [2*x + y, x + 2*y]"), out);
    assertTrue(out.contains("Hessian  [[2, 1], [1, 2]]"), out);
    assertTrue(out.contains("method   trust-region-exact (few variables"), out);
    assertTrue(out.contains("local minimum: eigenvalues 1, 3, condition number 3"), out);
  }

  @Test
  void jsonHoldsTheMinimumByName() {
    String formula = "sum(i=1..3, (x[i]-i)^2)";
    String out = Cli.run("minimize", formula, "--start", "x=5", "--json").ok().out();
    assertEquals(1, out.lines().count(), out);
    assertTrue(out.startsWith("{\"minimum\":{\"x[1]\":1.0,\"x[2]\":2.0,\"x[3]\":3.0}"), out);
    assertTrue(out.contains("\"converged\":true"), out);
    assertTrue(out.contains("\"stop\":\"gradient_small\""), out);
    assertTrue(out.contains("\"critical_point\":{\"kind\":\"local minimum\""), out);
  }

  @Test
  void thePathReadsBackExactly() throws IOException {
    Path path = folder.resolve("path.csv");
    Object[] words = {
      "minimize", BOWL, "--start", "x=3,y=4", "--learning-rate", "0.1", "--path", path
    };
    Cli.run(words).ok();
    List<String> lines = Files.readAllLines(path);
    assertEquals("step,x,y,value", lines.get(0));
    assertEquals("0,3.0,4.0,37.0", lines.get(1));
    // One step of descent by hand: (3, 4) - 0.1·(10, 11).
    String[] step = lines.get(2).split(",", -1);
    assertEquals(3 - 0.1 * 10, Double.parseDouble(step[1]));
    assertEquals(4 - 0.1 * 11, Double.parseDouble(step[2]));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      double x = Double.parseDouble(cells[1]);
      double y = Double.parseDouble(cells[2]);
      assertEquals(x * x + x * y + y * y, Double.parseDouble(cells[3]), 1e-15 * 37);
    }
    assertTrue(Cli.run(words).refusal().contains("add --force"));
  }

  @Test
  void whatDoesNotConvergeFailsAndSaysWhatToDo() {
    Cli.Result steep = Cli.run("minimize", "x^2", "--start", "x=1", "--learning-rate", "1.1");
    assertEquals(Program.FAILED, steep.code());
    assertTrue(steep.out().contains("take a smaller learning rate"), steep.out());
    Cli.Result down = Cli.run("minimize", "x^2 - y^2", "--start", "x=1,y=0.1");
    assertEquals(Program.FAILED, down.code());
    assertTrue(down.out().contains("falls without end"), down.out());
    Cli.Result undefined = Cli.run("minimize", "log(x)", "--start", "x=-1");
    assertEquals(Program.FAILED, undefined.code());
    assertTrue(undefined.out().contains("not finite"), undefined.out());
  }

  @Test
  void boundsAndL1AreKept() {
    String within =
        Cli.run("minimize", "(x-3)^2+y^2", "--start", "y=5", "--bounds", "x=0:1,y=2:").ok().out();
    assertTrue(within.contains("x = 1, y = 2"), within);
    String sparse =
        Cli.run("minimize", "(x-3)^2+(y-0.1)^2", "--start", "x=0,y=5", "--l1", "1").ok().out();
    assertTrue(sparse.contains("x = 2.5, y = 0"), sparse);
  }

  @Test
  void aMethodThatFindsItsStepTakesARateAsTheRuleOfItsName() {
    Cli.Result result =
        Cli.run(
                "minimize",
                "x^2 + 10*y^2",
                "--start",
                "x=3,y=1",
                "--method",
                "nesterov",
                "--learning-rate",
                "0.02",
                "--set",
                "momentum=0.8")
            .ok();
    assertTrue(result.out().contains("local minimum"), result.out());
  }

  @Test
  void badInputSaysWhatToDo() {
    refused("there is no function");
    refused("no start is given for `x`: add --start x=1", "x^2");
    refused("--start has no variable `y`: near names: `x`", "x^2", "--start", "y=1");
    refused("`abc` is no number", "x^2", "--start", "x=abc");
    refused("near names: `lbfgs`", "x^2", "--start", "x=1", "--method", "lbfg");
    refused("it has `memory`", "x^2", "--start", "x=1", "--method", "lbfgs", "--set", "m=3");
    refused("finds its step length", method("lbfgs", "--learning-rate", "0.1"));
    refused("must be above 0", "x^2", "--start", "x=1", "--learning-rate", "0");
    refused("must be a whole number", method("lbfgs", "--set", "memory=1.5"));
    refused("knows no bounds", method("bfgs", "--bounds", "x=0:2"));
    refused("must not be above the second", method("lbfgs-b", "--bounds", "x=2:0"));
    refused("take another rule", method("sophia"));
    refused("is not there", "A::f", "--java", folder.resolve("none"), "--start", "1");
    refused("has no method", "java.lang.Math::f", "--java", folder, "--start", "1");
  }

  @Test
  void syntaxErrorsPointAtThePlace() {
    Cli.Result result = Cli.run("minimize", "x^2 + * y", "--start", "x=1");
    assertEquals(Program.BAD_INPUT, result.code());
    List<String> lines = result.err().lines().toList();
    assertEquals(3, lines.size(), result.err());
    assertEquals(lines.get(1).indexOf('*'), lines.get(2).indexOf('^'), result.err());
  }

  @Test
  void fitsACurveAsTheLiteratureSays() throws IOException {
    // Bates and Watts 1988, table A1.3: Puromycin, treated; 2.1 gives 212.7 and 0.0641, s = 10.93.
    Path file = folder.resolve("puromycin.csv");
    Files.writeString(
        file,
        "conc,rate\n0.02,76\n0.02,47\n0.06,97\n0.06,107\n0.11,123\n0.11,139\n0.22,159\n0.22,152\n"
            + "0.56,191\n0.56,201\n1.1,207\n1.1,200\n");
    Path out = folder.resolve("rows.csv");
    Object[] words = {
      "fit", file, "--formula", "rate = v*conc/(k+conc)", "--start", "v=200,k=0.1", "--json"
    };
    String json = Cli.run(words).ok().out();
    assertEquals(212.7, parameter(json, "v", "estimate"), 0.05, json);
    assertEquals(0.0641, parameter(json, "k", "estimate"), 5e-5, json);
    assertEquals(6.95, parameter(json, "v", "standard_error"), 0.01, json);
    assertTrue(json.contains("\"degrees_of_freedom\":10"), json);
    assertEquals(10.93, TrainCommandTest.figure(json, "residual_standard_deviation"), 0.01);
    String text =
        Cli.run(
                "fit",
                file,
                "--formula",
                "rate = v*conc/(k+conc)",
                "--start",
                "v=200,k=0.1",
                "--out",
                out)
            .ok()
            .out();
    assertTrue(text.contains("95 % confidence interval"), text);
    List<String> rows = Files.readAllLines(out);
    assertEquals("conc,rate,fitted,residual", rows.getFirst());
    assertEquals(13, rows.size());
  }

  @Test
  void aFitThatDataDoNotDetermineIsSaidToBe() throws IOException {
    Path file = folder.resolve("line.csv");
    Files.writeString(file, "x,y\n1,2.1\n2,3.9\n3,6.2\n4,7.8\n");
    Cli.Result result = Cli.run("fit", file, "--formula", "y = (a+b)*x", "--start", "a=1,b=1").ok();
    assertTrue(result.err().contains("do not determine"), result.err());
    assertTrue(
        Cli.run("fit", file, "--formula", "x + y", "--start", "a=1")
            .refusal()
            .contains("is no equation"));
    assertTrue(
        Cli.run("fit", file, "--formula", "z = a", "--start", "a=1")
            .refusal()
            .contains("none of the names"));
  }

  @Test
  void whatANewUserMayTypeIsExplained() {
    String minus = Cli.run("minimize", "-x^2 + 1", "--start", "x=1").refusal();
    assertTrue(minus.contains("goes in parentheses"), minus);
    String constant = Cli.run("minimize", "a*e^2", "--start", "a=1,e=2").refusal();
    assertTrue(constant.contains("it is the constant"), constant);
  }

  @Test
  void gradientsAreChecked() {
    String out = Cli.run("check-gradient", "sin(x)*exp(y)", "--start", "x=1,y=2").ok().out();
    assertTrue(out.contains("they agree"), out);
    Cli.Result kink = Cli.run("check-gradient", "abs(x - 1)", "--start", "x=1.000000001");
    assertEquals(Program.FAILED, kink.code());
    assertTrue(kink.out().contains("a kink or a jump is near"), kink.out());
    Cli.Result outside = Cli.run("check-gradient", "log(x)", "--start", "x=-1");
    assertEquals(Program.FAILED, outside.code());
    assertTrue(outside.out().contains("the function is NaN there"), outside.out());
  }

  private static double parameter(String json, String name, String figure) {
    int at = json.indexOf("\"" + name + "\":{");
    return TrainCommandTest.figure(json.substring(at), figure);
  }

  private static Object[] method(String name, String... more) {
    Object[] words = new Object[more.length + 5];
    System.arraycopy(new Object[] {"x^2", "--start", "x=1", "--method", name}, 0, words, 0, 5);
    System.arraycopy(more, 0, words, 5, more.length);
    return words;
  }

  private static void refused(String part, Object... words) {
    Object[] all = new Object[words.length + 1];
    all[0] = "minimize";
    System.arraycopy(words, 0, all, 1, words.length);
    String line = Cli.run(all).refusal();
    assertTrue(line.contains(part), part + " in " + line);
  }
}
