package org.thalweg.core.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.array.Array;
import org.thalweg.core.emit.KernelClass;
import org.thalweg.core.emit.Loop;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Program;
import org.thalweg.core.ir.Step;
import org.thalweg.core.kernel.Team;
import org.thalweg.core.rewrite.Simplify;

/**
 * Compiles programs: simplify, resolve views, fuse, order, plan memory, emit. Results are the same
 * to the bit whatever the {@link Options}, and those of the interpreter up to the rounding of sums.
 */
public final class Compiler {
  /** Lane instructions that make it worth while to wake another thread. */
  private static final long WORTHWHILE = 200_000;

  private final Options options;
  private final Team team;
  private final Step step;
  private final Lowered lowered;
  private final Plan plan;
  private final List<Loop> loops = new ArrayList<>();
  private final Map<Cluster, Integer> ids = new LinkedHashMap<>();
  private final KernelClass emitted;

  /** Compiles a program that is run as often as one likes, with arrays of its own. */
  public static Executable compile(Program program, Options options) {
    return compile(Step.of(program), options);
  }

  /** Compiles a step; carried inputs hold the next values after a run. */
  public static Executable compile(Step step, Options options) {
    options.dump().accept("given", step.program());
    Program simple = Simplify.apply(step.program());
    options.dump().accept("simplified", simple);
    Program program = Prepare.apply(simple);
    options.dump().accept("prepared", program);
    Lowered lowered = new Lowered(program);
    Limits limits = new Limits();
    Compiler compiler;
    do {
      compiler = new Compiler(step, options, lowered, limits);
    } while (limits.lower(compiler.tooLong()));
    Executable compiled = compiler.build();
    return options.verify() ? new Verifying(step.program(), compiled) : compiled;
  }

  private Compiler(Step step, Options options, Lowered lowered, Limits limits) {
    this.options = options;
    this.step = step;
    this.lowered = lowered;
    team = Team.of(options.threads());
    plan = new Plan(lowered, step, limits, options.threads());
    plan.lowerings()
        .forEach((cluster, lowering) -> {
          Loop loop = lowering.loop(plan.memory());
          if (!loop.stores().isEmpty()) {
            ids.put(cluster, loops.size());
            loops.add(loop);
          }
        });
    emitted = new KernelClass(loops, plan.memory().arrays(), options.vectorBits());
  }

  /** Clusters whose methods the JIT would not compile. */
  private List<Cluster> tooLong() {
    return ids.entrySet().stream()
        .filter(e -> emitted.length(e.getValue()) > KernelClass.LONGEST)
        .map(Map.Entry::getKey)
        .toList();
  }

  private Executable build() {
    options.dump().accept("stages", plan.schedule());
    Routines routines = new Routines(lowered, plan.memory(), plan.schedule());
    List<Stage> singles = new ArrayList<>();
    for (Cluster cluster : plan.schedule().order()) {
      if (cluster.form() instanceof Cluster.Form.Single) {
        singles.add(routines.stage(cluster.members().get(0)));
      }
    }
    options.dump().accept("code", emitted);
    Team.Task kernels = emitted.define();
    List<Stage> stages = new ArrayList<>();
    int single = 0;
    for (Cluster cluster : plan.schedule().order()) {
      Integer id = ids.get(cluster);
      Expr product = cluster.product();
      if (product != null) {
        Products.@Nullable Rows rows = id == null ? null : new Products.Rows(kernels, id);
        stages.add(Products.stage(product, lowered, plan.memory(), rows, team));
      } else if (cluster.form() instanceof Cluster.Form.Single) {
        stages.add(singles.get(single++));
      } else if (id != null) {
        stages.add(loop(kernels, id, loops.get(id), cluster));
      }
    }
    List<Array> inputs = step.program().inputs().stream().map(plan.memory()::array).toList();
    return new CompiledStep(inputs, outputs(stages), stages);
  }

  private Stage loop(Team.Task kernels, int id, Loop loop, Cluster cluster) {
    int units = loop.units();
    Lowering lowering = Objects.requireNonNull(plan.lowerings().get(cluster));
    long grain = Math.max(1, WORTHWHILE / Math.max(1, lowering.workOfUnit(loop)));
    if (units <= grain) {
      return () -> kernels.run(id, 0, units);
    }
    return () -> team.run(kernels, id, units, (int) grain);
  }

  /** Arrays of the outputs; one that could not be written over its input is copied there. */
  private List<Array> outputs(List<Stage> stages) {
    List<Array> outputs = new ArrayList<>();
    for (Expr output : lowered.outputs()) {
      Expr base = lowered.view(output).base();
      outputs.add(plan.memory().array(base).reshape(output.shape()));
    }
    for (Step.Carry carry : step.carries()) {
      Array from = outputs.get(carry.output());
      Array to = plan.memory().array(step.program().inputs().get(carry.input()));
      if (from.data() != to.data()) {
        stages.add(() -> System.arraycopy(from.data(), 0, to.data(), 0, from.size()));
      }
      outputs.set(carry.output(), to);
    }
    return outputs;
  }
}
