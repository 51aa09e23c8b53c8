/**
 * Dense values: element types, static shapes and arrays on the Java heap in row-major order.
 * Nothing here knows of programs or derivatives.
 */
@NullMarked
package org.thalweg.core.array;

import org.jspecify.annotations.NullMarked;
