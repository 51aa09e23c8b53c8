package org.thalweg.core.emit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.thalweg.core.ir.Reduction;

/**
 * What the writers of all loops share: one method being written, with the arrays, the beginning of
 * the current row in each, and the lane values computed so far in local variables.
 */
final class MethodWriter {
  private static final ClassDesc SCRATCH = ClassDesc.of(Scratch.class.getName());

  final CodeBuilder code;
  final LaneWriter writer;
  private final LaneWriter scalar;
  private final Map<Integer, Integer> arrays = new HashMap<>();
  private final Map<List<List<Integer>>, Integer> rowOffsets = new HashMap<>();
  private final Map<LaneType, Integer> scratch = new HashMap<>();

  /** What may be read by whole vectors: behind the last element there is room. */
  private final Set<Access> roomy = new HashSet<>();

  /** Where an element is: the column is a local variable plus a constant. */
  record Place(int countSlot, int columnSlot, int columnConstant, int tail) {
    static final Place NONE = new Place(-1, -1, 0, 0);

    Place plus(int constant) {
      return new Place(countSlot, columnSlot, columnConstant + constant, tail);
    }
  }

  MethodWriter(CodeBuilder code, LaneWriter writer) {
    this.code = code;
    this.writer = writer;
    this.scalar = writer.lanes() == 1 ? writer : new ScalarWriter();
  }

  /** Puts all arrays of the loop in local variables. */
  void openArrays(ClassDesc self, Loop loop, List<Object> javaArrays) {
    List<Access> all = new ArrayList<>(loop.accesses());
    loop.stores().forEach(s -> all.add(s.to()));
    for (Access access : all) {
      arrays.computeIfAbsent(
          access.array(),
          array -> {
            code.getstatic(self, "a" + array, arrayDesc(access.type()));
            return newLocal(TypeKind.REFERENCE);
          });
    }
    for (Access access : loop.accesses()) {
      int length = java.lang.reflect.Array.getLength(javaArrays.get(access.array()));
      if (loop.last(access) + writer.lanes() <= length) {
        roomy.add(access);
      }
    }
  }

  /** The Java array that holds elements of a lane type. */
  static ClassDesc arrayDesc(LaneType type) {
    return type == LaneType.MASK
        ? ConstantDescs.CD_boolean.arrayType()
        : ScalarWriter.desc(type).arrayType();
  }

  /** Pops the top of the stack into a new local variable. */
  int newLocal(TypeKind kind) {
    int slot = code.allocateLocal(kind);
    code.storeLocal(kind, slot);
    return slot;
  }

  /** Computes where the row in {@code rowSlot} begins, for every access that differs by row. */
  void openRow(int rowSlot, List<Access> all) {
    rowOffsets.clear();
    for (Access access : all) {
      if (!access.isSameForRows()) {
        rowOffsets.computeIfAbsent(
            List.of(access.extents(), access.strides()), k -> rowOffset(rowSlot, access));
      }
    }
  }

  private int rowOffset(int rowSlot, Access access) {
    List<Integer> extents = access.extents();
    if (extents.size() == 1) {
      code.iload(rowSlot).loadConstant(access.strides().get(0)).imul();
      return newLocal(TypeKind.INT);
    }
    code.iload(rowSlot);
    int rest = newLocal(TypeKind.INT);
    code.iconst_0();
    int offset = newLocal(TypeKind.INT);
    for (int i = extents.size() - 1; i >= 0; i--) {
      if (access.strides().get(i) != 0) {
        code.iload(rest);
        if (i > 0) {
          code.loadConstant(extents.get(i)).irem();
        }
        code.loadConstant(access.strides().get(i)).imul().iload(offset).iadd().istore(offset);
      }
      if (i > 0) {
        code.iload(rest).loadConstant(extents.get(i)).idiv().istore(rest);
      }
    }
    return offset;
  }

