/** Ways to a minimum, each a record of its options that makes one step after the other. */
@NullMarked
package org.thalweg.optim.method;

import org.jspecify.annotations.NullMarked;
