/**
 * The translation of a method, block by block, to code that computes the same and records: what is
 * known of each value, what the instructions, calls, objects, arrays and loops become, and the
 * hidden class they are written to.
 */
@NullMarked
package org.thalweg.core.plainjava.translate;

import org.jspecify.annotations.NullMarked;
