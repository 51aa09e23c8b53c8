/**
 * What is said of a method that cannot be differentiated. It is a package of its own because all
 * the rooms of plain Java below the face refuse something.
 */
@NullMarked
package org.thalweg.core.plainjava.refusal;

import org.jspecify.annotations.NullMarked;
