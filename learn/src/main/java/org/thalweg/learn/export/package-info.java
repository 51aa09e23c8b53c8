/**
 * Saved models: a folder with {@code model.json}, which says in readable form how rows become
 * features, what the model is and how it was trained, and {@code parameters.safetensors}, which
 * holds its parameters by name.
 */
@NullMarked
package org.thalweg.learn.export;

import org.jspecify.annotations.NullMarked;
