/** Factorizations of small dense matrices, for methods that take second derivatives. */
@NullMarked
package org.thalweg.optim.linear;

import org.jspecify.annotations.NullMarked;
