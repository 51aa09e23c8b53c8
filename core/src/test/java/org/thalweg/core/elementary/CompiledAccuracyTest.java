package org.thalweg.core.elementary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.compile.Compiler;
import org.thalweg.core.compile.Options;
import org.thalweg.core.emit.VectorWidth;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.Step;
import org.thalweg.core.ir.UnaryFunction;

/**
 * The elementary functions as compiled programs, in scalar and vector form: to the bit what {@link
 * Elementary} defines and the interpreter gives, and in that as accurate as promised.
 */
class CompiledAccuracyTest {
  /** Odd, so that a rest is left for every width. */
  private static final int POINTS = 3_001;

  /** Zeros, ends of the ranges, thresholds of over- and underflow. */
  private static final double[] SPECIAL = values();

  @ParameterizedTest
  @EnumSource
  void floats(Sample sample) {
    unary(sample, Format.FLOAT, draws(sample, Format.FLOAT, POINTS), true);
  }

  @ParameterizedTest
  @EnumSource
  void doubles(Sample sample) {
    unary(sample, Format.DOUBLE, draws(sample, Format.DOUBLE, POINTS), true);
  }

  /** Floats of all exponents and signs, evenly spread over their bits. */
  @ParameterizedTest
  @EnumSource
  void floatsOfAllBits(Sample sample) {
    unary(sample, Format.FLOAT, spread(POINTS, 1_431_179), false);
  }

  /** Every 1009th float. */
  @Tag("long")
  @ParameterizedTest
  @EnumSource
  void everyThousandthFloat(Sample sample) {
    unary(sample, Format.FLOAT, spread((int) ((1L << 32) / 1009), 1009), false);
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource
  void manyDoubles(Sample sample) {
    unary(sample, Format.DOUBLE, draws(sample, Format.DOUBLE, 300_001), true);
  }

  private static double[] values() {
    double[][] positive = {
      {0, 0.5, 1, 2, 3, 1e30, Double.POSITIVE_INFINITY, Double.NaN},
      {88.72284f, 103.97208f, 709.782712893384, 745.1332191019411},
      {Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE},
      {Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE}
    };
    return Stream.of(positive)
        .flatMapToDouble(DoubleStream::of)
        .flatMap(value -> DoubleStream.of(value, -value))
        .toArray();
  }

  private static double[] spread(int points, int stride) {
    double[] x = new double[points];
    for (int i = 0; i < points; i++) {
      x[i] = Float.intBitsToFloat(i * stride);
    }
    return x;
  }

  private static double[] draws(Sample sample, Format format, int points) {
    SplittableRandom random = new SplittableRandom(11);
    double[] x = new double[points];
    for (int i = 0; i < points; i++) {
      x[i] = i < SPECIAL.length ? Sample.round(format, SPECIAL[i]) : sample.draw(format, random);
    }
    return x;
  }

  private static void unary(Sample sample, Format format, double[] x, boolean measure) {
    Expr input = Expr.input("x", dtype(format), x.length);
    Op function = new Op.Unary(UnaryFunction.valueOf(sample.name()));
    Program program = new Program(List.of(input), List.of(Expr.of(function, List.of(input))));
    Array expected = Array.zeros(input.type());
    double worst = 0;
    for (int i = 0; i < x.length; i++) {
      double value = sample.run(format, x[i]);
      expected.set(i, value);
      if (measure && sample.hasReference(x[i])) {
        worst = Math.max(worst, Ulps.error(format, value, sample.reference.apply(x[i])));
      }
    }
    check(program, expected, x);
    if (measure) {
      double most = worst;
      assertTrue(most > 0.4 && most <= sample.limit, () -> sample + ": " + most + " ulp");
    }
  }

  @ParameterizedTest
  @EnumSource
  void powers(Format format) {
    SplittableRandom random = new SplittableRandom(12);
    int pairs = SPECIAL.length * SPECIAL.length;
    double[] x = new double[POINTS];
    double[] y = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      boolean special = i < pairs;
      x[i] =
          special
              ? Sample.round(format, SPECIAL[i / SPECIAL.length])
              : ElementaryErrors.base(format, random);
      y[i] =
          special
              ? Sample.round(format, SPECIAL[i % SPECIAL.length])
              : ElementaryErrors.exponent(format, random, x[i]);
    }
    Expr base = Expr.input("x", dtype(format), POINTS);
    Expr exponent = Expr.input("y", dtype(format), POINTS);
    Array expected = Array.zeros(base.type());
    for (int i = 0; i < POINTS; i++) {
      expected.set(i, ElementaryErrors.pow(format, x[i], y[i]));
    }
    check(new Program(List.of(base, exponent), List.of(base.pow(exponent))), expected, x, y);
  }

  private static void check(Program program, Array expected, double[]... inputs) {
    Executable interpreted = Interpreter.of(Step.of(program));
    same("the interpreter", expected, run(interpreted, inputs), inputs);
    for (int bits : forms()) {
      Executable compiled = Compiler.compile(program, Options.defaults().withVectorBits(bits));
      same("vectors of " + bits, expected, run(compiled, inputs), inputs);
    }
  }

  private static Array run(Executable executable, double[][] inputs) {
    for (int i = 0; i < inputs.length; i++) {
      for (int j = 0; j < inputs[i].length; j++) {
        executable.input(i).set(j, inputs[i][j]);
      }
    }
    executable.run();
    return executable.output(0);
  }

  /** Equal to the bit; any NaN will do for another. */
  private static void same(String form, Array expected, Array found, double[][] inputs) {
    for (int i = 0; i < expected.size(); i++) {
      int at = i;
      assertEquals(
          Double.doubleToLongBits(expected.get(i)),
          Double.doubleToLongBits(found.get(i)),
          () ->
              "%s: %s for %s, not %s"
                  .formatted(form, found.get(at), inputs[0][at], expected.get(at)));
    }
  }

  /** Scalar code, and the widths of vectors that this machine has. */
  private static TreeSet<Integer> forms() {
    TreeSet<Integer> forms = new TreeSet<>(List.of(0));
    for (int bits = VectorWidth.bits(); bits >= 128; bits /= 2) {
      forms.add(bits);
    }
    return forms;
  }

  private static DType dtype(Format format) {
    return format == Format.FLOAT ? DType.F32 : DType.F64;
  }

  /** That the forms differ: else all comparisons would be of one with itself. */
  @Test
  void formsAreWhatTheyAreCalled() {
    Expr x = Expr.input("x", DType.F32, 100);
    for (int bits : forms()) {
      StringBuilder code = new StringBuilder();
      Compiler.compile(
          new Program(List.of(x), List.of(x.exp())),
          Options.defaults().withVectorBits(bits).withDump((stage, what) -> code.append(what)));
      assertEquals(bits > 0, code.indexOf("SPECIES_" + bits) >= 0, "vectors of " + bits);
      assertEquals(bits > 0, code.indexOf("FloatVector") >= 0, "vectors of " + bits);
    }
  }
}
