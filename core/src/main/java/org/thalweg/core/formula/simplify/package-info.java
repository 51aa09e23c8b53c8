/** Terms made simpler: ratios of monomials, powers, quotients, calls, sums. */
@NullMarked
package org.thalweg.core.formula.simplify;

import org.jspecify.annotations.NullMarked;