  /** Pushes the array and the index of an element. */
  void pushElement(Access access, Place place) {
    code.aload(local(arrays, access.array()));
    int constant = access.offset() + access.innerStride() * place.columnConstant();
    boolean any = false;
    if (!access.isSameForRows()) {
      code.iload(local(rowOffsets, List.of(access.extents(), access.strides())));
      any = true;
    }
    any = addTerm(place.columnSlot(), access.innerStride(), any);
    any = addTerm(place.countSlot(), access.countStride(), any);
    if (constant != 0 || !any) {
      code.loadConstant(constant);
      if (any) {
        code.iadd();
      }
    }
  }

  private boolean addTerm(int slot, int stride, boolean any) {
    if (slot < 0 || stride == 0) {
      return any;
    }
    code.iload(slot);
    if (stride != 1) {
      code.loadConstant(stride).imul();
    }
    if (any) {
      code.iadd();
    }
    return true;
  }

  private static <K> int local(Map<K, Integer> locals, K key) {
    Integer slot = locals.get(key);
    if (slot == null) {
      throw new IllegalStateException(key + " has no local variable yet");
    }
    return slot;
  }

  /** Values that {@code roots} need and that are not {@code known}, each after its arguments. */
  static List<Integer> needed(LaneCode lane, Iterable<Integer> roots, Map<Integer, Integer> known) {
    TreeSet<Integer> needed = new TreeSet<>();
    for (int root : roots) {
      collect(lane, root, known, needed);
    }
    return List.copyOf(needed);
  }

  private static void collect(
      LaneCode lane, int value, Map<Integer, Integer> known, Set<Integer> needed) {
    if (!known.containsKey(value) && needed.add(value)) {
      lane.get(value).args().forEach(arg -> collect(lane, arg, known, needed));
    }
  }

  /** Source of the scalars that lane code asks for. */
  interface Scalars {
    /** Pushes scalar number {@code number}. */
    void push(int number);
  }

  /** Writes the instruction that makes {@code value}; its result goes to a new local variable. */
  void compute(
      LaneCode lane,
      int value,
      LaneWriter with,
      Map<Integer, Integer> known,
      List<Access> accesses,
      Place place,
      Scalars scalars) {
    Instr instr = lane.get(value);
    switch (instr.op()) {
      case LOAD -> {
        Access access = accesses.get((int) instr.imm());
        pushElement(access, place);
        if (access.innerStride() == 1 && with != scalar) {
          int tail = roomy.contains(access) ? 0 : place.tail();
          with.load(code, instr.type(), tail, access.isSameForRows());
        } else {
          scalar.load(code, instr.type(), 0, false);
          with.splat(code, instr.type());
        }
      }
      case SCALAR -> {
        scalars.push((int) instr.imm());
        with.splat(code, instr.type());
      }
      case CONST,
          CONST_BITS,
          CONST_MASK,
          ADD,
          SUB,
          MUL,
          DIV,
          FMA,
          SQRT,
          NEG,
          ABS,
          MIN,
          MAX,
          LT,
          LE,
          EQ,
          SIGN_BIT,
          MASK_AND,
          MASK_OR,
          MASK_NOT,
          SELECT,
          BITS,
          FROM_BITS,
          AND,
          OR,
          XOR,
          SHL,
          USHR,
          SLOW,
          CAST ->
          with.compute(
              code,
              instr,
              instr.args().stream().map(lane::get).toList(),
              instr.args().stream().map(arg -> local(known, arg)).toList());
    }
    known.put(value, with.pop(code, instr.type()));
  }

  /** Stores a value at a place. */
  void store(LaneCode lane, Loop.Store store, LaneWriter with, int slot, Place place) {
    pushElement(store.to(), place);
    with.store(code, lane.get(store.value()).type(), slot, place.tail());
  }

  /** The scalar writer, for what is computed once a row. */
  LaneWriter scalar() {
    return scalar;
  }

