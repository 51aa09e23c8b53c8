/**
 * Tables of typed columns, how they are split, and how they become numbers to learn from.
 *
 * <p>A {@link org.thalweg.learn.data.Table} comes from a reader with a {@link
 * org.thalweg.learn.data.Schema} that says how each column was typed. A {@link
 * org.thalweg.learn.data.Target} names what is learnt, a {@link org.thalweg.learn.data.Split}
 * divides the rows, and a {@link org.thalweg.learn.data.Preprocessor}, fitted on the training part
 * alone, turns any table of the same columns into a {@link org.thalweg.learn.data.Dataset}.
 */
@NullMarked
package org.thalweg.learn.data;

import org.jspecify.annotations.NullMarked;
