/** What kind of point it is where the gradient vanishes, by second derivatives. */
@NullMarked
package org.thalweg.optim.critical;

import org.jspecify.annotations.NullMarked;
