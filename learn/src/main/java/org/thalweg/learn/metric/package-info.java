/** How good predictions are, in figures for people. */
@NullMarked
package org.thalweg.learn.metric;

import org.jspecify.annotations.NullMarked;
