/** Readers and writers of data files and of saved models. */
@NullMarked
package org.thalweg.io;

import org.jspecify.annotations.NullMarked;
