package org.thalweg.cli.model;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.thalweg.cli.console.CsvCell;
import org.thalweg.learn.data.TargetTransform;
import org.thalweg.learn.metric.Probabilities;
import org.thalweg.learn.model.Head;

/**
 * What a model predicts, in the target's own classes or unit.
 *
 * @param head of the model
 * @param target how the target became what the model gives
 * @param outputs of the model, row after row
 * @param rows how many rows
 */
record Predictions(Head head, TargetTransform target, float[] outputs, int rows) {

  /** A class or a number for each row. */
  List<Object> values() {
    List<Object> values = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      values.add(
          switch (target) {
            case TargetTransform.Classes classes ->
                classes
                    .classes()
                    .get(Probabilities.greatest(Probabilities.log(head, outputs, row)));
            case TargetTransform.Standardized number -> number.original(outputs[row]);
          });
    }
    return values;
  }

  /**
   * Writes CSV: a header, then a line for each row with the prediction, and for classes the
   * probability of each.
   */
  void write(Writer to) throws IOException {
    List<String> classes =
        switch (target) {
          case TargetTransform.Classes c -> c.classes();
          case TargetTransform.Standardized _ -> List.of();
        };
    StringBuilder line = new StringBuilder("prediction");
    for (String name : classes) {
      line.append(',').append(CsvCell.of("probability_" + name));
    }
    to.append(line).append('\n');
    List<Object> values = values();
    for (int row = 0; row < rows; row++) {
      line.setLength(0);
      line.append(CsvCell.of(values.get(row).toString()));
      if (!classes.isEmpty()) {
        for (double log : Probabilities.log(head, outputs, row)) {
          line.append(',').append((float) StrictMath.exp(log));
        }
      }
      to.append(line).append('\n');
    }
  }
}