  /** {@code for (int i = from; i + step <= to; i += step) body(i)}. */
  int loop(Runnable pushFrom, Runnable pushTo, int step, IntConsumer body) {
    pushFrom.run();
    int i = newLocal(TypeKind.INT);
    pushTo.run();
    if (step > 1) {
      code.loadConstant(step - 1).isub();
    }
    int limit = newLocal(TypeKind.INT);
    Label test = code.newLabel();
    Label end = code.newLabel();
    code.labelBinding(test);
    code.iload(i).iload(limit).if_icmpge(end);
    body.accept(i);
    code.iinc(i, step);
    code.goto_(test);
    code.labelBinding(end);
    return i;
  }

  // Accumulations.

  /** Pushes what an accumulation starts from, as a scalar. */
  void pushIdentity(Reduction reduction, LaneType type) {
    switch (type) {
      case F32 -> code.loadConstant((float) identity(reduction));
      case F64 -> code.loadConstant(identity(reduction));
      case I32, I64, MASK ->
          code.loadConstant(
              switch (reduction) {
                case SUM -> 0;
                case MAX -> Integer.MIN_VALUE;
                case MIN -> Integer.MAX_VALUE;
              });
    }
  }

  private static double identity(Reduction reduction) {
    return switch (reduction) {
      case SUM -> 0;
      case MAX -> Double.NEGATIVE_INFINITY;
      case MIN -> Double.POSITIVE_INFINITY;
    };
  }

  /** Pops nothing; the combination of two local variables goes to the first. */
  void combine(Reduction reduction, LaneType type, int accumulator, int value, LaneWriter with) {
    LaneOp op = op(reduction);
    Instr operand = new Instr(LaneOp.LOAD, type, List.of(), 0, Instr.Region.INNER);
    with.compute(
        code,
        new Instr(op, type, List.of(), 0, Instr.Region.INNER),
        List.of(operand, operand),
        List.of(accumulator, value));
    code.storeLocal(with == scalar ? ScalarWriter.kind(type) : TypeKind.REFERENCE, accumulator);
  }

  private static LaneOp op(Reduction reduction) {
    return switch (reduction) {
      case SUM -> LaneOp.ADD;
      case MAX -> LaneOp.MAX;
      case MIN -> LaneOp.MIN;
    };
  }

  /** Pushes this thread's scratch lanes of a type. */
  void pushScratch(LaneType type) {
    Integer slot = scratch.get(type);
    if (slot == null) {
      throw new IllegalStateException("no scratch for " + type);
    }
    code.aload(slot);
  }

  /** Puts this thread's scratch lanes of a type in a local variable; before any loop. */
  void openScratch(LaneType type) {
    scratch.computeIfAbsent(
        type,
        t -> {
          code.invokestatic(SCRATCH, Scratch.name(t), MethodTypeDesc.of(arrayDesc(t)));
          return newLocal(TypeKind.REFERENCE);
        });
  }

  /** Sets 16 scratch lanes to what an accumulation starts from. */
  void fillScratch(Reduction reduction, LaneType type, int at) {
    pushScratch(type);
    code.loadConstant(at);
    pushIdentity(reduction, type);
    code.invokestatic(
        SCRATCH,
        "fill",
        MethodTypeDesc.of(
            ConstantDescs.CD_void, arrayDesc(type), ConstantDescs.CD_int, ScalarWriter.desc(type)));
  }

  /** Combines 16 scratch lanes to one value in a new local variable. */
  int foldScratch(Reduction reduction, LaneType type, int at) {
    pushScratch(type);
    code.loadConstant(at);
    code.invokestatic(
        SCRATCH,
        reduction.name().toLowerCase(Locale.ROOT),
        MethodTypeDesc.of(ScalarWriter.desc(type), arrayDesc(type), ConstantDescs.CD_int));
    return newLocal(ScalarWriter.kind(type));
  }
}
