/**
 * The tape, what emitted code calls to write it, and the sweeps back over it. Hidden classes of
 * emitted code are defined in this package, so what only they call is not public.
 */
@NullMarked
package org.thalweg.core.plainjava.tape;

import org.jspecify.annotations.NullMarked;
