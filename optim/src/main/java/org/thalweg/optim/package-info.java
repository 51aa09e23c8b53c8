/** Update rules, schedules and minimizers, written as array programs. */
@NullMarked
package org.thalweg.optim;

import org.jspecify.annotations.NullMarked;
