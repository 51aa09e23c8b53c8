/** What all commands say and write: notes, warnings, tables, whole files, exit codes. */
@NullMarked
package org.thalweg.cli.console;

import org.jspecify.annotations.NullMarked;
