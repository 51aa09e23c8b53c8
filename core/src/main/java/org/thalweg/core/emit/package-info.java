/**
 * Emitting loops: elementwise formulas become straight-line lane code ({@link
 * org.thalweg.core.emit.LaneCode}), which is written into bytecode for vectors or for scalars with
 * the same results to the bit.
 */
@NullMarked
package org.thalweg.core.emit;

import org.jspecify.annotations.NullMarked;
