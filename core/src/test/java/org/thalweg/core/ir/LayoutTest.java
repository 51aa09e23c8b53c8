package org.thalweg.core.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thalweg.core.array.Array;
import org.thalweg.core.array.DType;
import org.thalweg.core.array.Shape;

class LayoutTest {
  private final Layout layout =
      Layout.of("W", Shape.of(2, 3), "b", Shape.of(3)).with("scale", Shape.scalar());

  @Test
  void partsFollowEachOther() {
    assertEquals(10, layout.size());
    assertEquals(6, layout.part("b").offset());
    assertEquals(9, layout.part("scale").offset());
    assertEquals("W [2,3] at 0, b [3] at 6, scale [] at 9", layout.toString());
  }

  @Test
  void viewsOfOneVectorAreTheSameNodes() {
    Expr w = Expr.input("w", DType.F32, 10);
    Map<String, Expr> views = layout.views(w);
    assertEquals(List.of("W", "b", "scale"), List.copyOf(views.keySet()));
    assertEquals(Shape.of(2, 3), views.get("W").shape());
    assertEquals(Shape.scalar(), views.get("scale").shape());
    assertSame(views.get("W"), layout.views(w).get("W"));
  }

  @Test
  void flattenPutsViewsTogether() {
    Expr w = Expr.input("w", DType.F32, 10);
    assertEquals(w.type(), layout.flatten(layout.views(w)).type());
    assertThrows(IllegalArgumentException.class, () -> layout.flatten(Map.of("W", w)));
  }

  @Test
  void copiesOutAndIn() {
    Array w = Array.of(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 10);
    assertEquals(Array.of(new float[] {6, 7, 8}, 3), layout.get(w, "b"));
    layout.put(w, "b", Array.of(new float[] {-1, -2, -3}, 3));
    assertEquals(Array.of(new float[] {0, 1, 2, 3, 4, 5, -1, -2, -3, 9}, 10), w);
    assertThrows(
        IllegalArgumentException.class, () -> layout.put(w, "b", Array.of(new float[2], 2)));
  }

  @Test
  void errorsNameTheParts() {
    IllegalArgumentException none =
        assertThrows(IllegalArgumentException.class, () -> layout.part("bias"));
    assertTrue(none.getMessage().contains("it has W, b, scale"), none.getMessage());
    IllegalArgumentException size =
        assertThrows(
            IllegalArgumentException.class, () -> layout.views(Expr.input("w", DType.F32, 9)));
    assertTrue(size.getMessage().contains("[10], not [9]"), size.getMessage());
    assertThrows(IllegalArgumentException.class, () -> layout.with("b", Shape.of(1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Layout(List.of(new Layout.Part("a", Shape.of(2), 1))));
  }
}
