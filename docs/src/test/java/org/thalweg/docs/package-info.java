/** Tests of the documentation's examples and of the rules every module keeps. */
@NullMarked
package org.thalweg.docs;

import org.jspecify.annotations.NullMarked;
