/** Data, models, losses and the training loop. */
@NullMarked
package org.thalweg.learn;

import org.jspecify.annotations.NullMarked;
