package org.thalweg.core.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.core.RandomPrograms;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.emit.KernelClass;
import org.thalweg.core.interpret.Agreement;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;

/** No loop is so long that HotSpot might not compile it. */
class MethodLengthTest {
  private static final Pattern LOOP = Pattern.compile("(?m)^loop\\d+: (\\d+) bytes$");
  private static final int[] FORMS = {0, 128, 256, 512};

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"F32", "F64"})
  void chainsOfDearFunctions(DType dtype) {
    Expr x = Expr.input("x", dtype, 33, 35);
    Expr chain = x.erf().tanh().log().pow(x).sin().cos().exp().expm1().log1p().sigmoid();
    check("stored", new Program(List.of(x), List.of(chain)));
    check("rows summed up", new Program(List.of(x), List.of(chain.sum(1))));
    check("columns summed up", new Program(List.of(x), List.of(chain.sum(0))));
    check("normalized", new Program(List.of(x), List.of(chain.div(chain.sum(1).reshape(33, 1)))));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomChains(long seed) {
    Random random = new Random(seed);
    DType dtype = seed % 2 == 0 ? DType.F32 : DType.F64;
    Expr x = Expr.input("x", dtype, 33, 35);
    Expr chain = x;
    for (int i = 0; i < 60; i++) {
      chain =
          switch (random.nextInt(10)) {
            case 0 -> chain.tanh();
            case 1 -> chain.abs().add(1).log();
            case 2 -> chain.abs().pow(x);
            case 3 -> chain.erf();
            case 4, 5 -> chain.mul(x);
            case 6, 7 -> chain.add(x);
            default -> chain.max(x.sub(i));
          };
    }
    check("random chain", new Program(List.of(x), List.of(chain.sum((int) seed % 3 / 2), chain)));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 20})
  void randomPrograms(long from) {
    for (long seed = from; seed < from + 20; seed++) {
      check("seed " + seed, RandomPrograms.program(seed));
    }
  }

  private static void check(String name, Program program) {
    for (int bits : FORMS) {
      for (int length : lengths(program, bits)) {
        assertTrue(
            length <= KernelClass.LONGEST,
            () -> name + ": " + length + " bytes for vectors of " + bits);
      }
    }
  }

  private static List<Integer> lengths(Program program, int bits) {
    List<Integer> lengths = new ArrayList<>();
    Compiler.compile(
        program,
        Options.defaults()
            .withVectorBits(bits)
            .withDump((stage, what) -> {
              if (stage.equals("code")) {
                LOOP.matcher(what.toString())
                    .results()
                    .forEach(found -> lengths.add(Integer.valueOf(found.group(1))));
              }
            }));
    return lengths;
  }

  /** A chain that must be cut on narrow vectors only: the cut changes no bit. */
  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"F32", "F64"})
  void cuttingChangesNoBit(DType dtype) {
    Expr x = Expr.input("x", dtype, 5, 35);
    Expr chain = x.sin().cos().exp().expm1().log1p().sigmoid();
    Program program = new Program(List.of(x), List.of(chain.sum(1), chain.sum(0)));
    int scalar = lengths(program, 0).size();
    assertTrue(scalar > 0 && lengths(program, 128).size() > scalar, "nothing was cut");
    List<Array> inputs = RandomPrograms.inputs(program, 3, false);
    List<Array> whole = run(program, inputs, 0);
    assertEquals("", Agreement.firstDifference(program, inputs, whole).orElse(""));
    assertEquals(whole, run(program, inputs, Math.min(128, Options.defaults().vectorBits())));
  }

  private static List<Array> run(Program program, List<Array> inputs, int bits) {
    Executable executable = Compiler.compile(program, Options.defaults().withVectorBits(bits));
    executable.input(0).copyFrom(inputs.get(0));
    executable.run();
    return List.of(executable.output(0).copy(), executable.output(1).copy());
  }
}
