package org.thalweg.cli;

import java.util.Optional;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.data.Preprocessor;
import org.thalweg.learn.data.Split;
import org.thalweg.learn.data.Table;
import org.thalweg.learn.data.Target;

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
    notes.say("%s", ColumnReport.of(table, target));

    Split split =
        Split.of(table, target, files.testFraction(), files.validationFraction(), seed);
    Preprocessor preprocessor = Preprocessor.fit(split.train(), target);
    notes.warn(preprocessor.remarks());
    Dataset train = preprocessor.apply(split.train());
    Optional<Table> testTable =
        files.hasTestFile()
            ? Optional.of(files.readTest(preprocessor))
            : Optional.of(split.test()).filter(rows -> rows.rows() > 0);
    testTable.ifPresent(rows -> notes.warn(rows.schema().equals(table.schema()) ? java.util.List.of() : rows.schema().warnings()));
    return new Preparation(
        target,
        preprocessor,
        warned(train, notes),
        Optional.of(split.validation())
            .filter(rows -> rows.rows() > 0)
            .map(rows -> warned(preprocessor.apply(rows), notes)),
        testTable.map(rows -> warned(preprocessor.apply(rows), notes)));
  }

  private static Dataset warned(Dataset data, Notes notes) {
    notes.warn(data.warnings());
    return data;
  }
}
