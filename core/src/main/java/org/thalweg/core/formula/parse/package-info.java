/** From text to terms, each with its place; errors point there with a caret. */
@NullMarked
package org.thalweg.core.formula.parse;

import org.jspecify.annotations.NullMarked;
