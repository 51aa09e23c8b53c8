package org.thalweg.core.plainjava.bytecode;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The code of a method, cut into basic blocks. */
public final class Blocks {
  /**
   * Instructions of which the first is reached by jumps only and the last jumps only.
   *
   * @param lines of the source, one for each instruction
   * @param handlers what catches exceptions thrown in it, innermost first
   */
  public record Block(
      int id, List<Instruction> instructions, List<Integer> lines, List<Handler> handlers) {}

  /** Where a class of exceptions is caught; any, if empty. */
  public record Handler(Optional<ClassDesc> type, int block) {}

  private final List<Instruction> instructions = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private final Map<Label, Integer> places = new HashMap<>();
  private final List<ExceptionCatch> catches = new ArrayList<>();
  private final Map<Integer, Integer> blockAt = new HashMap<>();
  private final List<Block> blocks = new ArrayList<>();
  private final int maxLocals;

  /** Cuts code. */
  public Blocks(CodeAttribute code) {
    maxLocals = code.maxLocals();
    int line = 0;
    for (CodeElement element : code) {
      if (element instanceof LabelTarget target) {
        places.put(target.label(), instructions.size());
      } else if (element instanceof LineNumber number) {
        line = number.line();
      } else if (element instanceof ExceptionCatch one) {
        catches.add(one);
      } else if (element instanceof Instruction instruction) {
        instructions.add(instruction);
        lines.add(line);
      }
    }
    cut();
  }

  /** The blocks in the order of the code; each has its place here for a number. */
  public List<Block> all() {
    return blocks;
  }

  /** How many slots of local variables the method has. */
  public int maxLocals() {
    return maxLocals;
  }

  /** Whether some block has a handler. */
  public boolean catchesExceptions() {
    return !catches.isEmpty();
  }

  /** The block a label starts. */
  public int at(Label label) {
    return blockAt.getOrDefault(place(label), blocks.size());
  }

  private int place(Label label) {
    Integer place = places.get(label);
    if (place == null) {
      throw new IllegalStateException("a label of the class file is nowhere");
    }
    return place;
  }

  private void cut() {
    TreeSet<Integer> starts = new TreeSet<>();
    starts.add(0);
    for (int i = 0; i < instructions.size(); i++) {
      List<Label> targets = targets(instructions.get(i));
      targets.forEach(target -> starts.add(place(target)));
      if (!targets.isEmpty() || ends(instructions.get(i))) {
        starts.add(i + 1);
      }
    }
    for (ExceptionCatch one : catches) {
      starts.add(place(one.tryStart()));
      starts.add(place(one.tryEnd()));
      starts.add(place(one.handler()));
    }
    starts.remove(instructions.size());
    starts.forEach(start -> blockAt.put(start, blockAt.size()));
    for (int start : starts) {
      Integer next = starts.higher(start);
      int end = next == null ? instructions.size() : next;
      blocks.add(
          new Block(
              blocks.size(),
              instructions.subList(start, end),
              lines.subList(start, end),
              handlers(start)));
    }
  }

  private List<Handler> handlers(int start) {
    List<Handler> found = new ArrayList<>();
    for (ExceptionCatch one : catches) {
      if (place(one.tryStart()) <= start && start < place(one.tryEnd())) {
        found.add(new Handler(one.catchType().map(type -> type.asSymbol()), at(one.handler())));
      }
    }
    return found;
  }

  private static List<Label> targets(Instruction instruction) {
    if (instruction instanceof BranchInstruction branch) {
      return List.of(branch.target());
    }
    List<Label> targets = new ArrayList<>();
    if (instruction instanceof TableSwitchInstruction table) {
      targets.add(table.defaultTarget());
      table.cases().stream().map(SwitchCase::target).forEach(targets::add);
    } else if (instruction instanceof LookupSwitchInstruction lookup) {
      targets.add(lookup.defaultTarget());
      lookup.cases().stream().map(SwitchCase::target).forEach(targets::add);
    }
    return targets;
  }

  private static boolean ends(Instruction instruction) {
    return instruction instanceof ReturnInstruction || instruction instanceof ThrowInstruction;
  }
}
