package org.thalweg.core.emit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.thalweg.core.elementary.SlowFunction;

/**
 * Vectors of one width, all of 4-byte or all of 8-byte lanes, with the Vector API. Masks belong to
 * the floating type; those of integer comparisons are cast at once.
 */
final class VectorWriter implements LaneWriter {
  private static final String PACKAGE = "jdk.incubator.vector.";
  private static final ClassDesc VECTOR = ClassDesc.of(PACKAGE + "Vector");
  private static final ClassDesc MASK = ClassDesc.of(PACKAGE + "VectorMask");
  private static final ClassDesc SPECIES = ClassDesc.of(PACKAGE + "VectorSpecies");
  private static final ClassDesc OPERATORS = ClassDesc.of(PACKAGE + "VectorOperators");
  private static final ClassDesc SCRATCH = ClassDesc.of(Scratch.class.getName());
  private static final ClassDesc SLOW_LANES = ClassDesc.of(SlowLanes.class.getName());

  private static final ClassDesc INT = ConstantDescs.CD_int;

  private final int bits;
  private final boolean wide;

  /** Masks of the method being written: lane type and count to local variable. */
  private final Map<List<Object>, Integer> tails = new HashMap<>();

  /** Scratch lanes of the method being written: lane type to local variable. */
  private final Map<LaneType, Integer> scratch = new HashMap<>();

  /** Vectors of {@code bits}; {@code wide} for 8-byte lanes. */
  VectorWriter(int bits, boolean wide) {
    this.bits = bits;
    this.wide = wide;
  }

  @Override
  public int lanes() {
    return bits / (wide ? 64 : 32);
  }

  private LaneType floating() {
    return wide ? LaneType.F64 : LaneType.F32;
  }

  private LaneType integer() {
    return wide ? LaneType.I64 : LaneType.I32;
  }

  private static ClassDesc vector(LaneType type) {
    return switch (type) {
      case F32 -> ClassDesc.of(PACKAGE + "FloatVector");
      case F64 -> ClassDesc.of(PACKAGE + "DoubleVector");
      case I32 -> ClassDesc.of(PACKAGE + "IntVector");
      case I64 -> ClassDesc.of(PACKAGE + "LongVector");
      case MASK -> MASK;
    };
  }

  private void species(CodeBuilder code, LaneType type) {
    code.getstatic(vector(type), "SPECIES_" + bits, SPECIES);
  }

  @Override
  public void push(CodeBuilder code, LaneType type, int slot) {
    code.aload(slot);
  }

  @Override
  public int pop(CodeBuilder code, LaneType type) {
    int slot = code.allocateLocal(TypeKind.REFERENCE);
    code.astore(slot);
    return slot;
  }

  @Override
  public void load(CodeBuilder code, LaneType type, int tail, boolean oneRow) {
    int index = pop(code, TypeKind.INT);
    int array = pop(code, type);
    boolean masked = tail > 0 && oneRow;
    if (tail > 0 && !masked) {
      stayInside(code, type, array, index, tail);
    }
    species(code, type);
    code.aload(array).iload(index);
    if (masked) {
      mask(code, type, tail);
    }
    code.invokestatic(
        vector(type),
        "fromArray",
        masked
            ? MethodTypeDesc.of(vector(type), SPECIES, array(type), INT, MASK)
            : MethodTypeDesc.of(vector(type), SPECIES, array(type), INT));
  }

  /**
   * Where a whole vector would go over the end of the array, as in the last row: lets the local
   * variables point at a copy of the tail. With masks instead, HotSpot's first compiler runs out of
   * registers on ten loads, and such a method may stay without the second compiler's code for good
   * (JDK 25).
   */
  private void stayInside(CodeBuilder code, LaneType type, int array, int index, int tail) {
    int lanes = Objects.requireNonNull(scratch.get(type), "tail was not prepared");
    Label inside = code.newLabel();
    code.iload(index).aload(array).arraylength().loadConstant(lanes()).isub().if_icmple(inside);
    code.aload(array).iload(index).loadConstant(tail).aload(lanes);
    code.invokestatic(
        SCRATCH,
        "copyTail",
        MethodTypeDesc.of(ConstantDescs.CD_void, array(type), INT, INT, array(type)));
    code.aload(lanes).astore(array).loadConstant(Scratch.TAIL).istore(index);
    code.labelBinding(inside);
  }

  private static ClassDesc array(LaneType type) {
    return ScalarWriter.desc(type).arrayType();
  }

  private static int pop(CodeBuilder code, TypeKind kind) {
    int slot = code.allocateLocal(kind);
    code.storeLocal(kind, slot);
    return slot;
  }

  @Override
  public void prepareTail(CodeBuilder code, LaneType type, int tail) {
    if (type == LaneType.MASK || tails.containsKey(List.of(type, tail))) {
      return;
    }
    species(code, type);
    code.loadConstant(0);
    code.loadConstant(tail);
    code.invokeinterface(SPECIES, "indexInRange", MethodTypeDesc.of(MASK, INT, INT));
    tails.put(List.of(type, tail), pop(code, LaneType.MASK));
    if (type != LaneType.I64) { // which no array holds
      scratch.computeIfAbsent(
          type,
          t -> {
            code.invokestatic(SCRATCH, Scratch.name(t), MethodTypeDesc.of(array(t)));
            return pop(code, t);
          });
    }
  }

