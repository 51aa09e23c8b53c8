package org.thalweg.cli.minimize;

import java.util.List;
import java.util.Optional;
import org.thalweg.core.formula.BoundFormula;
import org.thalweg.core.objective.Objective;

/**
 * What is to be minimized, with names for its variables.
 *
 * @param text as it was given
 * @param formula where it is one
 */
record Goal(
    String text, Objective objective, List<String> variables, Optional<BoundFormula> formula) {}
