package org.thalweg.learn.data;

/**
 * How one column of a file was taken, and why.
 *
 * @param name the column's name
 * @param kind what its cells are taken for
 * @param reason why, for people
 * @param asked whether a person asked for this kind, so that no rule of thumb may overrule it
 */
public record ColumnChoice(String name, ColumnKind kind, String reason, boolean asked) {}
