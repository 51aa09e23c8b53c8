package org.thalweg.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.Type;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Printer;
import org.thalweg.core.ir.Program;

class RandomProgramsTest {

  @Test
  void theSameSeedMakesTheSameProgramAndInputs() {
    for (long seed = 0; seed < 50; seed++) {
      Program one = RandomPrograms.program(seed);
      Program two = RandomPrograms.program(seed);
      assertEquals(Printer.print(one), Printer.print(two));
      assertEquals(RandomPrograms.inputs(one, seed, true), RandomPrograms.inputs(two, seed, true));
    }
  }

  @Test
  void everyOpAndManyShapesComeUpAndAllCanBeEvaluated() {
    Set<Class<? extends Op>> ops = new HashSet<>();
    Set<Type> types = new HashSet<>();
    for (long seed = 0; seed < 400; seed++) {
      Program program = RandomPrograms.program(seed);
      for (Expr node : program.nodes()) {
        ops.add(node.op().getClass());
        types.add(node.type());
      }
      List<Type> expected = program.outputs().stream().map(Expr::type).toList();
      List<Type> found = new ArrayList<>();
      for (Array output :
          Interpreter.evaluate(program, RandomPrograms.inputs(program, seed, false))) {
        found.add(output.type());
      }
      assertEquals(expected, found);
    }
    assertEquals(Set.of(Op.class.getPermittedSubclasses()), ops);
    assertTrue(types.size() > 500, "types: " + types.size());
    assertTrue(types.stream().anyMatch(t -> t.shape().size() == 0));
  }
}
