/**
 * Functions written as people write them: text to a term, to an array program with exact
 * derivatives, and to the derivatives as formulas again.
 */
@NullMarked
package org.thalweg.core.formula;

import org.jspecify.annotations.NullMarked;
