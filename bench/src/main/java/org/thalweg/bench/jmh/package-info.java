/** The micro measures for the Java Microbenchmark Harness: {@code bench/run --jmh}. */
@NullMarked
package org.thalweg.bench.jmh;

import org.jspecify.annotations.NullMarked;
