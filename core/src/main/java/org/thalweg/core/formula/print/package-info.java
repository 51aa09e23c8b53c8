/** Terms as text and as LaTeX, with as few parentheses as are needed. */
@NullMarked
package org.thalweg.core.formula.print;

import org.jspecify.annotations.NullMarked;
