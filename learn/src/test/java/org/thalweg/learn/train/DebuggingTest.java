package org.thalweg.learn.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.core.compile.NonFinite;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.layer.Activation;
import org.thalweg.learn.model.Head;
import org.thalweg.learn.model.LinearRegression;
import org.thalweg.learn.model.Mlp;
import org.thalweg.learn.model.Model;

class DebuggingTest {
  private final List<Event.NotFinite> found = new ArrayList<>();
  private final List<String> stages = new ArrayList<>();

  private Outcome run(Model model, Dataset data, TrainingOptions options, Debugging debugging) {
    return Training.run(
        model,
        data,
        Optional.empty(),
        options,
        debugging,
        event -> {
          if (event instanceof Event.NotFinite one) {
            found.add(one);
          }
        });
  }

  private static Debugging finding() {
    return new Debugging(false, true, Debugging.none().dump());
  }

  @Test
  void aDivergingRunNamesTheOpItsInputsAndWhereItWasBuilt() {
    Dataset data = SmallData.linear(50, 3, 0.5, 10);
    TrainingOptions options = Options.all().epochs(50).learningRate(1e25).batchSize(20).build();
    Outcome outcome = run(new LinearRegression(3), data, options, finding());
    assertEquals(StopReason.DIVERGED, outcome.stop());
    assertEquals(1, found.size(), "told once");
    NonFinite from = found.getFirst().from().orElseThrow();
    assertTrue(found.getFirst().step() > 1, () -> found.toString());
    assertTrue(!Double.isFinite(from.value()), from.toString());
    assertEquals(from.node().inputs().size(), from.inputs().size());
    assertTrue(from.node().origin().toString().contains(".java:"), from.toString());
    // What goes in is finite: the op is where it begins.
    assertTrue(
        from.inputs().stream().noneMatch(text -> text.matches(".*(NaN|Infinity).*")),
        from.toString());
  }

  @Test
  void aRunThatStaysFiniteTellsNothing() {
    Dataset data = SmallData.linear(50, 3, 0.5, 10);
    run(new LinearRegression(3), data, Options.all().epochs(5).build(), finding());
    assertEquals(List.of(), found);
  }

  @Test
  void debuggingChangesNoBitAndDumpsEveryProgram() {
    Dataset data = SmallData.spirals(30, 6);
    Model model = new Mlp(2, List.of(8), Activation.TANH, new Head.Classes(3));
    TrainingOptions options = Options.all().batchSize(20).epochs(2).learningRate(0.1).build();
    Outcome plain = run(model, data, options, Debugging.none());
    Outcome debugged =
        run(model, data, options, new Debugging(true, true, (stage, what) -> stages.add(stage)));
    assertEquals(plain.parameters(), debugged.parameters());
    List<String> program = List.of("given", "simplified", "prepared", "stages", "code");
    List<String> twice = new ArrayList<>(program);
    twice.addAll(program); // one for whole batches, one for the rest
    assertEquals(twice, stages);
  }
}