  /** The mask of the first {@code tail} lanes. */
  private void mask(CodeBuilder code, LaneType type, int tail) {
    code.aload(Objects.requireNonNull(tails.get(List.of(type, tail)), "tail was not prepared"));
  }

  @Override
  public int keepTail(CodeBuilder code, LaneType type, int slot, int otherwise, int tail) {
    code.aload(otherwise).aload(slot);
    mask(code, type, tail);
    code.invokevirtual(vector(type), "blend", MethodTypeDesc.of(vector(type), VECTOR, MASK));
    return pop(code, type);
  }

  @Override
  public void splat(CodeBuilder code, LaneType type) {
    if (type == LaneType.MASK) {
      int scalar = pop(code, TypeKind.INT);
      species(code, floating());
      code.iload(scalar);
      code.invokeinterface(SPECIES, "maskAll", MethodTypeDesc.of(MASK, ConstantDescs.CD_boolean));
      return;
    }
    TypeKind kind = ScalarWriter.kind(type);
    int scalar = pop(code, kind);
    species(code, type);
    code.loadLocal(kind, scalar);
    code.invokestatic(
        vector(type),
        "broadcast",
        MethodTypeDesc.of(vector(type), SPECIES, ScalarWriter.desc(type)));
  }

  @Override
  public void store(CodeBuilder code, LaneType type, int slot, int tail) {
    int index = pop(code, TypeKind.INT);
    int array = pop(code, type);
    code.aload(slot).aload(array).iload(index);
    if (tail == 0) {
      code.invokevirtual(
          vector(type), "intoArray", MethodTypeDesc.of(ConstantDescs.CD_void, array(type), INT));
    } else {
      mask(code, type, tail);
      code.invokevirtual(
          vector(type),
          "intoArray",
          MethodTypeDesc.of(ConstantDescs.CD_void, array(type), INT, MASK));
    }
  }

  @Override
  public void compute(CodeBuilder code, Instr instr, List<Instr> args, List<Integer> slots) {
    LaneType type = instr.type();
    LaneType of = args.isEmpty() ? type : args.get(0).type();
    switch (instr.op()) {
      case CONST -> {
        if (type == LaneType.F64) {
          code.loadConstant(Double.longBitsToDouble(instr.imm()));
        } else {
          code.loadConstant((float) Double.longBitsToDouble(instr.imm()));
        }
        splat(code, type);
      }
      case CONST_BITS -> {
        if (type == LaneType.I64) {
          code.loadConstant(instr.imm());
        } else {
          code.loadConstant((int) instr.imm());
        }
        splat(code, type);
      }
      case CONST_MASK -> {
        code.loadConstant((int) instr.imm());
        splat(code, LaneType.MASK);
      }
      case SELECT -> select(code, type, slots);
      case SLOW -> slow(code, instr, slots);
      case LT -> compare(code, "LT", of, slots);
      case LE -> compare(code, "LE", of, slots);
      case EQ -> compare(code, "EQ", of, slots);
      case SIGN_BIT -> {
        code.aload(slots.get(0));
        reinterpret(code, of);
        code.getstatic(OPERATORS, "LT", comparison());
        code.loadConstant(0);
        if (wide) {
          code.i2l();
        }
        code.invokevirtual(
            vector(integer()),
            "compare",
            MethodTypeDesc.of(MASK, comparison(), ScalarWriter.desc(integer())));
        castMask(code, floating());
      }
      case ADD -> method(code, "add", type, slots);
      case SUB -> method(code, "sub", type, slots);
      case MUL -> method(code, "mul", type, slots);
      case DIV -> method(code, "div", type, slots);
      case FMA -> method(code, "fma", type, slots);
      case MIN -> method(code, "min", type, slots);
      case MAX -> method(code, "max", type, slots);
      case SQRT -> unary(code, "sqrt", type, slots);
      case NEG -> unary(code, "neg", type, slots);
      case ABS -> unary(code, "abs", type, slots);
      case AND -> bitwise(code, "AND", type, slots);
      case OR -> bitwise(code, "OR", type, slots);
      case XOR -> bitwise(code, "XOR", type, slots);
      case SHL -> shift(code, "LSHL", instr, slots);
      case USHR -> shift(code, "LSHR", instr, slots);
      case BITS -> {
        code.aload(slots.get(0));
        reinterpret(code, of);
      }
      case FROM_BITS -> {
        code.aload(slots.get(0));
        code.invokevirtual(
            vector(of),
            wide ? "reinterpretAsDoubles" : "reinterpretAsFloats",
            MethodTypeDesc.of(vector(type)));
      }
      case MASK_AND -> maskMethod(code, "and", slots);
      case MASK_OR -> maskMethod(code, "or", slots);
      case MASK_NOT -> maskMethod(code, "not", slots);
      case CAST -> cast(code, of, type, slots);
      case LOAD, SCALAR -> throw new IllegalStateException(instr.op() + " is written elsewhere");
    }
  }

