package org.thalweg.learn.train;

import java.util.Optional;
import java.util.function.Consumer;
import org.thalweg.core.array.Array;
import org.thalweg.learn.train.options.TrainingOptions;

/**
 * All that a run has about it.
 *
 * @param start the first parameters
 */
record Setting(
    Descent descent,
    Array start,
    Batches batches,
    Optional<Validation> validation,
    TrainingOptions options,
    Consumer<Event> listener,
    Safeguard guard,
    Stopwatch watch) {}
