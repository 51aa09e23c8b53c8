/** Opening the files that people give: plain or gzip, with errors that say what is wrong. */
@NullMarked
package org.thalweg.io;

import org.jspecify.annotations.NullMarked;
