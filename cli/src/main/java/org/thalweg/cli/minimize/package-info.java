/** The commands for a function of one's own: minimize it, fit it to data, check its gradient. */
@NullMarked
package org.thalweg.cli.minimize;

import org.jspecify.annotations.NullMarked;
