package org.thalweg.core.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.core.RandomPrograms;
import org.thalweg.core.array.Array;
import org.thalweg.core.interpret.Agreement;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Program;

public final class Fuzz {
  public static void main(String[] args) {
    long from = Long.parseLong(args[0]);
    long to = Long.parseLong(args[1]);
    int bits = args.length > 2 ? Integer.parseInt(args[2]) : Options.defaults().vectorBits();
    int bad = 0;
    java.util.Map<String, Integer> kinds = new java.util.TreeMap<>();
    for (long seed = from; seed < to; seed++) {
      Program program = RandomPrograms.program(seed);
      long t0 = System.nanoTime(), t1 = t0, t2 = t0;
      try {
        List<Array> inputs = RandomPrograms.inputs(program, seed, seed % 3 == 0);
        Executable exe = Compiler.compile(program, Options.defaults().withVectorBits(bits));
        for (int i = 0; i < inputs.size(); i++) {
          exe.input(i).copyFrom(inputs.get(i));
        }
        t1 = System.nanoTime();
        exe.run();
        t2 = System.nanoTime();
        List<Array> out = new ArrayList<>();
        for (int i = 0; i < program.outputs().size(); i++) {
          out.add(exe.output(i));
        }
        Optional<String> diff = Agreement.firstDifference(program, inputs, out);
        long t3 = System.nanoTime();
        if (t3 - t0 > 1e9) System.out.printf("%d slow: compile %.2f run %.2f check %.2f%n", seed, (t1-t0)/1e9, (t2-t1)/1e9, (t3-t2)/1e9);
        if (diff.isPresent()) {
          bad++;
          kinds.merge("differs", 1, Integer::sum);
          if (bad < 6) {
            System.out.println(seed + ": " + diff.get());
          }
        }
      } catch (Throwable e) {
        bad++;
        String where = e.toString().replaceAll("[0-9]+", "N");
        if (kinds.merge(where.substring(0, Math.min(150, where.length())), 1, Integer::sum) == 1) {
          System.out.println(seed + ":");
          e.printStackTrace(System.out);
        }
      }
    }
    System.out.println(bad + " bad of " + (to - from) + " " + kinds);
  }
}
