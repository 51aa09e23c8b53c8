/** The commands for a saved model: evaluate and predict. */
@NullMarked
package org.thalweg.cli.model;

import org.jspecify.annotations.NullMarked;
