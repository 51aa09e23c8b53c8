package org.thalweg.core.emit;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.thalweg.core.kernel.Team;

/**
 * Emits one hidden class that holds a method for each loop. The arrays are its static final fields,
 * so that the JIT sees them and their lengths as constants.
 */
public final class KernelClass {
  private static final ClassDesc SELF = ClassDesc.of(KernelClass.class.getPackageName() + ".Step");
  private static final ClassDesc LOOKUP = ClassDesc.of("java.lang.invoke.MethodHandles$Lookup");
  private static final ClassDesc HANDLES = ClassDesc.of("java.lang.invoke.MethodHandles");
  private static final MethodTypeDesc RANGE = MethodTypeDesc.of(CD_void, CD_int, CD_int);

  /**
   * Bytes of code of a method, at most. HotSpot compiles up to 8000; but where its first compiler
   * runs out of registers, as it does from about 7000 on vectors, a method may be left without the
   * second compiler's code for good, and its vectors on the heap (JDK 25).
   */
  public static final int LONGEST = 4500;

  /** Loops that one method calls, at most: ten bytes of code each, so that it is compiled. */
  private static final int CASES = 700;

  private static final MethodTypeDesc DISPATCH = MethodTypeDesc.of(CD_void, CD_int, CD_int, CD_int);

  private final byte[] bytes;
  private final ClassModel model;
  private final Object[] arrays;

  /**
   * Emits the class.
   *
   * @param loops the loops, by id
   * @param arrays the Java arrays that accesses number
   * @param vectorBits width of vectors, 0 for scalar code
   */
  public KernelClass(List<Loop> loops, List<Object> arrays, int vectorBits) {
    bytes = bytes(loops, arrays, vectorBits);
    model = ClassFile.of().parse(bytes);
    this.arrays = arrays.toArray();
  }

  /** Bytes of the code of a loop. */
  public int length(int id) {
    return model.methods().stream()
        .filter(method -> method.methodName().equalsString(name(id)))
        .mapToInt(KernelClass::length)
        .sum();
  }

  private static String name(int id) {
    return "loop" + id;
  }

  private static int length(MethodModel method) {
    return method.findAttribute(Attributes.code()).map(CodeAttribute::codeLength).orElse(0);
  }

  /** Defines the class. */
  public Team.Task define() {
    try {
      MethodHandles.Lookup lookup =
          MethodHandles.lookup().defineHiddenClassWithClassData(bytes, arrays, true);
      return (Team.Task)
          lookup
              .findConstructor(
                  lookup.lookupClass(), java.lang.invoke.MethodType.methodType(void.class))
              .invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("the emitted class was refused: " + e, e);
    }
  }

  /** The length of each method, then the whole class. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (MethodModel method : model.methods()) {
      text.append(method.methodName()).append(": ").append(length(method)).append(" bytes\n");
    }
    return text.append(model.toDebugString()).toString();
  }

  private static byte[] bytes(List<Loop> loops, List<Object> arrays, int vectorBits) {
    ClassFile context =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofClassLoading(MethodHandles.lookup())));
    return context.build(
        SELF,
        builder -> {
          builder.withFlags(AccessFlag.PUBLIC, AccessFlag.FINAL);
          builder.withInterfaceSymbols(ClassDesc.of(Team.Task.class.getName()));
          constructor(builder);
          fields(builder, arrays);
          dispatch(builder, loops.size());
          for (int id = 0; id < loops.size(); id++) {
            Loop loop = loops.get(id);
            builder.withMethodBody(
                name(id),
                RANGE,
                ClassFile.ACC_STATIC | ClassFile.ACC_PRIVATE,
                code -> loop(code, loop, arrays, vectorBits));
          }
        });
  }

  private static void constructor(ClassBuilder builder) {
    builder.withMethodBody(
        ConstantDescs.INIT_NAME,
        ConstantDescs.MTD_void,
        ClassFile.ACC_PUBLIC,
        code ->
            code.aload(0)
                .invokespecial(CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .return_());
  }

  private static void fields(ClassBuilder builder, List<Object> arrays) {
    for (int i = 0; i < arrays.size(); i++) {
      builder.withField(
          "a" + i,
          arrayDesc(arrays.get(i)),
          ClassFile.ACC_STATIC | ClassFile.ACC_FINAL | ClassFile.ACC_PRIVATE);
    }
    builder.withMethodBody(
        ConstantDescs.CLASS_INIT_NAME,
        ConstantDescs.MTD_void,
        ClassFile.ACC_STATIC,
        code -> {
          code.invokestatic(HANDLES, "lookup", MethodTypeDesc.of(LOOKUP));
          code.loadConstant("_");
          code.loadConstant(CD_Object.arrayType());
          code.invokestatic(
              HANDLES,
              "classData",
              MethodTypeDesc.of(CD_Object, LOOKUP, CD_String, ConstantDescs.CD_Class));
          code.checkcast(CD_Object.arrayType());
          code.astore(0);
          for (int i = 0; i < arrays.size(); i++) {
            ClassDesc type = arrayDesc(arrays.get(i));
            code.aload(0).loadConstant(i).aaload().checkcast(type).putstatic(SELF, "a" + i, type);
          }
          code.return_();
        });
  }

  private static ClassDesc arrayDesc(Object array) {
    return Objects.requireNonNull(array).getClass().describeConstable().orElseThrow();
  }

  /** A method that calls the loop of an id; where loops are very many, by methods for some each. */
  private static void dispatch(ClassBuilder builder, int loops) {
    int parts = Math.ceilDiv(loops, CASES);
    if (parts <= 1) {
      dispatch(builder, "run", ClassFile.ACC_PUBLIC, 0, loops);
      return;
    }
    for (int part = 0; part < parts; part++) {
      int last = Math.min(loops, (part + 1) * CASES);
      dispatch(builder, "run" + part, ClassFile.ACC_PRIVATE, part * CASES, last);
    }
    builder.withMethodBody(
        "run",
        DISPATCH,
        ClassFile.ACC_PUBLIC,
        code -> {
          List<SwitchCase> cases = cases(code, 0, parts);
          Label end = code.newLabel();
          code.iload(1).loadConstant(CASES).idiv().tableswitch(end, cases);
          for (SwitchCase one : cases) {
            code.labelBinding(one.target());
            code.aload(0).iload(1).iload(2).iload(3);
            code.invokevirtual(SELF, "run" + one.caseValue(), DISPATCH);
            code.return_();
          }
          code.labelBinding(end);
          code.return_();
        });
  }

