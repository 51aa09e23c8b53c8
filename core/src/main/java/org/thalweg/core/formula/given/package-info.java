/**
 * What a formula is bound to besides its variables, and what is said of one that cannot be used.
 */
@NullMarked
package org.thalweg.core.formula.given;

import org.jspecify.annotations.NullMarked;
