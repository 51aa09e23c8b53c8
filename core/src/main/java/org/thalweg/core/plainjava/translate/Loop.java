package org.thalweg.core.plainjava.translate;

import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.core.plainjava.bytecode.Blocks;

/**
 * An innermost loop without branches: one block asks whether to go on, the other is what is
 * repeated.
 *
 * @param jumps whether what is repeated is jumped to where the header's comparison holds
 */
record Loop(int header, int body, boolean jumps) {
  /** The loops of a method. */
  static List<Loop> of(Map<Integer, TranslatedBlock> blocks) {
    Map<Integer, Integer> arrivals = new HashMap<>();
    for (TranslatedBlock block : blocks.values()) {
      block.exit().successors().forEach(next -> arrivals.merge(next, 1, Integer::sum));
    }
    List<Loop> found = new ArrayList<>();
    blocks.forEach((id, block) -> {
      if (block.exit() instanceof Exit.If branch && branch.to() != branch.next()) {
        for (int body : List.of(branch.to(), branch.next())) {
          if (body != 0
              && body != id
              && arrivals.getOrDefault(body, 0) == 1
              && blocks.get(body) instanceof TranslatedBlock repeated
              && repeated.exit().equals(new Exit.Jump(id))) {
            found.add(new Loop(id, body, body == branch.to()));
          }
        }
      }
    });
    return found;
  }

  /** Instructions of a block but for the jump at its end. */
  static List<Instruction> straight(Blocks.Block block) {
    List<Instruction> all = block.instructions();
    return all.getLast() instanceof BranchInstruction ? all.subList(0, all.size() - 1) : all;
  }
}
