/** Layers: named parameters, their first values, and a formula from inputs to outputs. */
@NullMarked
package org.thalweg.learn.layer;

import org.jspecify.annotations.NullMarked;
