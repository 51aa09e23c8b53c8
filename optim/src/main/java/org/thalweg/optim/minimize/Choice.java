package org.thalweg.optim.minimize;

import org.thalweg.optim.method.Method;

/**
 * A method by name, and why it was taken.
 *
 * @param name as the command line has it
 * @param method with its options
 * @param reason in a few words
 */
public record Choice(String name, Method method, String reason) {}
