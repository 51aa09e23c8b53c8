package org.thalweg.learn.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.layer.Activation;
import org.thalweg.learn.model.Head;
import org.thalweg.learn.model.Mlp;
import org.thalweg.learn.model.Model;
import org.thalweg.learn.train.options.TrainingOptions;

class DebuggingTest {
  @Test
  void debuggingChangesNoBitAndDumpsEveryProgram() {
    Dataset data = SmallData.spirals(30, 6);
    Model model = new Mlp(2, List.of(8), Activation.TANH, new Head.Classes(3));
    TrainingOptions options = Options.all().batchSize(20).epochs(2).learningRate(0.1).build();
    List<String> stages = new ArrayList<>();
    Outcome plain = run(model, data, options, Debugging.none());
    Outcome debugged =
        run(model, data, options, new Debugging(true, (stage, what) -> stages.add(stage)));
    assertEquals(plain.parameters(), debugged.parameters());
    List<String> program = List.of("given", "simplified", "prepared", "stages", "code");
    List<String> twice = new ArrayList<>(program);
    twice.addAll(program); // one for whole batches, one for the rest
    assertEquals(twice, stages);
  }

  private static Outcome run(
      Model model, Dataset data, TrainingOptions options, Debugging debugging) {
    return Training.run(
        model, data, Optional.empty(), options, event -> {}, Safeguard.none(), debugging);
  }
}
