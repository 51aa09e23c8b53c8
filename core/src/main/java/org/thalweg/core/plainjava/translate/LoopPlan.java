package org.thalweg.core.plainjava.translate;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.plainjava.expression.Draft;
import org.thalweg.core.plainjava.expression.Factor;
import org.thalweg.core.plainjava.expression.Node;
import org.thalweg.core.plainjava.expression.RecordWriter;
import org.thalweg.core.plainjava.expression.Recorder;

/**
 * A {@link Loop} that does one thing: it writes an expression to the elements of an array, or adds
 * it to a variable.
 *
 * @param body the block that is repeated
 * @param draft computes the expression and what derivatives are made of
 * @param elements what is loaded in each iteration, and to where
 * @param target what is written
 * @param result the local variable for what is written
 * @param partials its derivatives, each a sum, but for that by what it is added to
 * @param adds whether it is added to what is there
 * @param steps what an iteration adds to the user's variables that count
 */
record LoopPlan(
    int body,
    LoopHomes homes,
    Draft draft,
    Map<Element, Node> elements,
    Target target,
    int result,
    Map<Node.Leaf, List<Factor>> partials,
    boolean adds,
    Map<Integer, Integer> steps) {

  /** So many numbers may be active in the expression. */
  private static final int MOST_TERMS = 6;

  /** A local variable of the emitted method around the loop, which is a parameter here. */
  record Parameter(TypeKind kind, ClassDesc type, int outer) {}

  /** An element of an array. */
  record Element(Reference array, Position position) {}

  /** What is written. */
  sealed interface Target {}

  /** The elements of an array. */
  record Cells(Element element) implements Target {}

  /**
   * A variable, which becomes a sum.
   *
   * @param slot its number in the user's method
   */
  record Sum(Node.Leaf leaf, int slot) implements Target {}

  /** The plan for a value; null if it is neither added to a variable nor written to an array. */
  static @Nullable LoopPlan of(
      int body,
      LoopHomes homes,
      Draft draft,
      Map<Element, Node> elements,
      Target target,
      Node value,
      Map<Integer, Integer> steps) {
    int result = homes.inner().temporary(TypeKind.DOUBLE);
    draft.varies(result);
    Map<Node.Leaf, List<Factor>> partials = Map.of();
    boolean adds = false;
    switch (value) {
      case Node.Op op -> {
        partials = Recorder.partials(draft, op, result);
        Node.Leaf before = before(target, elements);
        adds = before != null && RecordWriter.isOne(partials.get(before));
        if (adds) {
          partials.remove(before);
        }
      }
      case Node.Plain plain ->
          draft.emit(c -> {
            plain.push().accept(c);
            c.dstore(result);
          });
      case Node.Leaf _ -> {
        return null;
      }
    }
    boolean fits = adds ? !partials.isEmpty() : target instanceof Cells;
    return fits && partials.size() <= MOST_TERMS
        ? new LoopPlan(body, homes, draft, elements, target, result, partials, adds, steps)
        : null;
  }

  private static Node.@Nullable Leaf before(Target target, Map<Element, Node> elements) {
    return switch (target) {
      case Sum sum -> sum.leaf;
      case Cells cells -> elements.get(cells.element) instanceof Node.Leaf leaf ? leaf : null;
    };
  }

  /** The type of the emitted method: it returns how many iterations it did. */
  MethodTypeDesc type() {
    List<ClassDesc> types = new ArrayList<>(List.of(Recorder.TAPE));
    homes.parameters().forEach(parameter -> types.add(parameter.type));
    return MethodTypeDesc.of(ConstantDescs.CD_int, types);
  }
}