  private static List<SwitchCase> cases(CodeBuilder code, int first, int end) {
    List<SwitchCase> cases = new ArrayList<>();
    for (int id = first; id < end; id++) {
      cases.add(SwitchCase.of(id, code.newLabel()));
    }
    return cases;
  }

  private static void dispatch(ClassBuilder builder, String name, int access, int first, int last) {
    builder.withMethodBody(
        name,
        DISPATCH,
        access,
        code -> {
          List<SwitchCase> cases = cases(code, first, last);
          Label end = code.newLabel();
          if (!cases.isEmpty()) {
            code.iload(1).tableswitch(end, cases);
          }
          for (SwitchCase one : cases) {
            code.labelBinding(one.target());
            code.iload(2).iload(3).invokestatic(SELF, name(one.caseValue()), RANGE);
            code.return_();
          }
          code.labelBinding(end);
          code.return_();
        });
  }

  private static void loop(CodeBuilder code, Loop loop, List<Object> arrays, int vectorBits) {
    LaneWriter writer = writer(loop, vectorBits);
    MethodWriter method = new MethodWriter(code, writer);
    method.openArrays(SELF, loop, arrays);
    switch (loop) {
      case Loop.Rows rows -> new RowsWriter(method, rows).write(0, 1);
      case Loop.Flat flat -> new FlatWriter(method, flat).write(0, 1);
      case Loop.Columns columns -> new ColumnsWriter(method, columns).write(0, 1);
    }
    code.return_();
  }

  /** Vectors where all lanes are of one width and lie one after the other, else scalars. */
  private static LaneWriter writer(Loop loop, int vectorBits) {
    boolean columns = loop instanceof Loop.Columns;
    List<LaneCode> vectors = columns ? List.of(loop.inner(), loop.outer()) : List.of(loop.inner());
    List<Integer> widths =
        Stream.concat(
                vectors.stream().flatMap(c -> c.instrs().stream()).map(i -> i.type().bytes()),
                loop.stores().stream().map(s -> s.to().type().bytes()))
            .filter(w -> w > 0)
            .distinct()
            .toList();
    boolean simple =
        vectors.stream()
            .allMatch(c -> c.instrs().stream().allMatch(i -> isVector(i, loop.accesses())));
    boolean stores =
        elementStores(loop)
            .allMatch(s -> s.to().innerStride() == 1 && s.to().type() != LaneType.MASK);
    return vectorBits > 0 && widths.size() == 1 && simple && stores
        ? new VectorWriter(vectorBits, widths.get(0) == 8)
        : new ScalarWriter();
  }

  private static Stream<Loop.Store> elementStores(Loop loop) {
    return switch (loop) {
      case Loop.Rows rows -> rows.phases().stream().flatMap(p -> p.elementStores().stream());
      case Loop.Flat flat -> flat.stores().stream();
      case Loop.Columns columns -> columns.stores().stream();
    };
  }

  private static boolean isVector(Instr instr, List<Access> accesses) {
    return switch (instr.op()) {
      case LOAD -> {
        Access access = accesses.get((int) instr.imm());
        yield access.innerStride() == 0
            || (access.innerStride() == 1 && access.type() != LaneType.MASK);
      }
      case DIV -> instr.type().isFloating();
      case CONST,
          CONST_BITS,
          CONST_MASK,
          SCALAR,
          ADD,
          SUB,
          MUL,
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
          true;
    };
  }
}
