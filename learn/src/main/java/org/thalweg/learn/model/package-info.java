/**
 * Models: records that say how predictions are made from features with a parameter vector, and what
 * loss training makes small.
 */
@NullMarked
package org.thalweg.learn.model;

import org.jspecify.annotations.NullMarked;
