/** Methods that look elsewhere: at random places, by a simplex, from many starts. */
@NullMarked
package org.thalweg.optim.method.search;

import org.jspecify.annotations.NullMarked;
