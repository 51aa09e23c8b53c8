/** Array programs, their derivatives, their interpreter and their compiler. */
@NullMarked
package org.thalweg.core;

import org.jspecify.annotations.NullMarked;
