/**
 * Problems of minimization whose answers are known: test functions, least squares, curve fits. They
 * are plain Java, as a user would write them, with figures to check them by. Nothing here knows of
 * the rest of Thalweg, so that every module may use it in its tests. SOURCES.md beside the data
 * says where the figures come from.
 */
@NullMarked
package org.thalweg.problems;

import org.jspecify.annotations.NullMarked;
