package org.thalweg.core.plainjava.translate;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.plainjava.bytecode.Descs;
import org.thalweg.core.plainjava.expression.Factor;
import org.thalweg.core.plainjava.expression.Node;
import org.thalweg.core.plainjava.expression.RecordWriter;
import org.thalweg.core.plainjava.expression.Recorder;
import org.thalweg.core.plainjava.tape.Lanes;
import org.thalweg.core.plainjava.tape.TrackedArrays;

/**
 * Writes a method that does all iterations of a loop and records them as one, or does nothing and
 * returns 0 where that cannot be done or something would be thrown.
 */
final class LoopWriter {
  private static final ClassDesc LANES = ClassDesc.of(Lanes.class.getName());
  private static final ClassDesc ARRAYS = ClassDesc.of(TrackedArrays.class.getName());
  private static final ClassDesc INT = ConstantDescs.CD_int;
  private static final ClassDesc VOID = ConstantDescs.CD_void;
  private static final ClassDesc BOOLEAN = ConstantDescs.CD_boolean;

  private final CodeBuilder code;
  private final LoopPlan plan;
  private final LoopHomes homes;
  private final Label no;
  private final Map<Node.Leaf, Integer> places = new HashMap<>();

  LoopWriter(CodeBuilder code, LoopPlan plan) {
    this.code = code;
    this.plan = plan;
    this.homes = plan.homes();
    this.no = code.newLabel();
  }

  void write() {
    code.aload(0).getfield(Recorder.TAPE, "single", BOOLEAN).ifne(no);
    homes.guards().forEach(guard -> guard.accept(code, no));
    guardElements();
    Multiples multiples = multiples();
    if (multiples != null) {
      Label other = code.newLabel();
      open(multiples, other);
      finish(Map.of(multiples.leaf, factors(multiples.leaf)));
      code.labelBinding(other);
    }
    if (plan.partials().isEmpty()) {
      guardIndices();
    } else {
      open();
    }
    finish(plan.partials());
    code.labelBinding(no);
    code.iconst_0().ireturn();
  }

  /** Does all iterations and returns how many; writes derivatives where there are places. */
  private void finish(Map<Node.Leaf, List<Factor>> written) {
    int partials = homes.inner().temporary(TypeKind.REFERENCE);
    code.aload(0).getfield(Recorder.TAPE, "partials", Descs.DOUBLES).astore(partials);
    code.iconst_0().istore(homes.iteration());
    Label next = code.newBoundLabel();
    iterate(partials, written);
    code.iinc(homes.iteration(), 1);
    code.iload(homes.iteration()).iload(homes.iterations()).if_icmplt(next);
    written.forEach((leaf, factors) -> {
      if (!varies(factors)) {
        code.aload(partials).iload(place(leaf));
        RecordWriter.push(code, factors);
        code.dastore();
      }
    });
    if (plan.target() instanceof LoopPlan.Sum sum) {
      code.aload(0).dload(sum.leaf().value());
      code.putfield(Recorder.TAPE, "sum", ConstantDescs.CD_double);
    }
    code.iload(homes.iterations()).ireturn();
  }

  private boolean varies(List<Factor> factors) {
    return factors.stream().anyMatch(factor -> plan.draft().varies(factor.reads()));
  }

  private int place(Node.Leaf leaf) {
    Integer place = places.get(leaf);
    if (place == null) {
      throw new IllegalStateException("no place for " + leaf);
    }
    return place;
  }

  // What must hold.

  private void guardElements() {
    Set<LoopPlan.Element> all = new HashSet<>(plan.elements().keySet());
    if (plan.target() instanceof LoopPlan.Cells(LoopPlan.Element written)) {
      all.add(written);
      all.forEach(this::guardWithin);
      all.remove(written);
      all.forEach(other -> guardApart(written, other));
    } else {
      all.forEach(this::guardWithin);
    }
  }

  private void guardWithin(LoopPlan.Element element) {
    push(element);
    code.iload(homes.iterations());
    code.invokestatic(
        Trips.OWNER, "within", MethodTypeDesc.of(BOOLEAN, Descs.DOUBLES, INT, INT, INT));
    code.ifeq(no);
  }

