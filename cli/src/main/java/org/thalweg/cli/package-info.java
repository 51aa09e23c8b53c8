/** The command line: the only module that prints. */
@NullMarked
package org.thalweg.cli;

import org.jspecify.annotations.NullMarked;
