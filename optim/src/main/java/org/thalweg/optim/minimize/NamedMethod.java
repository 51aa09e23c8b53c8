package org.thalweg.optim.minimize;

import org.thalweg.optim.method.Method;

/**
 * A method as it is found by name.
 *
 * @param name in lower case, words joined by hyphens
 * @param method with its usual options
 * @param source where it is from
 */
public record NamedMethod(String name, Method method, String source) {}
