/**
 * Programs written more simply: rules, each of them an equation between a node and a cheaper one,
 * applied until none fits. {@link org.thalweg.core.rewrite.Rewrites} lists them.
 */
@NullMarked
package org.thalweg.core.rewrite;

import org.jspecify.annotations.NullMarked;
