package org.thalweg.optim.transform;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Layout;
import org.thalweg.optim.step.Rule;
import org.thalweg.optim.step.State;
import org.thalweg.optim.step.Transform;

/**
 * The rule is changed for parts of certain names: {@code Groups.of("*.b", new ScaleRate(2)).and(
 * "head.*", rule -> new Adam())}. A part belongs to the first group whose pattern fits; all that
 * fit none keep the rule as it is. Each group has its own state, so a rule that looks at all its
 * parameters at once (a global norm) sees those of the group. In a pattern * stands for any
 * letters, also none, ? for one.
 *
 * @param groups in order
 */
public record Groups(List<Group> groups) implements Transform {

  /**
   * Parts by their names.
   *
   * @param pattern of the names
   * @param change what is done to the rule for them
   */
  public record Group(String pattern, Transform change) {}

  /** Copies the list. */
  public Groups {
    groups = List.copyOf(groups);
  }

  /** One group. */
  public static Groups of(String pattern, Transform change) {
    return new Groups(List.of(new Group(pattern, change)));
  }

  /** These groups and one more, for parts that fit none of these. */
  public Groups and(String pattern, Transform change) {
    List<Group> more = new ArrayList<>(groups);
    more.add(new Group(pattern, change));
    return new Groups(more);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The rule throws {@link IllegalArgumentException} if a group has no parts.
   */
  @Override
  public Rule around(Rule rule) {
    return (gradient, state) -> {
      List<String> rest = new ArrayList<>();
      state.layout().parts().stream().map(Layout.Part::name).forEach(rest::add);
      Expr next = state.parameters();
      for (int i = 0; i < groups.size(); i++) {
        Group group = groups.get(i);
        List<String> names = new ArrayList<>(NamePattern.matches(group.pattern, state.layout()));
        names.retainAll(rest);
        if (names.isEmpty()) {
          throw new IllegalArgumentException(
              "every part named like "
                  + group.pattern
                  + " is in an earlier group; put the narrower pattern first");
        }
        rest.removeAll(names);
        State inner = state.parts("group" + (i + 1), names);
        next = stepped(next, group.change.around(rule), gradient, state, inner);
      }
      return rest.isEmpty()
          ? next
          : stepped(next, rule, gradient, state, state.parts("rest", rest));
    };
  }

  private static Expr stepped(Expr to, Rule rule, Expr gradient, State state, State inner) {
    return state.put(to, inner, rule.next(state.take(gradient, inner), inner));
  }
}
