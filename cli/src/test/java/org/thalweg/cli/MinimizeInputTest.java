package org.thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new user may type at minimize and check-gradient. */
class MinimizeInputTest {
  @TempDir private Path folder;

  @Test
  void startsAndBoundsThatCannotBeRead() {
    says(minimize("x^2", "--start", "x"), "--start `x` cannot be used", "NAME=VALUE");
    says(minimize("x^2", "--start", "x=1,5"), "with a point in numbers");
    says(minimize("x^2", "--start", "x=1", "--bounds", "x=1:2:3"), "x=1:2:3", "`2:3` is no number");
    says(minimize("x^2", "--start", "x=1", "--bounds", "x=a:3"), "x=a:3 cannot be used");
    Cli.Result moved = Cli.run("minimize", "x^2", "--start", "x=1", "--bounds", "x=2:3").ok();
    says(moved.err(), "x begins at 2.0: its start, 1.0, is outside its bounds");
  }

  @Test
  void valuesOfNamesThatAreNotThere() {
    says(minimize("a*x^2", "--start", "x=1", "--let", "b=2"), "no such name", "`a`");
    says(minimize("x^2", "--start", "x=1", "--let", "e=2"), "it is the constant");
  }

  @Test
  void namesThatAreNoWordsCanBeGivenAStart() throws IOException {
    for (String start : new String[] {"a b=3", "`a b`=3"}) {
      assertTrue(Cli.run("minimize", "(`a b`-2)^2", "--start", start).ok().out().contains("= 2"));
    }
    Path path = folder.resolve("path.csv");
    Cli.run("minimize", "(`a,b`-2)^2", "--start", "3", "--path", path).ok();
    assertEquals("step,\"`a,b`\",value", Files.readAllLines(path).getFirst());
  }

  @Test
  void derivativesAndPaths() {
    says(minimize("x^2", "--start", "x=1", "--latex"), "add --show-derivatives");
    says(minimize("x^2", "--start", "x=1", "--path", folder.resolve("no/p")), "there is no folder");
    String json =
        Cli.run("minimize", "x^2*y", "--start", "x=0,y=1", "--show-derivatives", "--json").out();
    says(
        json,
        "\"gradient\":[\"2*x*y\",\"x^2\"]",
        "\"hessian\":[[\"2*y\",\"2*x\"],[\"2*x\",\"0\"]]");
    String flat = Cli.run("minimize", "x^3", "--start", "x=0").ok().out();
    assertFalse(flat.contains("NaN"), flat);
  }

  @Test
  void javaMethodsThatCannotBeUsed() throws IOException {
    writeClass();
    says(java("demo.Some::whole", "--start", "1"), "it is int whole(double[])");
    says(java("demo.Some::broken", "--start", "1"), "demo.Some.broken throws", "/ by zero");
    says(java("demo.Some::none", "--start", "1"), "has no method static double none(double[])");
    says(java("demo.Some::broken", "--start", "x[0]=1"), "they are x[1], x[2]");
    says(java("demo.Some::broken", "--start", "x[999999999]=1"), "gives 1 of the variables");
    says(java("demo.Some::broken", "--start", "1", "--let", "n=2"), "--let is for a formula");
    says(Cli.run("minimize", "--java", folder).refusal(), "without a method: add CLASS::METHOD");
    says(
        Cli.run("check-gradient", "--java", folder, "demo.Some::broken", "--start", "1").refusal(),
        "demo.Some.broken throws");
  }

  /**
   * Writes a class with methods {@code int whole} and {@code double broken}, which divides by 0.
   */
  private void writeClass() throws IOException {
    ClassDesc array = ConstantDescs.CD_double.arrayType();
    byte[] bytes =
        ClassFile.of()
            .build(
                ClassDesc.of("demo.Some"),
                some ->
                    some.withMethodBody(
                            "whole",
                            MethodTypeDesc.of(ConstantDescs.CD_int, array),
                            ClassFile.ACC_STATIC,
                            code -> code.iconst_1().ireturn())
                        .withMethodBody(
                            "broken",
                            MethodTypeDesc.of(ConstantDescs.CD_double, array),
                            ClassFile.ACC_STATIC,
                            code -> code.iconst_1().iconst_0().idiv().i2d().dreturn()));
    Files.createDirectories(folder.resolve("demo"));
    Files.write(folder.resolve("demo/Some.class"), bytes);
  }

  @Test
  void gradientsThatAreNotFiniteOrOfManyVariables() {
    Cli.Result edge = Cli.run("check-gradient", "sqrt(x) + y", "--start", "x=0,y=1");
    assertEquals(1, edge.code());
    says(edge.out(), "the gradient is Infinity at x");
    String many = Cli.run("check-gradient", "sum(i=1..30, x[i]^2)", "--start", "x=3").ok().out();
    says(many, "and 10 more", "they agree");
    // The value is large, and the kink beside it is not lost in it.
    Cli.Result kink = Cli.run("check-gradient", "1e6 + abs(x-1)", "--start", "x=1.000000001");
    assertEquals(1, kink.code(), kink.out());
    says(kink.out(), "they differ at x");
  }

  private String java(String... words) {
    Object[] all = new Object[words.length + 3];
    all[0] = "minimize";
    all[1] = "--java";
    all[2] = folder;
    System.arraycopy(words, 0, all, 3, words.length);
    return Cli.run(all).refusal();
  }

  private static String minimize(Object... words) {
    Object[] all = new Object[words.length + 1];
    all[0] = "minimize";
    System.arraycopy(words, 0, all, 1, words.length);
    return Cli.run(all).refusal();
  }

  private static void says(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), part + " in " + text);
    }
  }
}
