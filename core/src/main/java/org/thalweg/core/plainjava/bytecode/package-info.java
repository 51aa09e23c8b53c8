/**
 * Bytecode before it is understood: class files of the user's classes, their basic blocks, what
 * they may reach, and how the emitted class names it all.
 */
@NullMarked
package org.thalweg.core.plainjava.bytecode;

import org.jspecify.annotations.NullMarked;
