package org.thalweg.core.compile;

/**
 * Where a value lies: in an array of the step, from an offset on.
 *
 * @param array number of the array
 */
record Buffer(int array, int offset) {}
