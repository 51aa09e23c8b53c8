/** The command line: the list of commands, and what becomes of errors. */
@NullMarked
package org.thalweg.cli;

import org.jspecify.annotations.NullMarked;
