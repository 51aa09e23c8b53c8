package org.thalweg.bench;

import java.util.List;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.compile.Compiler;
import org.thalweg.core.compile.Options;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Layout;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.Step;
import org.thalweg.optim.rule.NamedRule;
import org.thalweg.optim.rule.Rules;
import org.thalweg.optim.step.BatchObjective;
import org.thalweg.optim.step.TrainingStep;

/**
 * The update of a long parameter vector by a rule, for a gradient that is given.
 *
 * @param executable ready to run; parameters and state are carried in place
 * @param arrays read or written in an update, each counted once for reading and once for writing
 */
public record RuleUpdate(Executable executable, int arrays) {

  /** The update by the rule of a name, of {@code size} parameters. */
  public static RuleUpdate of(String name, int size) {
    Expr w = Expr.input("w", DType.F32, size);
    Expr g = Expr.input("g", DType.F32, size);
    // Its gradient is g. The loss itself would be a pass of its own and is left out below.
    BatchObjective objective =
        new BatchObjective(w, Layout.of("w", Shape.of(size)), List.of(g), w.mul(g).sum());
    NamedRule rule = Rules.named(name).orElseThrow();
    TrainingStep whole = TrainingStep.of(objective, rule.rule(), false);
    Program program = whole.step().program();
    int carried = whole.carried().size();
    Program update = new Program(program.inputs(), program.outputs().subList(0, carried));
    Executable executable =
        Compiler.compile(new Step(update, whole.step().carries()), Options.defaults());
    Product.fill(executable.input(TrainingStep.PARAMETERS).f32(), 1);
    Product.fill(executable.input(whole.batch(0)).f32(), 2);
    executable.input(whole.learningRate()).set(0, 1e-4);
    long large = update.outputs().stream().filter(output -> output.shape().size() == size).count();
    return new RuleUpdate(executable, (int) (2 * large) + 1);
  }
}
