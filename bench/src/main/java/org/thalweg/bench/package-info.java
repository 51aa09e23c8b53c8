/** Measurements: plain mains that print tables, each in one run with what it is compared with. */
@NullMarked
package org.thalweg.bench;

import org.jspecify.annotations.NullMarked;
