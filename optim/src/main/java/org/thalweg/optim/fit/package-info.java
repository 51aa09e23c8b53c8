/**
 * Fitting curves by least squares: residuals with weights or a loss that minds outliers less, and
 * what the residuals and their derivatives say of how well the parameters are determined.
 */
@NullMarked
package org.thalweg.optim.fit;

import org.jspecify.annotations.NullMarked;
