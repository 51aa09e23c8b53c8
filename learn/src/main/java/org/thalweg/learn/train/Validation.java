package org.thalweg.learn.train;

import org.thalweg.core.array.Array;
import org.thalweg.learn.data.Dataset;
import org.thalweg.learn.metric.Metrics;
import org.thalweg.learn.model.Head;
import org.thalweg.learn.model.Predictor;

/** Rows held back from training to see how well it goes on others. */
record Validation(Dataset rows, Predictor predictor, Head head) {
  /** The figures of these rows. */
  Metrics metrics(Array parameters) {
    return Metrics.of(head, predictor.outputs(parameters, rows), rows);
  }
}