  private static void reinterpret(CodeBuilder code, LaneType of) {
    boolean wide = of == LaneType.F64;
    code.invokevirtual(
        vector(of),
        wide ? "reinterpretAsLongs" : "reinterpretAsInts",
        MethodTypeDesc.of(vector(wide ? LaneType.I64 : LaneType.I32)));
  }

  private static ClassDesc comparison() {
    return OPERATORS.nested("Comparison");
  }

  private void compare(CodeBuilder code, String name, LaneType of, List<Integer> slots) {
    code.aload(slots.get(0));
    code.getstatic(OPERATORS, name, comparison());
    code.aload(slots.get(1));
    code.invokevirtual(vector(of), "compare", MethodTypeDesc.of(MASK, comparison(), VECTOR));
    if (!of.isFloating()) {
      castMask(code, floating());
    }
  }

  private void castMask(CodeBuilder code, LaneType to) {
    species(code, to);
    code.invokevirtual(MASK, "cast", MethodTypeDesc.of(MASK, SPECIES));
  }

  private void select(CodeBuilder code, LaneType type, List<Integer> slots) {
    code.aload(slots.get(2)).aload(slots.get(1)).aload(slots.get(0));
    if (!type.isFloating()) {
      castMask(code, type);
    }
    code.invokevirtual(vector(type), "blend", MethodTypeDesc.of(vector(type), VECTOR, MASK));
  }

  private void slow(CodeBuilder code, Instr instr, List<Integer> slots) {
    ClassDesc vector = vector(instr.type());
    ClassDesc function = ClassDesc.of(SlowFunction.class.getName());
    Label fast = code.newLabel();
    Label end = code.newLabel();
    code.aload(slots.get(0));
    code.invokevirtual(MASK, "anyTrue", MethodTypeDesc.of(ConstantDescs.CD_boolean));
    code.ifeq(fast);
    code.aload(slots.get(0)).aload(slots.get(1)).aload(slots.get(2));
    code.getstatic(function, SlowFunction.values()[(int) instr.imm()].name(), function);
    code.invokestatic(
        SLOW_LANES, "apply", MethodTypeDesc.of(vector, MASK, vector, vector, function));
    code.goto_(end);
    code.labelBinding(fast);
    code.aload(slots.get(2));
    code.labelBinding(end);
  }

  private static void method(CodeBuilder code, String name, LaneType type, List<Integer> slots) {
    slots.forEach(code::aload);
    ClassDesc[] args = new ClassDesc[slots.size() - 1];
    Arrays.fill(args, VECTOR);
    code.invokevirtual(vector(type), name, MethodTypeDesc.of(vector(type), args));
  }

  private static void unary(CodeBuilder code, String name, LaneType type, List<Integer> slots) {
    code.aload(slots.get(0));
    code.invokevirtual(vector(type), name, MethodTypeDesc.of(vector(type)));
  }

  private static void bitwise(CodeBuilder code, String name, LaneType type, List<Integer> slots) {
    ClassDesc operator = OPERATORS.nested("Associative");
    code.aload(slots.get(0));
    code.getstatic(OPERATORS, name, operator);
    code.aload(slots.get(1));
    code.invokevirtual(
        vector(type),
        "lanewise",
        MethodTypeDesc.of(vector(type), OPERATORS.nested("Binary"), VECTOR));
  }

  private static void shift(CodeBuilder code, String name, Instr instr, List<Integer> slots) {
    ClassDesc binary = OPERATORS.nested("Binary");
    ClassDesc vector = vector(instr.type());
    code.aload(slots.get(0));
    code.getstatic(OPERATORS, name, binary);
    if (instr.type() == LaneType.I64) {
      code.loadConstant(instr.imm());
    } else {
      code.loadConstant((int) instr.imm());
    }
    code.invokevirtual(
        vector, "lanewise", MethodTypeDesc.of(vector, binary, ScalarWriter.desc(instr.type())));
  }

  private static void maskMethod(CodeBuilder code, String name, List<Integer> slots) {
    slots.forEach(code::aload);
    ClassDesc[] args = new ClassDesc[slots.size() - 1];
    Arrays.fill(args, MASK);
    code.invokevirtual(MASK, name, MethodTypeDesc.of(MASK, args));
  }

  private void cast(CodeBuilder code, LaneType from, LaneType to, List<Integer> slots) {
    ClassDesc conversion = OPERATORS.nested("Conversion");
    code.aload(slots.get(0));
    code.getstatic(OPERATORS, from == LaneType.F32 ? "F2I" : "I2F", conversion);
    code.loadConstant(0);
    code.invokevirtual(
        VECTOR, "convert", MethodTypeDesc.of(VECTOR, conversion, ConstantDescs.CD_int));
    code.checkcast(vector(to));
  }
}
