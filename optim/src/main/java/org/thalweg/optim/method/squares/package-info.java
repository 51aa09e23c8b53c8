/** Methods for sums of squares, which see the residuals one by one. */
@NullMarked
package org.thalweg.optim.method.squares;

import org.jspecify.annotations.NullMarked;
