/**
 * Running programs the obvious way: one op after the other, one element after the other. What the
 * interpreter computes is the definition of each op; the compiler is tested against it.
 */
@NullMarked
package org.thalweg.core.interpret;

import org.jspecify.annotations.NullMarked;
