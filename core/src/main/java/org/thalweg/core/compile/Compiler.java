package org.thalweg.core.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
  private final Schedule schedule;
  private final Map<Cluster, Lowering> lowerings = new LinkedHashMap<>();
  private final Memory memory;

  /** Compiles a program that is run as often as one likes, with arrays of its own. */
  public static Executable compile(Program program, Options options) {
    return compile(Step.of(program), options);
  }

  /** Compiles a step; carried inputs hold the next values after a run. */
  public static Executable compile(Step step, Options options) {
    options.dump().accept("given\n" + step.program());
    Executable compiled = new Compiler(step, options).build();
    return options.verify() ? new Verifying(step.program(), compiled) : compiled;
  }

  private Compiler(Step step, Options options) {
    this.options = options;
    this.step = step;
    team = Team.of(options.threads());
    Program simple = Simplify.apply(step.program());
    options.dump().accept("simplified\n" + simple);
    Program program = Prepare.apply(simple);
    options.dump().accept("prepared\n" + program);
    lowered = new Lowered(program);
    schedule = new Schedule(lowered, step, Fusion.fuse(lowered));
    Map<Cluster, Set<Expr>> stored = new LinkedHashMap<>();
    for (Cluster cluster : schedule.order()) {
      Set<Expr> own = schedule.stored(cluster);
      if (!(cluster.form() instanceof Cluster.Form.Single)) {
        Lowering lowering = new Lowering(lowered, cluster, own);
        lowerings.put(cluster, lowering);
        own = lowering.stored();
      }
      stored.put(cluster, new LinkedHashSet<>(own));
    }
    memory =
        new Memory(lowered, schedule, step.program().inputs(), stored, options.threads());
    options.dump().accept(describe());
  }

  private Executable build() {
    List<Loop> loops = new ArrayList<>();
    Map<Cluster, Integer> ids = new LinkedHashMap<>();
    lowerings.forEach((cluster, lowering) -> {
      Loop loop = lowering.loop(memory);
      if (!loop.stores().isEmpty()) {
        ids.put(cluster, loops.size());
        loops.add(loop);
      }
    });
    Routines routines = new Routines(lowered, memory, schedule);
    List<Stage> singles = new ArrayList<>();
    for (Cluster cluster : schedule.order()) {
      if (cluster.form() instanceof Cluster.Form.Single) {
        singles.add(routines.stage(cluster.members().get(0)));
      }
    }
    Team.Task kernels =
        KernelClass.define(loops, memory.arrays(), options.vectorBits(), options.dump());
    List<Stage> stages = new ArrayList<>();
    int single = 0;
    for (Cluster cluster : schedule.order()) {
      Integer id = ids.get(cluster);
      Expr product = cluster.product();
      if (product != null) {
        Products.@Nullable Rows rows = id == null ? null : new Products.Rows(kernels, id);
        stages.add(Products.stage(product, lowered, memory, rows, team));
      } else if (cluster.form() instanceof Cluster.Form.Single) {
        stages.add(singles.get(single++));
      } else if (id != null) {
        stages.add(loop(kernels, id, loops.get(id), cluster));
      }
    }
    List<Array> inputs = step.program().inputs().stream().map(memory::array).toList();
    return new CompiledStep(inputs, outputs(stages), stages);
  }

  private Stage loop(Team.Task kernels, int id, Loop loop, Cluster cluster) {
    int units = loop.units();
    Lowering lowering = Objects.requireNonNull(lowerings.get(cluster));
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
      outputs.add(memory.array(base).reshape(output.shape()));
    }
    for (Step.Carry carry : step.carries()) {
      Array from = outputs.get(carry.output());
      Array to = memory.array(step.program().inputs().get(carry.input()));
      if (from.data() != to.data()) {
        stages.add(() -> System.arraycopy(from.data(), 0, to.data(), 0, from.size()));
      }
      outputs.set(carry.output(), to);
    }
    return outputs;
  }

  private String describe() {
    StringBuilder text = new StringBuilder("stages\n");
    for (Cluster cluster : schedule.order()) {
      text.append("  ").append(cluster.form()).append('\n');
      for (Expr member : cluster.members()) {
        text.append("    ").append(member).append('\n');
      }
    }
    return text.toString();
  }
}
