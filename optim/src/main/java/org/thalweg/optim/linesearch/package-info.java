/** How far to go in a given direction of descent. */
@NullMarked
package org.thalweg.optim.linesearch;

import org.jspecify.annotations.NullMarked;
