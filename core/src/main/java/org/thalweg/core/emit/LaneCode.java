package org.thalweg.core.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.core.elementary.Lanes;
import org.thalweg.core.elementary.SlowFunction;

/**
 * Straight-line code on lanes, recorded: running a formula over {@link Lanes} with this appends
 * instructions. Equal instructions are recorded once; each knows the loop it can be moved out of.
 */
public final class LaneCode {
  private final List<Instr> instrs = new ArrayList<>();
  private final Map<Instr, Integer> known = new HashMap<>();

  /** The instruction that makes a value. */
  public Instr get(int value) {
    return instrs.get(value);
  }

  /** All instructions; value i is made by instruction i. */
  public List<Instr> instrs() {
    return instrs;
  }

  /** Records an instruction on earlier values; it changes where one of these does. */
  public int record(LaneOp op, LaneType type, long imm, int... args) {
    Instr.Region region = Instr.Region.KERNEL;
    List<Integer> list = new ArrayList<>();
    for (int arg : args) {
      region = region.and(get(arg).region());
      list.add(arg);
    }
    return record(new Instr(op, type, List.copyOf(list), imm, region));
  }

  /** Records an instruction, or finds an equal one; returns the number of its value. */
  public int record(Instr instr) {
    Integer found = known.get(instr);
    if (found != null) {
      return found;
    }
    instrs.add(instr);
    known.put(instr, instrs.size() - 1);
    return instrs.size() - 1;
  }

  /** Arithmetic that is recorded here, on floats or doubles. */
  Lanes<Integer, Integer, Integer> lanes(LaneType floating) {
    return new Recorder(floating);
  }

  private final class Recorder implements Lanes<Integer, Integer, Integer> {
    private final LaneType floating;
    private final LaneType bits;

    Recorder(LaneType floating) {
      this.floating = floating;
      this.bits = floating == LaneType.F64 ? LaneType.I64 : LaneType.I32;
    }

    private Integer number(LaneOp op, Integer... args) {
      return make(op, floating, 0, args);
    }

    private Integer mask(LaneOp op, Integer... args) {
      return make(op, LaneType.MASK, 0, args);
    }

    private Integer bits(LaneOp op, long imm, Integer... args) {
      return make(op, bits, imm, args);
    }

    private Integer make(LaneOp op, LaneType type, long imm, Integer... args) {
      int[] plain = new int[args.length];
      for (int i = 0; i < args.length; i++) {
        plain[i] = args[i];
      }
      return record(op, type, imm, plain);
    }

    @Override
    public boolean isDouble() {
      return floating == LaneType.F64;
    }

    @Override
    public Integer constant(double value) {
      double rounded = isDouble() ? value : (float) value;
      return make(LaneOp.CONST, floating, Double.doubleToRawLongBits(rounded));
    }

    @Override
    public Integer add(Integer a, Integer b) {
      return number(LaneOp.ADD, a, b);
    }

    @Override
    public Integer sub(Integer a, Integer b) {
      return number(LaneOp.SUB, a, b);
    }

    @Override
    public Integer mul(Integer a, Integer b) {
      return number(LaneOp.MUL, a, b);
    }

    @Override
    public Integer div(Integer a, Integer b) {
      return number(LaneOp.DIV, a, b);
    }

    @Override
    public Integer fma(Integer a, Integer b, Integer c) {
      return number(LaneOp.FMA, a, b, c);
    }

    @Override
    public Integer sqrt(Integer a) {
      return number(LaneOp.SQRT, a);
    }

    @Override
    public Integer neg(Integer a) {
      return number(LaneOp.NEG, a);
    }

    @Override
    public Integer abs(Integer a) {
      return number(LaneOp.ABS, a);
    }

    @Override
    public Integer min(Integer a, Integer b) {
      return number(LaneOp.MIN, a, b);
    }

    @Override
    public Integer max(Integer a, Integer b) {
      return number(LaneOp.MAX, a, b);
    }

    @Override
    public Integer lt(Integer a, Integer b) {
      return mask(LaneOp.LT, a, b);
    }

    @Override
    public Integer le(Integer a, Integer b) {
      return mask(LaneOp.LE, a, b);
    }

    @Override
    public Integer eq(Integer a, Integer b) {
      return mask(LaneOp.EQ, a, b);
    }

    @Override
    public Integer signBit(Integer a) {
      return mask(LaneOp.SIGN_BIT, a);
    }

    @Override
    public Integer and(Integer a, Integer b) {
      return mask(LaneOp.MASK_AND, a, b);
    }

    @Override
    public Integer or(Integer a, Integer b) {
      return mask(LaneOp.MASK_OR, a, b);
    }

    @Override
    public Integer not(Integer a) {
      return mask(LaneOp.MASK_NOT, a);
    }

    @Override
    public Integer select(Integer mask, Integer whenTrue, Integer whenFalse) {
      return number(LaneOp.SELECT, mask, whenTrue, whenFalse);
    }

    @Override
    public Integer bits(Integer a) {
      return bits(LaneOp.BITS, 0, a);
    }

    @Override
    public Integer fromBits(Integer a) {
      return number(LaneOp.FROM_BITS, a);
    }

    @Override
    public Integer constantBits(long value) {
      return bits(LaneOp.CONST_BITS, isDouble() ? value : (int) value);
    }

    @Override
    public Integer addBits(Integer a, Integer b) {
      return bits(LaneOp.ADD, 0, a, b);
    }

    @Override
    public Integer subBits(Integer a, Integer b) {
      return bits(LaneOp.SUB, 0, a, b);
    }

    @Override
    public Integer andBits(Integer a, Integer b) {
      return bits(LaneOp.AND, 0, a, b);
    }

    @Override
    public Integer orBits(Integer a, Integer b) {
      return bits(LaneOp.OR, 0, a, b);
    }

    @Override
    public Integer xorBits(Integer a, Integer b) {
      return bits(LaneOp.XOR, 0, a, b);
    }

    @Override
    public Integer shl(Integer a, int count) {
      return bits(LaneOp.SHL, count, a);
    }

    @Override
    public Integer ushr(Integer a, int count) {
      return bits(LaneOp.USHR, count, a);
    }

    @Override
    public Integer slowPath(Integer where, Integer x, Integer fast, SlowFunction slow) {
      return make(LaneOp.SLOW, floating, slow.ordinal(), where, x, fast);
    }
  }
}
