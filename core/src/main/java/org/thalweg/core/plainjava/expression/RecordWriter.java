package org.thalweg.core.plainjava.expression;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thalweg.core.plainjava.tape.Tape;

/** Emits the call that puts partial derivatives on the tape. */
public final class RecordWriter {
  /** Terms that a method of {@link Tape} takes, at most. */
  private static final int MOST_TERMS = 4;

  private final Draft draft;
  private final Map<Node.Leaf, List<Factor>> partials;

  /**
   * A record to be written.
   *
   * @param partials by what, and how much: a sum
   */
  RecordWriter(Draft draft, Map<Node.Leaf, List<Factor>> partials) {
    this.draft = draft;
    this.partials = partials;
  }

  /**
   * Emits the record; its index goes to a local variable.
   *
   * @param sum what the record may be added to, if it is a term of the expression
   */
  void write(int index, Node.@Nullable Leaf sum) {
    boolean grows = sum != null && isOne(partials.get(sum));
    if (partials.size() == 1 && isOne(partials.values().iterator().next())) {
      int from = partials.keySet().iterator().next().index();
      if (from != index) {
        draft.emit(c -> c.iload(from).istore(index));
        draft.emit(c -> Recorder.share(c, from));
      }
      return;
    }
    if (grows && partials.size() - 1 <= MOST_TERMS) {
      partials.remove(sum);
      write(index, "add", sum);
    } else if (partials.size() <= MOST_TERMS) {
      write(index, "record", null);
    } else {
      writeLong(index);
    }
  }

  /** Whether a sum is 1. */
  public static boolean isOne(@Nullable List<Factor> factors) {
    return factors != null && factors.size() == 1 && factors.getFirst().isOne();
  }

  private void write(int index, String name, Node.@Nullable Leaf sum) {
    List<ClassDesc> types = new ArrayList<>();
    if (sum != null) {
      types.add(ConstantDescs.CD_int);
    }
    partials
        .keySet()
        .forEach(_ -> types.addAll(List.of(ConstantDescs.CD_double, ConstantDescs.CD_int)));
    draft.emit(c -> {
      c.aload(0);
      if (sum != null) {
        c.iload(sum.index());
      }
      partials.forEach((leaf, factors) -> term(c, leaf, factors));
      c.invokevirtual(
          Recorder.TAPE, name + partials.size(), MethodTypeDesc.of(ConstantDescs.CD_int, types));
      c.istore(index);
    });
  }

  private void writeLong(int index) {
    MethodTypeDesc type =
        MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_double, ConstantDescs.CD_int);
    draft.emit(c -> {
      partials.forEach((leaf, factors) -> {
        c.aload(0);
        term(c, leaf, factors);
        c.invokevirtual(Recorder.TAPE, "term", type);
      });
      c.aload(0).invokevirtual(Recorder.TAPE, "finish", MethodTypeDesc.of(ConstantDescs.CD_int));
      c.istore(index);
    });
  }

  private static void term(CodeBuilder c, Node.Leaf leaf, List<Factor> factors) {
    push(c, factors);
    c.iload(leaf.index());
  }

  /** Pushes a sum. */
  public static void push(CodeBuilder c, List<Factor> factors) {
    factors.getFirst().accept(c);
    factors.stream()
        .skip(1)
        .forEach(factor -> {
          factor.accept(c);
          c.dadd();
        });
  }
}
