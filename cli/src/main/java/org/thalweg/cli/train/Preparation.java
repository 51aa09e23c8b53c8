package org.thalweg.cli.train;

import java.util.Optional;
import org.thalweg.cli.console.Notes;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.data.Preprocessor;
import org.thalweg.learn.data.SampleWeights;
import org.thalweg.learn.data.Split;
import org.thalweg.learn.data.Table;
import org.thalweg.learn.data.Target;
import org.thalweg.learn.data.Wording;

/**
 * Data ready to train on.
 *
 * @param target what is learnt
 * @param preprocessor how rows became features, fitted on the training rows alone
 * @param train rows to train on
 * @param validation rows that tell when to stop
 * @param test rows to measure the result on
 */
record Preparation(
    Target target,
    Preprocessor preprocessor,
    Dataset train,
    Optional<Dataset> validation,
    Optional<Dataset> test) {

  /** Reads, splits and transforms the data that the options name, and tells what was found. */
  static Preparation of(TrainingFiles files, ModelOptions model, long seed, Notes notes) {
    Table table = files.read();
    notes.warn(table.schema().warnings());
    Target target = Target.choose(table, files.target(table), model.asked().flatMap(k -> k.task()));
    Optional<String> weights =
        files.weights().map(given -> SampleWeights.column(table, given, target.column()));
    describe(withoutWeights(table, weights), target, notes);
    weights.ifPresent(column ->
        notes.say(
            "weights %s: rows count by it, in the loss and in all figures"
                .formatted(Wording.quote(column))));

    Split split = Split.of(table, target, files.testFraction(), files.validationFraction(), seed);
    Preprocessor preprocessor = Preprocessor.fit(withoutWeights(split.train(), weights), target);
    notes.warn(preprocessor.remarks());
    Dataset train = preprocessor.apply(split.train(), weights);
    notes.warn(train.warnings());
    Table test = split.test();
    if (files.hasTestFile()) {
      test = files.readTest(preprocessor, weights);
      notes.warn(test.schema().warnings());
    }
    return new Preparation(
        target,
        preprocessor,
        train,
        apply(preprocessor, split.validation(), weights, notes),
        apply(preprocessor, test, weights, notes));
  }

  private static Table withoutWeights(Table table, Optional<String> weights) {
    return weights.map(column -> table.without(column, "weights of the rows")).orElse(table);
  }

  private static Optional<Dataset> apply(
      Preprocessor preprocessor, Table rows, Optional<String> weights, Notes notes) {
    if (rows.rows() == 0) {
      return Optional.empty();
    }
    Dataset data = preprocessor.apply(rows, weights);
    notes.warn(data.warnings());
    return Optional.of(data);
  }

  private static void describe(Table table, Target target, Notes notes) {
    notes.say("%s: %,d rows".formatted(table.schema().source(), table.rows()));
    table.schema().text().lines().forEach(line -> notes.say("  " + line.stripTrailing()));
    notes.say(
        "target %s: %s (%s)"
            .formatted(Wording.quote(target.column()), target.task().word(), target.reason()));
  }
}
