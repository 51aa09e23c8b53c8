package org.thalweg.optim.transform;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.core.ir.Layout;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;
import org.thalweg.optim.step.Transform;

/**
 * Parts of certain names stay as they are; the rule sees the others alone, and their gradients are
 * not even computed. In a pattern * stands for any letters, also none, ? for one.
 *
 * @param patterns one or more
 */
public record Freeze(List<String> patterns) implements Transform {

  /** Copies the list. */
  public Freeze {
    patterns = List.copyOf(patterns);
  }

  /** Freezes parts by the patterns of their names. */
  public static Freeze of(String... patterns) {
    return new Freeze(List.of(patterns));
  }

  /**
   * {@inheritDoc}
   *
   * <p>The rule throws {@link IllegalArgumentException} if a pattern fits no part, or all are
   * frozen.
   */
  @Override
  public Rule around(Rule rule) {
    return (gradient, state) -> {
      List<String> free = new ArrayList<>();
      state.layout().parts().stream().map(Layout.Part::name).forEach(free::add);
      for (String pattern : patterns) {
        free.removeAll(NamePattern.matches(pattern, state.layout()));
      }
      if (free.isEmpty()) {
        throw new IllegalArgumentException(
            "all parts are frozen by " + String.join(", ", patterns) + "; leave one free");
      }
      State inner = state.parts("free", free);
      return state.put(state.parameters(), inner, rule.next(state.take(gradient, inner), inner));
    };
  }
}
