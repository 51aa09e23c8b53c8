/**
 * Transforms, each of which makes another rule of a rule: of its gradient, of where its step leads,
 * of when it is asked, of which parameters it moves or of which are to be used. They chain: {@code
 * rule.with(a).with(b)} lets b see the gradient first and the next parameters last.
 */
@NullMarked
package org.thalweg.optim.transform;

import org.jspecify.annotations.NullMarked;
