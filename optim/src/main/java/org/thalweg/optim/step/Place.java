package org.thalweg.optim.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.core.ir.Expr;
import org.thalweg.core.ir.Layout;

/** Some parts of a parameter vector, as a vector of their own. */
sealed interface Place {

  /** The parts' layout in their own vector. */
  Layout layout();

  /** The parts out of the whole vector. */
  Expr from(Expr whole);

  /** The whole vector with other values in these parts. */
  Expr into(Expr whole, Expr own);

  /** All parts. */
  record Whole(Layout layout) implements Place {
    @Override
    public Expr from(Expr whole) {
      return whole;
    }

    @Override
    public Expr into(Expr whole, Expr own) {
      return own;
    }
  }

  /** Parts of certain names, in the order of the outer layout. */
  record Parts(Layout outer, Layout layout) implements Place {

    static Parts of(Layout outer, List<String> names) {
      Layout own = Layout.empty();
      for (Layout.Part part : outer.parts()) {
        if (names.contains(part.name())) {
          own = own.with(part.name(), part.shape());
        }
      }
      return new Parts(outer, own);
    }

    @Override
    public Expr from(Expr whole) {
      List<Expr> parts = new ArrayList<>();
      for (Layout.Part part : layout.parts()) {
        Layout.Part place = outer.part(part.name());
        parts.add(whole.slice(0, place.offset(), place.end()));
      }
      return Expr.concatenate(0, parts);
    }

    @Override
    public Expr into(Expr whole, Expr own) {
      Map<String, Expr> views = new HashMap<>(outer.views(whole));
      views.putAll(layout.views(own));
      return outer.flatten(views);
    }
  }

  /** Parts of parts. */
  record Within(Place outer, Place inner) implements Place {
    @Override
    public Layout layout() {
      return inner.layout();
    }

    @Override
    public Expr from(Expr whole) {
      return inner.from(outer.from(whole));
    }

    @Override
    public Expr into(Expr whole, Expr own) {
      return outer.into(whole, inner.into(outer.from(whole), own));
    }
  }
}
