/** The commands that fit a model to data: train, and lr-find, which looks for a learning rate. */
@NullMarked
package org.thalweg.cli.train;

import org.jspecify.annotations.NullMarked;
