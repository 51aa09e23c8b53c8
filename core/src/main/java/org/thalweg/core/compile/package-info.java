/**
 * From a program to bytecode: resolve views, fuse nodes into clusters, plan buffers, emit one
 * hidden class whose methods are the fused loops, and run its stages in order.
 */
@NullMarked
package org.thalweg.core.compile;

import org.jspecify.annotations.NullMarked;
