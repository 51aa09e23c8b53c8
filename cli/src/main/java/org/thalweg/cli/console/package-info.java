/** What all commands say and write: notes, warnings, whole files. */
@NullMarked
package org.thalweg.cli.console;

import org.jspecify.annotations.NullMarked;
