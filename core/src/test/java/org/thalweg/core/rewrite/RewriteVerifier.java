package org.thalweg.core.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.core.RandomPrograms;
import org.thalweg.core.array.Array;
import org.thalweg.core.interpret.Interpreter;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Op;
import org.thalweg.core.ir.Program;

/** Tests a rule for its form, which program it makes, and for its meaning, on generated values. */
final class RewriteVerifier {
  private final Rewrite rule;

  RewriteVerifier(Rewrite rule) {
    this.rule = rule;
  }

  /** The rule makes {@code after} of {@code before}, and both have the same value to the bit. */
  RewriteVerifier assertMakes(Expr before, Expr after) {
    Expr found = rule.apply(before, uses(List.of(before)));
    assertNotNull(found, () -> "nothing was made of\n" + program(List.of(before)));
    assertEquals(print(after), print(found));
    assertSameValues(
        program(List.of(before)), program(List.of(before)).withOutputs(List.of(found)));
    return this;
  }

  /** The rule does not fit. */
  RewriteVerifier assertKeeps(Expr before, Expr... otherOutputs) {
    List<Expr> outputs = new ArrayList<>(List.of(before));
    outputs.addAll(List.of(otherOutputs));
    Expr found = rule.apply(before, uses(outputs));
    assertNull(found, () -> "made\n" + print(found) + "of\n" + print(before));
    return this;
  }

  /** Fails unless both programs make the same of ordinary and special values. */
  static void assertSameValues(Program before, Program after) {
    for (int seed = 0; seed < 4; seed++) {
      List<Array> inputs = RandomPrograms.inputs(before, seed, seed > 0);
      assertEquals(
          Interpreter.evaluate(before, inputs),
          Interpreter.evaluate(after, inputs),
          () -> before + "became\n" + after);
    }
  }

  static Uses uses(List<Expr> outputs) {
    return new Uses(Program.topological(outputs, n -> false), outputs);
  }

  private static String print(Expr node) {
    return program(List.of(node)).toString();
  }

  private static Program program(List<Expr> outputs) {
    List<Expr> inputs =
        Program.topological(outputs, n -> false).stream()
            .filter(n -> n.op() instanceof Op.Input)
            .toList();
    return new Program(inputs, outputs);
  }
}