  private void guardApart(LoopPlan.Element written, LoopPlan.Element other) {
    push(written);
    push(other);
    code.iload(homes.iterations());
    code.invokestatic(
        Trips.OWNER,
        "apart",
        MethodTypeDesc.of(BOOLEAN, Descs.DOUBLES, INT, INT, Descs.DOUBLES, INT, INT, INT));
    code.ifeq(no);
  }

  private void push(LoopPlan.Element element) {
    element.array().push(code);
    element.position().pushFirst(code);
    element.position().pushStride(code);
  }

  private void guardIndices() {
    if (plan.target() instanceof LoopPlan.Cells(LoopPlan.Element written)) {
      written.array().pushIndices(code);
      code.ifnull(no);
      lanes().invokevirtual(LANES, "forget", MethodTypeDesc.of(VOID));
    }
  }

  // The tape.

  /** Writes on the tape what the records are about to be, without their derivatives. */
  private void open() {
    lanes().iload(homes.iterations()).loadConstant(plan.partials().size());
    code.invokevirtual(LANES, "begin", MethodTypeDesc.of(BOOLEAN, INT, INT)).ifeq(no);
    Map<Node, LoopPlan.Element> loaded = new HashMap<>();
    plan.elements().forEach((element, node) -> loaded.put(node, element));
    List<Node.Leaf> leaves = new ArrayList<>(plan.partials().keySet());
    leaves.sort(
        Comparator.comparing((Node.Leaf leaf) -> equal(factors(leaf)) != null)
            .thenComparing(leaf -> !loaded.containsKey(leaf)));
    leaves.forEach(leaf -> lane(leaf, factors(leaf), loaded.get(leaf)));
    lanes();
    switch (plan.target()) {
      case LoopPlan.Sum sum -> {
        code.iload(sum.leaf().index());
        code.invokevirtual(LANES, "sum", MethodTypeDesc.of(BOOLEAN, INT));
      }
      case LoopPlan.Cells(LoopPlan.Element written) -> {
        pushIndices(written);
        code.loadConstant(plan.adds() ? 1 : 0);
        code.invokevirtual(
            LANES, "cells", MethodTypeDesc.of(BOOLEAN, Descs.INTS, INT, INT, BOOLEAN));
      }
    }
    code.ifeq(no);
  }

  /**
   * Elements times one number, added to others.
   *
   * @param leaf what is loaded of the elements
   * @param held the element that the one number is; null if it is in a variable
   * @param negative whether its record is that of minus the number
   */
  private record Multiples(
      Node.Leaf leaf,
      LoopPlan.Element element,
      Node.Leaf number,
      LoopPlan.@Nullable Element held,
      boolean negative,
      LoopPlan.Element written) {}

  /** What {@link Lanes} may write at once; null if it is not that. */
  private @Nullable Multiples multiples() {
    if (!(plan.target() instanceof LoopPlan.Cells(LoopPlan.Element written))
        || !plan.adds()
        || plan.partials().size() != 2) {
      return null;
    }
    for (Node.Leaf number : plan.partials().keySet()) {
      LoopPlan.Element element = equal(factors(number));
      if (element != null
          && plan.elements().get(element) instanceof Node.Leaf leaf
          && plan.partials().containsKey(leaf)
          && !leaf.equals(number)
          && !varies(factors(leaf))) {
        LoopPlan.Element held = element(number);
        return held == null || held.position().isFixed()
            ? new Multiples(
                leaf, element, number, held, factors(number).getFirst().negative(), written)
            : null;
      }
    }
    return null;
  }

  /** The element that a number is; null if it is none. */
  private LoopPlan.@Nullable Element element(Node.Leaf leaf) {
    for (Map.Entry<LoopPlan.Element, Node> loaded : plan.elements().entrySet()) {
      if (loaded.getValue().equals(leaf)) {
        return loaded.getKey();
      }
    }
    return null;
  }

