/**
 * What names and indices stand for: variables, columns, numbers, ranges of sums; and the value of
 * what is known beforehand.
 */
@NullMarked
package org.thalweg.core.formula.meaning;

import org.jspecify.annotations.NullMarked;
