/** Images and labels from IDX files, the format of MNIST. */
@NullMarked
package org.thalweg.io.idx;

import org.jspecify.annotations.NullMarked;
