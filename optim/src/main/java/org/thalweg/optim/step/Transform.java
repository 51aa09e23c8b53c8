package org.thalweg.optim.step;

/**
 * Makes another rule of a rule: it may change the gradient that goes in, the parameters that come
 * out, or when the rule is asked at all.
 */
@FunctionalInterface
public interface Transform {

  /** The changed rule. */
  Rule around(Rule rule);
}
