/** Derivatives of terms, as simplified terms. */
@NullMarked
package org.thalweg.core.formula.derivative;

import org.jspecify.annotations.NullMarked;
