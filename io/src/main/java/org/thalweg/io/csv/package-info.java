/**
 * Tables from CSV, TSV and blank-aligned text: {@link org.thalweg.io.csv.CsvReader} finds out the
 * delimiter, the header and the kind of each column, and keeps only typed columns in memory.
 */
@NullMarked
package org.thalweg.io.csv;

import org.jspecify.annotations.NullMarked;