  /** Writes multiples on the tape, or goes to a label. */
  private void open(Multiples some, Label other) {
    lanes().iload(homes.iterations());
    if (some.held == null) {
      code.iload(some.number.index());
    } else {
      some.held.array().pushIndices(code);
      some.held.position().pushFirst(code);
      code.invokestatic(ARRAYS, "index", MethodTypeDesc.of(INT, Descs.INTS, INT));
    }
    code.loadConstant(some.negative ? 1 : 0);
    some.element.array().push(code);
    pushIndices(some.element);
    pushIndices(some.written);
    code.invokevirtual(
        LANES,
        "multiples",
        MethodTypeDesc.of(
            INT, INT, INT, BOOLEAN, Descs.DOUBLES, Descs.INTS, INT, INT, Descs.INTS, INT, INT));
    int place = homes.inner().temporary(TypeKind.INT);
    code.dup().istore(place).iflt(other);
    places.put(some.leaf, place);
  }

  private List<Factor> factors(Node.Leaf leaf) {
    List<Factor> factors = plan.partials().get(leaf);
    return factors == null ? List.of() : factors;
  }

  /**
   * Writes a lane.
   *
   * @param element null if it is of one number
   */
  private void lane(Node.Leaf leaf, List<Factor> factors, LoopPlan.@Nullable Element element) {
    lanes();
    if (element == null) {
      code.iload(leaf.index());
      code.invokevirtual(LANES, "number", MethodTypeDesc.of(VOID, INT));
    } else {
      pushIndices(element);
      code.invokevirtual(LANES, "numbers", MethodTypeDesc.of(VOID, Descs.INTS, INT, INT));
    }
    derivatives(factors);
    int place = homes.inner().temporary(TypeKind.INT);
    code.istore(place);
    places.put(leaf, place);
  }

  /** Pushes where derivatives go. */
  private void derivatives(List<Factor> factors) {
    LoopPlan.Element equal = equal(factors);
    lanes();
    if (!varies(factors)) {
      code.invokevirtual(LANES, "same", MethodTypeDesc.of(INT));
    } else if (equal == null) {
      code.invokevirtual(LANES, "varying", MethodTypeDesc.of(INT));
    } else {
      push(equal);
      code.loadConstant(factors.getFirst().negative() ? 1 : 0);
      code.invokevirtual(
          LANES, "varying", MethodTypeDesc.of(INT, Descs.DOUBLES, INT, INT, BOOLEAN));
    }
  }

  /** The element of an array that a derivative is, but for its sign; null if it is none. */
  private LoopPlan.@Nullable Element equal(List<Factor> factors) {
    Node.Plain number = factors.getFirst().number();
    if (factors.size() > 1 || number == null || !varies(factors)) {
      return null;
    }
    for (Map.Entry<LoopPlan.Element, Node> loaded : plan.elements().entrySet()) {
      if (number.isSame(Node.Plain.local(TypeKind.DOUBLE, local(loaded.getValue())))) {
        return loaded.getKey();
      }
    }
    return null;
  }

  private CodeBuilder lanes() {
    return code.aload(0).getfield(Recorder.TAPE, "lanes", LANES);
  }

  private void pushIndices(LoopPlan.Element element) {
    element.array().pushIndices(code);
    element.position().pushFirst(code);
    element.position().pushStride(code);
  }

  // An iteration.

  private void iterate(int partials, Map<Node.Leaf, List<Factor>> written) {
    plan.elements()
        .forEach((element, node) -> {
          element.array().push(code);
          element.position().push(code);
          code.daload();
          code.dstore(local(node));
        });
    plan.draft().code().forEach(some -> some.accept(code));
    switch (plan.target()) {
      case LoopPlan.Sum sum -> code.dload(plan.result()).dstore(sum.leaf().value());
      case LoopPlan.Cells(LoopPlan.Element element) -> {
        element.array().push(code);
        element.position().push(code);
        code.dload(plan.result()).dastore();
        if (plan.partials().isEmpty()) {
          element.array().pushIndices(code);
          element.position().push(code);
          code.iconst_0().iastore();
        }
      }
    }
    written.forEach((leaf, factors) -> {
      if (varies(factors)) {
        code.aload(partials).iload(place(leaf)).iload(homes.iteration()).iadd();
        RecordWriter.push(code, factors);
        code.dastore();
      }
    });
  }

  private static int local(Node node) {
    return node instanceof Node.Leaf leaf ? leaf.value() : node.reads().iterator().next();
  }
}
