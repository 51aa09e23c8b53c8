/** How the learning rate changes over a run. */
@NullMarked
package org.thalweg.optim.schedule;

import org.jspecify.annotations.NullMarked;
