package org.thalweg.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.thalweg.core.array.Array;
import org.thalweg.core.compile.Options;
import org.thalweg.core.ir.Layout;
import org.thalweg.io.csv.CsvReader;
import org.thalweg.io.idx.IdxReader;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.data.Preprocessor;
import org.thalweg.learn.data.Table;
import org.thalweg.learn.data.Target;
import org.thalweg.learn.layer.Activation;
import org.thalweg.learn.metric.Metrics;
import org.thalweg.learn.model.Engine;
import org.thalweg.learn.model.Model;
import org.thalweg.learn.model.ModelChoice;
import org.thalweg.learn.model.Predictor;
import org.thalweg.learn.train.EpochRecord;
import org.thalweg.learn.train.Plan;
import org.thalweg.learn.train.Training;
import org.thalweg.learn.train.options.DescentOptions;
import org.thalweg.learn.train.options.LossOptions;
import org.thalweg.learn.train.options.Monitor;
import org.thalweg.learn.train.options.StopOptions;
import org.thalweg.learn.train.options.TrainingOptions;

/**
 * A data set and a network for it, with all else as {@code train} has it by default.
 *
 * @param file in the folder of data sets
 * @param target column
 * @param hidden sizes of layers; empty for those that {@code train} chooses
 */
record TrainingTask(String file, String target, List<Integer> hidden) {
  static final List<TrainingTask> ALL =
      List.of(
          new TrainingTask("digits8x8/digits.csv.gz", "last", List.of()),
          new TrainingTask("california-housing/housing.csv.gz", "median_house_value", List.of()),
          new TrainingTask("adult/adult-train.csv.gz", "last", List.of()),
          new TrainingTask("abalone/abalone.csv", "last", List.of()),
          new TrainingTask("wine-quality/winequality-white.csv", "last", List.of()),
          new TrainingTask("diamonds/diamonds.csv.gz", "price", List.of()),
          new TrainingTask("fashion-mnist/train-images-idx3-ubyte.gz", "", List.of(256, 128)));

  /** The task with its data read. */
  record Loaded(Model model, Dataset rows) {

    /** Passes over the rows by default. */
    int epochs() {
      return plan(TrainingOptions.defaults()).epochs();
    }

    /** What each of so many epochs came to. */
    List<EpochRecord> curve(DescentOptions descent, int epochs) {
      TrainingOptions options = options(descent, epochs);
      return Training.run(model, rows, Optional.empty(), options, event -> {}).history();
    }

    /** The loss that a run ends with, over all rows, with the pull on the weights. */
    double loss(DescentOptions descent, int epochs) {
      TrainingOptions options = options(descent, epochs);
      Array end = Training.run(model, rows, Optional.empty(), options, event -> {}).parameters();
      Predictor predictor = new Predictor(model, rows.rows(), new Engine(Options.defaults()));
      double loss = Metrics.of(model.head(), predictor.outputs(end, rows), rows).loss();
      double squares = 0;
      for (Layout.Part part : model.layout().parts()) {
        for (int i = part.offset(); part.shape().rank() == 2 && i < part.end(); i++) {
          squares += end.get(i) * end.get(i);
        }
      }
      return loss + plan(options).l2() / 2 * squares;
    }

    private Plan plan(TrainingOptions options) {
      return Plan.of(options, model, rows.rows());
    }

    private static TrainingOptions options(DescentOptions descent, int epochs) {
      StopOptions stop =
          new StopOptions(
              OptionalInt.of(epochs), OptionalInt.empty(), 0, Monitor.LOSS, OptionalDouble.empty());
      return new TrainingOptions(descent, LossOptions.defaults(), stop, 0, 1);
    }
  }

  /** Reads all rows. */
  Loaded load(Path data) throws IOException {
    Path path = data.resolve(file);
    boolean images = file.contains("idx3");
    Table table =
        images
            ? IdxReader.read(path, Path.of(path.toString().replace("images-idx3", "labels-idx1")))
            : CsvReader.read(path, Map.of());
    Target column = Target.choose(table, images ? IdxReader.LABEL : target, Optional.empty());
    Preprocessor preprocessor = Preprocessor.fit(table, column);
    Dataset rows = preprocessor.apply(table);
    Model model =
        ModelChoice.of(
                Optional.of(ModelChoice.Kind.MLP),
                hidden,
                Activation.RELU,
                preprocessor.targetTransform(),
                rows.width(),
                rows.rows())
            .model();
    return new Loaded(model, rows);
  }

  @Override
  public String toString() {
    return file.substring(0, file.indexOf('/'));
  }
}
