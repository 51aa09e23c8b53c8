package org.thalweg.learn.train;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;
import org.thalweg.core.compile.Compiler;
import org.thalweg.core.interpret.Executable;
import org.thalweg.core.ir.Composites;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Layout;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.export.SavedModel;
import org.thalweg.learn.layer.Activation;
import org.thalweg.learn.model.Head;
import org.thalweg.learn.model.Mlp;
import org.thalweg.learn.train.options.TrainingOptions;
import org.thalweg.optim.rule.Sgd;
import org.thalweg.optim.step.BatchObjective;
import org.thalweg.optim.step.TrainingStep;

/**
 * Trains a float network through the training loop and a double one by its steps, and prints the
 * width of vectors in the emitted code, whether another thread worked, and what the parameters are.
 */
final class SameBytesRun {
  private static final int WIDE = 301;

  /** Width of the vectors in the emitted code, 0 where it has none. */
  private static int emittedBits;

  private SameBytesRun() {}

  /** The number of threads is the argument. */
  public static void main(String[] arguments) {
    int threads = Integer.parseInt(arguments[0]);
    Array floats = floats(threads);
    long doubles = doubles(threads);
    System.out.printf(
        "%d %b %s %x%n", emittedBits, helped(threads), SavedModel.sha256(floats), doubles);
  }

  /** Odd sizes, a batch that leaves a rest, and a product large enough to be shared out. */
  private static Array floats(int threads) {
    Dataset data = SmallData.spirals(300, 5);
    Mlp model = new Mlp(2, List.of(WIDE, 67), Activation.TANH, new Head.Classes(3));
    TrainingOptions options =
        Options.all()
            .learningRate(0.1)
            .batchSize(130)
            .epochs(8)
            .dropout(0.2)
            .labelSmoothing(0.1)
            .classWeights("b=2")
            .threads(threads)
            .build();
    return Training.run(model, data, Optional.empty(), options, event -> {}).parameters();
  }

  /** Hash of the parameters of a double network after some steps with Nesterov momentum. */
  private static long doubles(int threads) {
    int rows = 45;
    int inputs = 31;
    SplittableRandom random = new SplittableRandom(3);
    Layout layout =
        Layout.of("W", Shape.of(inputs, WIDE), "b", Shape.of(WIDE)).with("v", Shape.of(WIDE, 1));
    Expr w = Expr.input("w", DType.F64, layout.size());
    Expr x = Expr.input("x", DType.F64, rows, inputs);
    Expr y = Expr.input("y", DType.F64, rows);
    Map<String, Expr> parts = layout.views(w);
    Expr hidden = x.matmul(parts.get("W")).add(parts.get("b")).tanh();
    Expr out = hidden.matmul(parts.get("v")).reshape(rows);
    Expr loss = Composites.softplus(out.mul(y).neg()).mean().add(hidden.square().mean());
    TrainingStep step =
        TrainingStep.of(
            new BatchObjective(w, layout, List.of(x, y), loss), new Sgd(0.9, true), false);
    Executable run =
        Compiler.compile(
            step.step(),
            org.thalweg.core.compile.Options.defaults()
                .withThreads(threads)
                .withDump(SameBytesRun::lookAtCode));
    fill(run.input(TrainingStep.PARAMETERS), random);
    fill(run.input(step.batch(0)), random);
    fill(run.input(step.batch(1)), random);
    run.input(step.learningRate()).set(0, 0.05);
    for (int i = 0; i < 20; i++) {
      run.run();
    }
    return Arrays.hashCode(run.input(TrainingStep.PARAMETERS).f64());
  }

  private static void lookAtCode(String stage, Object what) {
    Matcher species = Pattern.compile("SPECIES_(\\d+)").matcher(what.toString());
    if (stage.equals("code") && species.find()) {
      emittedBits = Integer.parseInt(species.group(1));
    }
  }

  private static void fill(Array array, SplittableRandom random) {
    for (int i = 0; i < array.size(); i++) {
      array.set(i, random.nextDouble(-1, 1));
    }
  }

  /** Whether a thread of the team used the processor for more than waking up takes. */
  private static boolean helped(int threads) {
    var beans = ManagementFactory.getThreadMXBean();
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("thalweg-" + threads + "-"))
        .anyMatch(thread -> beans.getThreadCpuTime(thread.threadId()) > 5_000_000);
  }
}
