/** The tree of a formula: terms, the functions that may be called, the numbers that are written. */
@NullMarked
package org.thalweg.core.formula.term;

import org.jspecify.annotations.NullMarked;
