/**
 * From terms to array programs: sums and indexed variables become arrays, sums of squares are told
 * from other sums.
 */
@NullMarked
package org.thalweg.core.formula.lower;

import org.jspecify.annotations.NullMarked;
