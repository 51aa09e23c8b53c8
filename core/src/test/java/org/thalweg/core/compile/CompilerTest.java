package org.thalweg.core.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.thalweg.core.RandomPrograms;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.emit.VectorWidth;
import org.thalweg.core.interpret.Agreement;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.Step;

/** The compiler against the interpreter, and all its forms against each other. */
class CompilerTest {

  @Test
  void randomProgramsAgreeWithTheInterpreterInEveryForm() {
    randomPrograms(0, 300);
  }

  @Tag("long")
  @Test
  void thousandsOfRandomProgramsAgree() {
    randomPrograms(1000, 6000);
  }

  private static void randomPrograms(long from, long to) {
    for (long seed = from; seed < to; seed++) {
      Program program = RandomPrograms.program(seed);
      List<Array> inputs = RandomPrograms.inputs(program, seed, seed % 3 == 0);
      List<Array> scalar = run(program, inputs, Options.defaults().withVectorBits(0));
      String seeded = "seed " + seed;
      assertEquals("", Agreement.firstDifference(program, inputs, scalar).orElse(""), seeded);
      for (int bits : widths()) {
        Options options = Options.defaults().withVectorBits(bits).withThreads(1 + (int) (seed % 3));
        assertEquals(scalar, run(program, inputs, options), seeded + ", vectors of " + bits);
      }
    }
  }

  /** Vector widths that this machine has. */
  private static TreeSet<Integer> widths() {
    TreeSet<Integer> widths = new TreeSet<>();
    for (int bits = VectorWidth.bits(); bits >= 128; bits /= 2) {
      widths.add(bits);
    }
    return widths;
  }

  private static List<Array> run(Program program, List<Array> inputs, Options options) {
    Executable executable = Compiler.compile(program, options);
    for (int i = 0; i < inputs.size(); i++) {
      executable.input(i).copyFrom(inputs.get(i));
    }
    executable.run();
    List<Array> outputs = new ArrayList<>();
    for (int i = 0; i < program.outputs().size(); i++) {
      outputs.add(executable.output(i).copy());
    }
    return outputs;
  }

  @Test
  void rowsOfAnyLengthThroughSeveralPhases() {
    for (int columns : new int[] {1, 3, 10, 15, 16, 17, 33, 100}) {
      Expr x = Expr.input("x", DType.F32, 7, columns);
      Expr soft = Composites.softmax(x.mul(2), 1);
      Expr sum = Composites.logSumExp(x, 1);
      Program program = new Program(List.of(x), List.of(soft, sum, soft.sum(0)));
      List<Array> inputs = RandomPrograms.inputs(program, columns, false);
      List<Array> scalar = run(program, inputs, Options.defaults().withVectorBits(0));
      assertEquals("", Agreement.firstDifference(program, inputs, scalar).orElse(""));
      for (int bits : widths()) {
        assertEquals(scalar, run(program, inputs, Options.defaults().withVectorBits(bits)));
      }
    }
  }

  @Test
  void longSumsAreCutInPartsThatNoThreadChanges() {
    Expr x = Expr.input("x", DType.F32, 3 * 65536);
    Program program = new Program(List.of(x), List.of(x.exp().sum(), x.maxOver()));
    List<Array> inputs = RandomPrograms.inputs(program, 5, false);
    List<Array> one = run(program, inputs, Options.defaults());
    assertEquals("", Agreement.firstDifference(program, inputs, one).orElse(""));
    assertEquals(one, run(program, inputs, Options.defaults().withThreads(4)));
  }

  @Test
  void viewsOfAnOutputMayBeOutputsToo() {
    Expr x = Expr.input("x", DType.F32, 6);
    Expr y = x.exp();
    Program program =
        new Program(List.of(x), List.of(y.reshape(2, 3), y, y.reshape(3, 2), x.reshape(6, 1), x));
    List<Array> inputs = RandomPrograms.inputs(program, 1, false);
    List<Array> results = run(program, inputs, Options.defaults());
    assertEquals("", Agreement.firstDifference(program, inputs, results).orElse(""));
  }

  @Test
  void carriedValuesFollowTheInterpreterEvenWhereTheySwap() {
    Expr a = Expr.input("a", DType.F64, 9);
    Expr b = Expr.input("b", DType.F64, 9);
    Expr head = a.slice(0, 0, 4).mul(0.5);
    Expr next = Expr.concatenate(0, List.of(a.slice(0, 4, 9), head)); // turns a by five places
    Program turning = new Program(List.of(a, b), List.of(next, b.add(a.sum())));
    Program swapping = new Program(List.of(a, b), List.of(b, a));
    Program halving = new Program(List.of(a, b), List.of(a.sub(b.mul(0.5)), b));
    for (Program program : List.of(turning, swapping, halving)) {
      Step step = new Step(program, List.of(new Step.Carry(0, 0), new Step.Carry(1, 1)));
      Executable expected = Interpreter.of(step);
      Executable compiled = Compiler.compile(step, Options.defaults());
      for (Executable e : List.of(expected, compiled)) {
        for (int i = 0; i < 9; i++) {
          e.input(0).set(i, i + 0.25);
          e.input(1).set(i, 10 - i);
        }
      }
      for (int run = 0; run < 5; run++) {
        expected.run();
        compiled.run();
        for (int i = 0; i < 18; i++) {
          double want = expected.output(i / 9).get(i % 9);
          assertEquals(want, compiled.output(i / 9).get(i % 9), 1e-12 * Math.abs(want));
        }
      }
    }
  }

  @Test
  void dumpShowsTheProgramItsStagesAndTheCode() {
    StringBuilder text = new StringBuilder();
    Expr x = Expr.input("x", DType.F32, 20);
    Compiler.compile(
        new Program(List.of(x), List.of(x.exp().sum())), Options.defaults().withDump(text::append));
    for (String part : List.of("given\n", "prepared\n", "stages\n", "loop0")) {
      assertTrue(text.indexOf(part) >= 0, part);
    }
  }
}
