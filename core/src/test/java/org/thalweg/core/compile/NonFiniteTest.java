package org.thalweg.core.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;

class NonFiniteTest {

  @Test
  void namesTheFirstOpItsElementItsInputsAndItsOrigin() {
    Expr x = Expr.input("x", DType.F64, 3);
    Program program = new Program(List.of(x), List.of(x.sub(1).log().mul(2).exp()));
    List<Array> fine = List.of(Array.of(new double[] {2, 3, 4}, 3));
    assertTrue(NonFinite.find(program, fine).isEmpty());
    NonFinite found =
        NonFinite.find(program, List.of(Array.of(new double[] {2, 1, -4}, 3))).orElseThrow();
    assertEquals(1, found.index());
    assertEquals(Double.NEGATIVE_INFINITY, found.value());
    String line = found.toString();
    assertTrue(line.startsWith("log(") && line.contains("from -5.0 to 1.0"), line);
    assertTrue(line.contains("NonFiniteTest.java"), line);
  }

  @Test
  void aRunThatIsVerifiedThrowsWhereItDiffers() {
    Expr x = Expr.input("x", DType.F64, 3);
    Program program = new Program(List.of(x), List.of(x.mul(2)));
    Executable right = Compiler.compile(program, Options.defaults().withVerify());
    right.run();
    Executable wrong =
        new Verifying(
            new Program(List.of(x), List.of(x.add(1))),
            Compiler.compile(program, Options.defaults()));
    VerificationException thrown = assertThrows(VerificationException.class, wrong::run);
    assertTrue(thrown.getMessage().contains("output 0"), thrown.getMessage());
  }
}
